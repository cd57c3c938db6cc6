package io.skein.cli.verb;

import io.skein.cli.base.CommandException;
import io.skein.cli.base.Ending;
import io.skein.cli.base.Guard;
import io.skein.cli.base.Outcome;
import io.skein.cli.base.StandardError;
import io.skein.cli.socket.OpenSocket;
import io.skein.cli.socket.SocketRequest;
import io.skein.message.SocketType;
import io.skein.socket.Proxy;
import io.skein.socket.SkeinSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The verb proxy: relays between two sockets until a signal. */
public final class ProxyRun {
  private static final Duration AFTER_SIGNAL = Duration.ofMillis(400);
  private static final Map<SocketType, SocketType> PARTNERS =
      Map.of(
          SocketType.XSUB, SocketType.XPUB,
          SocketType.XPUB, SocketType.XSUB,
          SocketType.ROUTER, SocketType.DEALER,
          SocketType.DEALER, SocketType.ROUTER,
          SocketType.PULL, SocketType.PUSH,
          SocketType.PUSH, SocketType.PULL);

  private final List<SocketRequest> requests = new ArrayList<>();

  /**
   * Reads the arguments after the verb.
   *
   * @throws CommandException when they cannot be read or do not fit each other
   */
  public ProxyRun(String... arguments) {
    ParseResult given =
        Picocli.parse(
            commandLine(),
            argument -> "skein proxy does not know what to do with '" + argument + "'",
            arguments);
    SocketRequest frontend = required(given, "--frontend");
    SocketRequest backend = required(given, "--backend");
    if (PARTNERS.get(frontend.type()) != backend.type()) {
      throw CommandException.impossible(
          "A proxy cannot join "
              + Syntax.verb(frontend.type())
              + " and "
              + Syntax.verb(backend.type())
              + ": the pairs are xsub and xpub, router and dealer, pull and push");
    }
    requests.add(frontend);
    requests.add(backend);
    if (given.hasMatchedOption("--capture")) {
      requests.add(capture(required(given, "--capture")));
    }
  }

  private static CommandLine commandLine() {
    CommandSpec spec = CommandSpec.create().name("skein proxy");
    String endpoint = "TYPE:bind|connect:URL";
    spec.addOption(option("--frontend", endpoint, "where requests, work or news come from"));
    spec.addOption(option("--backend", endpoint, "where they go; may be repeated, as --frontend"));
    spec.addOption(
        option("--capture", "pub|push:bind|connect:URL", "gets a copy of every message"));
    return Picocli.strict(spec);
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .description(description)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  /** The options, one or two lines each. */
  public static String optionHelp() {
    return commandLine().getHelp().optionList();
  }

  private static SocketRequest required(ParseResult given, String option) {
    List<String> texts = given.matchedOptionValue(option, List.of());
    if (texts.isEmpty()) {
      throw CommandException.impossible("skein proxy needs " + option + " TYPE:bind|connect:URL");
    }
    return ProxySide.parse(option, texts);
  }

  private static SocketRequest capture(SocketRequest request) {
    if (request.type() != SocketType.PUB && request.type() != SocketType.PUSH) {
      throw CommandException.impossible(
          "--capture is a pub or a push, and not a " + Syntax.verb(request.type()));
    }
    return request;
  }

  /** Relays until {@code ending} has an outcome, and closes everything. */
  public Outcome run(Ending ending, StandardError error) throws InterruptedException {
    try (CommandContext context = new CommandContext()) {
      context.open(requests, false, ending, error);
      List<SkeinSocket> sockets = context.sockets().stream().map(OpenSocket::socket).toList();
      Proxy proxy =
          sockets.size() > 2
              ? Proxy.start(sockets.get(0), sockets.get(1), sockets.get(2))
              : Proxy.start(sockets.get(0), sockets.get(1));
      Guard.start("skein-proxy-watch", ending, proxy::await);
      Traffic unlimited = new Traffic(java.util.Optional.empty());
      Outcome outcome = ending.await(unlimited::nanosLeft, Outcome.DONE);
      proxy.close();
      context.sockets().forEach(socket -> socket.close(AFTER_SIGNAL, true));
      return outcome;
    }
  }
}
