package io.skein.testkit;

import io.skein.message.Endpoint;
import io.skein.message.Peer;
import io.skein.message.SocketType;
import io.skein.transport.Connector;
import io.skein.transport.Lanes;
import io.skein.transport.Link;
import io.skein.transport.LinkHost;
import io.skein.transport.Listener;
import io.skein.transport.PeerInfo;
import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import io.skein.transport.TransportProvider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The worst transport there can be: its links join at once, accept messages into their lanes, and
 * then stand still for ever; they end neither when told to finish nor when the context closes.
 *
 * <p>In the {@linkplain #holdingSenders second form} even the thread that rings a link's bell is
 * held, as a transport may hold it that writes to a device on the sender's own thread. It is for
 * proving that a sender stuck here delays nobody else and no {@code close()}.
 *
 * <p>Scheme {@code stall}; every address is another peer. Give it to the context's builder.
 */
public final class StallingTransport implements TransportProvider {
  private final SocketType peerType;
  private final boolean holdsSenders;
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger held = new AtomicInteger();

  private StallingTransport(SocketType peerType, boolean holdsSenders) {
    this.peerType = peerType;
    this.holdsSenders = holdsSenders;
  }

  /** Links fill up and stand still. */
  public static StallingTransport standingStill(SocketType peerType) {
    return new StallingTransport(peerType, false);
  }

  /** Links fill up, stand still, and hold the thread that wakes them until {@link #release}. */
  public static StallingTransport holdingSenders(SocketType peerType) {
    return new StallingTransport(peerType, true);
  }

  /** Waits until as many threads are held. */
  public void awaitHeld(int threads) throws InterruptedException {
    Await.until(threads + " threads are held by a transport", () -> held.get() >= threads);
  }

  /** Lets all held threads go, now and later. */
  public void release() {
    released.countDown();
  }

  @Override
  public Set<String> schemes() {
    return Set.of("stall");
  }

  @Override
  public Transport create(TransportContext context) {
    return new Stalled(context);
  }

  private final class Stalled implements Transport {
    private final TransportContext context;

    Stalled(TransportContext context) {
      this.context = context;
    }

    @Override
    public Listener bind(Endpoint endpoint, LinkHost host) {
      host.listening(endpoint);
      join(endpoint, host);
      return new Listener() {
        @Override
        public Endpoint endpoint() {
          return endpoint;
        }

        @Override
        public void close() {
          // Nothing is held open.
        }
      };
    }

    @Override
    public Connector connect(Endpoint endpoint, LinkHost host, Lanes lanes) {
      join(endpoint, host);
      return deadlineNanos -> {};
    }

    private void join(Endpoint endpoint, LinkHost host) {
      host.attach(
          new StalledLink(),
          new PeerInfo(
              context.nextLink(),
              peerType,
              Optional.empty(),
              endpoint.address(),
              Map.of(),
              Optional.empty()));
    }

    @Override
    public void close() {
      // There are no threads.
    }
  }

  private final class StalledLink implements Link {
    @Override
    public void joined(Lanes lanes, Peer peer) {
      if (holdsSenders) {
        lanes.outbound().readerBell().onRing(errands -> hold());
        if (!lanes.outbound().armReaderBell()) {
          hold();
        }
      }
    }

    private void hold() {
      held.incrementAndGet();
      boolean interrupted = false;
      while (released.getCount() > 0) {
        try {
          released.await();
        } catch (InterruptedException e) {
          interrupted = true; // Whoever is stuck in a device does not come back for that.
        }
      }
      held.decrementAndGet();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void refused(String reason) {
      // Stands still.
    }

    @Override
    public void prove() {
      // Stands still.
    }

    @Override
    public void finish(long deadlineNanos) {
      // Stands still.
    }
  }
}
