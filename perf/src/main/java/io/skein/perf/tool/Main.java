package io.skein.perf.tool;

import io.skein.perf.library.Library;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one tool and prints its result, one line of JSON. Ends with 0, or with 1 and one line that
 * says what is wrong.
 */
public final class Main {
  private static final int LIMIT_SECONDS = 300;

  /** With some libraries only closing the whole context waits until all has left. */
  private static final Set<String> LEAVES_SOMETHING_TO_SEND =
      Set.of(
          "remote_thr",
          "fan_in remote",
          "local_lat",
          "router_echo local",
          "fan_out remote",
          "sub_match remote");

  private Main() {}

  /** The tool's name, then its arguments. */
  public static void main(String[] words) {
    int status = run(System.out, System.err, false, words);
    if (status != 0) {
      // Whatever hangs: nothing waits for it.
      Runtime.getRuntime().halt(status);
    }
    // A library's threads end with the process; its sockets are closed.
    System.exit(0);
  }

  /**
   * Runs one tool in this process, which goes on afterwards; any number of threads may do so.
   * Blocks until the tool has ended. One that has failed may leave a daemon thread behind.
   *
   * @return what a process would exit with
   */
  public static int run(PrintStream out, PrintStream err, String... words) {
    return run(out, err, true, words);
  }

  private static int run(PrintStream out, PrintStream err, boolean stays, String... words) {
    if (words.length == 0 || words[0].equals("help")) {
      out.println(Usage.all());
      return 0;
    }
    try {
      out.println(result(stays, new ArrayList<>(Arrays.asList(words))));
      out.flush();
      return 0;
    } catch (Exception e) {
      err.println("perf: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
      if (!(e instanceof IllegalArgumentException) && !(e instanceof IllegalStateException)) {
        e.printStackTrace(err);
      }
      return 1;
    }
  }

  /** In a thread of its own: a tool whose other half never comes ends all the same. */
  private static Result result(boolean stays, List<String> words) throws Exception {
    String name = words.remove(0);
    String usage = Usage.of(name, "");
    if (usage == null && !words.isEmpty()) {
      String half = words.remove(0);
      usage = Usage.of(name, half);
      name += " " + half;
    }
    if (usage == null) {
      throw new IllegalArgumentException(Usage.all());
    }
    Arguments in = new Arguments(usage, words);
    int seconds = in.option("limit", LIMIT_SECONDS);
    String tool = name;
    CompletableFuture<Result> result = new CompletableFuture<>();
    OtherThread.start(
        () -> result.complete(result(tool, in, stays)),
        (thread, failure) -> result.completeExceptionally(failure));
    try {
      return result.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Not done within " + seconds + " s: see --limit");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static Result result(String name, Arguments in, boolean stays) throws Exception {
    if (in.option("lib", "skein").equals("raw")) {
      return raw(name, in);
    }
    Library library = Library.of(in.option("lib", "skein"));
    Result result = run(name, library, in);
    if (LEAVES_SOMETHING_TO_SEND.contains(name)) {
      library.close();
    } else if (stays) {
      // JeroMQ may wait here for half a minute, for nothing.
      Thread closing = new Thread(library::close, "perf-close");
      closing.setDaemon(true);
      closing.start();
    }
    return result;
  }

  private static Result run(String name, Library library, Arguments in) throws Exception {
    return switch (name) {
      case "local_thr" -> Streams.local(name, library, in, 1);
      case "remote_thr" -> Streams.remote(name, library, in, 1);
      case "inproc_thr" -> Streams.inproc(library, in);
      case "local_lat" -> RoundTrips.local(library, in);
      case "remote_lat" -> RoundTrips.remote(library, in);
      case "inproc_lat" -> RoundTrips.inproc(library, in);
      case "proxy_thr" -> Relays.inproc(library, in);
      case "proxy" -> Relays.process(library, in);
      case "fan_in local" -> Streams.local(name, library, in, in.number(3, 1));
      case "fan_in remote" -> Streams.remote(name, library, in, in.number(3, 1));
      case "fan_out local" -> Publishing.fanOutLocal(library, in);
      case "fan_out remote" -> Publishing.fanOutRemote(library, in);
      case "router_echo local" -> Echoes.local(library, in);
      case "router_echo remote" -> Echoes.remote(library, in);
      case "sub_match local" -> Publishing.matchLocal(library, in);
      case "sub_match remote" -> Publishing.matchRemote(library, in);
      case "idle_conn local" -> Accepting.idle(library, in);
      case "idle_conn remote" -> Connecting.idle(in);
      case "conn_storm local" -> Accepting.storm(library, in);
      case "conn_storm remote" -> Connecting.storm(in);
      case "defaults" -> Defaults.of(library);
      default -> throw new IllegalArgumentException(Usage.all());
    };
  }

  private static Result raw(String name, Arguments in) throws Exception {
    return switch (name) {
      case "local_thr" -> Raw.receive(in);
      case "remote_thr" -> Raw.send(in);
      case "local_lat" -> Raw.answer(in);
      case "remote_lat" -> Raw.ask(in);
      case "router_echo local" -> RawEchoes.local(in);
      case "router_echo remote" -> RawEchoes.remote(in);
      default -> throw new IllegalArgumentException("--lib raw has no " + name);
    };
  }
}
