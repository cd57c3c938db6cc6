package io.skein.cli;

import io.skein.cli.base.CommandException;
import io.skein.cli.base.Ending;
import io.skein.cli.base.Guard;
import io.skein.cli.base.Outcome;
import io.skein.cli.base.Signals;
import io.skein.cli.base.StandardError;
import io.skein.cli.base.StandardOutput;
import io.skein.cli.demo.Demo;
import io.skein.cli.verb.ProxyRun;
import io.skein.cli.verb.Syntax;
import io.skein.cli.verb.VerbRun;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the command begins. */
public final class Main {
  private final StandardOutput output = StandardOutput.ofProcess();
  private final StandardError error = StandardError.ofProcess();
  private final Ending ending = new Ending();

  private Main() {}

  /** Runs the command and exits with its status. */
  public static void main(String... arguments) {
    Main main = new Main();
    Signals signals = Signals.watch(main.ending);
    Outcome outcome = main.outcome(arguments);
    if (!outcome.sentence().isEmpty()) {
      main.error.line("skein: " + outcome.sentence());
    }
    signals.closed();
    // After a signal the JVM is on its way down with a status of its own, and this waits for that.
    System.exit(Math.max(0, outcome.status()));
  }

  private Outcome outcome(String... arguments) {
    try {
      Outcome outcome = run(arguments);
      output.flush();
      return outcome;
    } catch (Throwable t) {
      Outcome outcome = Guard.outcomeOf(t);
      return ending.with(outcome) ? outcome : signalledOr(outcome);
    }
  }

  /** What goes wrong because a signal came is no news. */
  private Outcome signalledOr(Outcome failure) {
    try {
      Outcome first = ending.await(() -> 0, failure);
      return first.isSignal() ? first : failure;
    } catch (InterruptedException e) {
      return Outcome.SIGNALLED;
    }
  }

  private Outcome run(String... arguments) throws InterruptedException {
    if (arguments.length == 0) {
      print(Help.overview());
      return Outcome.impossible("");
    }
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    return switch (arguments[0]) {
      case "version", "--version" -> print("skein " + Version.text() + "\n");
      case "help", "--help", "-h" -> print(rest.length == 0 ? Help.overview() : Help.of(rest[0]));
      case "demo" -> new Demo(output, ending).run(rest);
      case "proxy" ->
          wantsHelp(rest) ? print(Help.of("proxy")) : new ProxyRun(rest).run(ending, error);
      default -> verb(arguments[0], rest);
    };
  }

  private Outcome verb(String name, String... rest) throws InterruptedException {
    Syntax syntax = new Syntax(Verbs.typeOf(name));
    return wantsHelp(rest)
        ? print(Help.of(name))
        : new VerbRun(syntax.parse(rest), output, error).run(ending);
  }

  private static boolean wantsHelp(String... rest) {
    return rest.length == 1 && (rest[0].equals("--help") || rest[0].equals("-h"));
  }

  private Outcome print(String text) throws CommandException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
    return Outcome.DONE;
  }
}
