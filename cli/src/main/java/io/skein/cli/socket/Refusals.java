package io.skein.cli.socket;

import io.skein.cli.base.Ending;
import io.skein.cli.base.Outcome;
import io.skein.event.SocketEvent;
import io.skein.message.Endpoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Ends the command when the peers of all its connected endpoints refuse it. A command that listens
 * anywhere waits for better peers instead.
 */
public final class Refusals implements Consumer<SocketEvent> {
  /** The rules of RFC 37 by which the engine turns a peer down that has done nothing wrong. */
  private static final List<String> MISMATCHES = List.of("(ALL-9)", "may not talk to that type");

  private final Ending ending;
  private final Set<Endpoint> waiting = new HashSet<>();
  private final boolean listens;

  /** Watches the endpoints of all {@code requests}. */
  public Refusals(List<SocketRequest> requests, Ending ending) {
    this.ending = ending;
    this.listens = requests.stream().anyMatch(request -> !request.binds().isEmpty());
    for (SocketRequest request : requests) {
      request.connects().stream()
          .filter(url -> url.contains("://"))
          .map(Endpoint::parse)
          .forEach(waiting::add);
    }
  }

  @Override
  public synchronized void accept(SocketEvent event) {
    if (event instanceof SocketEvent.PeerJoined) {
      waiting.add(event.endpoint());
    } else if (event instanceof SocketEvent.HandshakeFailed failed && isRefusal(failed)) {
      waiting.remove(event.endpoint());
      if (waiting.isEmpty() && !listens) {
        ending.with(Outcome.refused(event.endpoint() + " refused us: " + event.cause()));
      }
    }
  }

  private static boolean isRefusal(SocketEvent.HandshakeFailed failed) {
    return failed.permanent() || MISMATCHES.stream().anyMatch(failed.cause()::contains);
  }
}
