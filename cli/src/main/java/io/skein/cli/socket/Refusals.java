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
  private final Ending ending;
  private final Set<Endpoint> waiting = new HashSet<>();
  private final boolean listens;
  private Outcome refused;
  private Thread closing;

  /** Watches the endpoints of all {@code requests}. */
  public Refusals(List<SocketRequest> requests, Ending ending) {
    this.ending = ending;
    this.listens = requests.stream().anyMatch(request -> !request.binds().isEmpty());
    for (SocketRequest request : requests) {
      waiting.addAll(request.connected());
    }
  }

  @Override
  public synchronized void accept(SocketEvent event) {
    if (event instanceof SocketEvent.PeerJoined) {
      waiting.add(event.endpoint());
    } else if (event instanceof SocketEvent.HandshakeFailed failed
        && failed.failure().isRefusal()) {
      waiting.remove(event.endpoint());
      if (waiting.isEmpty() && !listens) {
        refused(Outcome.refused(event.endpoint() + " refused us: " + event.cause()));
      }
    }
  }

  private void refused(Outcome outcome) {
    refused = outcome;
    ending.with(outcome);
    if (closing != null) {
      closing.interrupt();
    }
  }

  /** The calling thread closes from now on; a refusal interrupts it, for nobody will come. */
  public synchronized void closing() {
    closing = Thread.currentThread();
    if (refused != null) {
      closing.interrupt();
    }
  }

  /**
   * The calling thread has closed everything, and all events are told.
   *
   * @param undelivered how many messages were left over
   * @return {@code outcome}, or, where messages were left over because of it, the refusal
   */
  public synchronized Outcome closed(Outcome outcome, long undelivered) {
    closing = null;
    boolean blamed = refused != null && outcome.status() == 0 && undelivered > 0;
    return (blamed ? refused : outcome).withUndelivered(undelivered);
  }
}
