package io.skein.sockets;

import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.SocketType;
import io.skein.pipe.Errands;
import io.skein.transport.Connector;
import io.skein.transport.Drivable;
import io.skein.transport.Lanes;
import io.skein.transport.Link;
import io.skein.transport.LinkHost;
import io.skein.transport.Listener;
import io.skein.transport.PeerInfo;
import io.skein.transport.Transport;
import io.skein.transport.TransportContext;
import io.skein.transport.TransportProvider;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Links that join at once and can be driven: each for itself, or all of them as a whole. What is
 * driven is written down. The first link brings a message, or takes one, in each turn.
 *
 * <p>Scheme {@code recorded}. For a thread that does all itself.
 */
final class RecordedTransport implements TransportProvider {
  /** What was driven: {@code whole}, {@code first link}, or {@code later link}. */
  final Set<String> driven = new TreeSet<>();

  private final SocketType peerType;
  private final ArrayList<RecordedLink> links = new ArrayList<>();
  private final Recorded whole = new Recorded("whole");

  RecordedTransport(SocketType peerType) {
    this.peerType = peerType;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("recorded");
  }

  @Override
  public Transport create(TransportContext context) {
    return new Transport() {
      @Override
      public Listener bind(Endpoint endpoint, LinkHost host) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Connector connect(Endpoint endpoint, LinkHost host, Lanes lanes) {
        RecordedLink link = new RecordedLink(host);
        links.add(link);
        host.attach(
            link,
            new PeerInfo(
                context.nextLink(),
                peerType,
                Optional.empty(),
                endpoint.address(),
                Map.of(),
                Optional.empty()));
        return deadlineNanos -> {
          links.remove(link);
          link.finish(deadlineNanos);
          host.ended("The endpoint was closed");
        };
      }

      @Override
      public void close() {
        // There are no threads.
      }
    };
  }

  private final class RecordedLink implements Link {
    private final LinkHost host;
    private final Recorded own = new Recorded(links.isEmpty() ? "first link" : "later link");
    private Lanes lanes;
    private Peer peer;

    RecordedLink(LinkHost host) {
      this.host = host;
    }

    @Override
    public void joined(Lanes lanes, Peer peer) {
      this.lanes = lanes;
      this.peer = peer;
    }

    @Override
    public Drivable drivable() {
      return whole;
    }

    @Override
    public Drivable drivableForReceiving() {
      return own;
    }

    void move() {
      Errands errands = new Errands();
      lanes.outbound().take();
      lanes.inbound().offer(Message.of("message").withPeer(peer));
      VarHandle.fullFence();
      lanes.outbound().ringWriter(errands);
      lanes.inbound().ringReader(errands);
      errands.runAll();
    }

    @Override
    public void refused(String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void prove() {
      // It lives.
    }

    @Override
    public void finish(long deadlineNanos) {
      host.detached(this, "The endpoint was closed");
    }
  }

  private final class Recorded implements Drivable {
    private final String name;

    Recorded(String name) {
      this.name = name;
    }

    @Override
    public long turn(long nanos, BooleanSupplier done) {
      driven.add(name);
      links.get(0).move();
      return 0;
    }

    @Override
    public void enter() {
      // Nobody else drives.
    }

    @Override
    public boolean tryTake() {
      return true;
    }

    @Override
    public boolean isFree() {
      return true;
    }

    @Override
    public void giveBack() {
      // Nobody else drives.
    }

    @Override
    public void exit() {
      // Nobody else drives.
    }

    @Override
    public void wake() {
      // It never sleeps.
    }
  }
}
