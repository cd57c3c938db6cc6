package io.skein.cli.verb;

import io.skein.cli.socket.OpenSocket;
import java.time.Duration;
import java.util.Optional;

/** When the next message of the input goes: the first waits for peers, the others pause. */
final class Pace {
  private final OpenSocket socket;
  private final VerbArguments arguments;
  private boolean begun;

  Pace(OpenSocket socket, VerbArguments arguments) {
    this.socket = socket;
    this.arguments = arguments;
  }

  /** Waits until it is time for one more. */
  void await() throws InterruptedException {
    if (begun) {
      pause(arguments.interval);
    } else {
      socket.awaitPeers(arguments.peers);
      begun = true;
    }
  }

  private static void pause(Optional<Duration> interval) throws InterruptedException {
    if (interval.isPresent()) {
      Thread.sleep(interval.get().toMillis(), interval.get().toNanosPart() % 1_000_000);
    }
  }
}
