package io.skein.cli.verb;

import io.skein.cli.base.Ending;
import io.skein.cli.base.Outcome;
import io.skein.cli.base.StandardError;
import io.skein.cli.base.StandardOutput;
import io.skein.cli.socket.OpenSocket;
import io.skein.cli.socket.Refusals;
import java.time.Duration;
import java.util.List;

/** One of the eleven verbs, from the opening of its socket to its outcome. */
public final class VerbRun {
  private static final Duration AFTER_SIGNAL = Duration.ofMillis(400);
  private static final Duration DEFAULT_LINGER = Duration.ofSeconds(5);

  private final VerbArguments arguments;
  private final StandardOutput output;
  private final StandardError error;

  /** What {@code arguments} asks for. */
  public VerbRun(VerbArguments arguments, StandardOutput output, StandardError error) {
    this.arguments = arguments;
    this.output = output;
    this.error = error;
  }

  /**
   * Runs it, and closes everything; the calling thread only waits.
   *
   * @throws io.skein.event.SkeinException when an endpoint or an option cannot be had
   */
  public Outcome run(Ending ending) throws InterruptedException {
    Refusals refusals;
    Outcome outcome;
    long undelivered;
    try (CommandContext context = new CommandContext()) {
      arguments.message(); // Wrong frames are told before anything is opened.
      context.open(List.of(arguments.socket()), arguments.showsEvents(), ending, error);
      OpenSocket socket = context.sockets().get(0);
      Traffic traffic = new Traffic(arguments.timeout);
      new Conversation(arguments, socket, traffic, output, error).start(ending);
      outcome = ending.await(traffic::nanosLeft, timedOut());
      refusals = context.refusals();
      refusals.closing();
      undelivered = socket.close(linger(socket, outcome), arguments.answers());
    }
    // Not before the last event is told: a refusal ends the socket, and is heard of later.
    return refusals.closed(outcome, undelivered);
  }

  private Outcome timedOut() {
    return Outcome.timedOut(
        "Nothing was sent or received for "
            + arguments.timeoutText()
            + ", and that is what -t allows");
  }

  /** Who gave up waiting, and who was told to stop, does not want to wait again for long. */
  private Duration linger(OpenSocket socket, Outcome outcome) {
    Duration linger = arguments.linger().orElse(socket.linger());
    if (outcome.isSignal()) {
      return shorter(linger, AFTER_SIGNAL);
    }
    return outcome.status() == 0 || arguments.linger().isPresent()
        ? linger
        : shorter(linger, arguments.timeout.orElse(DEFAULT_LINGER));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
