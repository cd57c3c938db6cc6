package io.skein.delivery;

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

/** A transport that a test works by hand, one step at a time; scheme {@code hand}. */
final class HandTransport implements TransportProvider, Transport {
  private TransportContext context;
  private LinkHost host;
  private Runnable atConnect = () -> {};
  private Runnable atUnbind = () -> {};
  private boolean endsLate;

  /** The socket that was bound or connected last. */
  LinkHost host() {
    return host;
  }

  /** Run within the next connect(). */
  void atConnect(Runnable atConnect) {
    this.atConnect = atConnect;
  }

  /** Run within the close() of a listener. */
  void atUnbind(Runnable atUnbind) {
    this.atUnbind = atUnbind;
  }

  /** From now on connectors do not end when they are told to: a test says when. */
  void endLate() {
    endsLate = true;
  }

  /** A peer that asks to be joined; joined when this returns, for nobody has the socket's turn. */
  HandLink attach(SocketType type) {
    HandLink link = new HandLink();
    host.attach(
        link,
        new PeerInfo(
            context.nextLink(), type, Optional.empty(), "hand", Map.of(), Optional.empty()));
    return link;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("hand");
  }

  @Override
  public Transport create(TransportContext context) {
    this.context = context;
    return this;
  }

  @Override
  public Listener bind(Endpoint endpoint, LinkHost host) {
    this.host = host;
    host.listening(endpoint);
    return new Listener() {
      @Override
      public Endpoint endpoint() {
        return endpoint;
      }

      @Override
      public void close() {
        atUnbind.run();
      }
    };
  }

  @Override
  public Connector connect(Endpoint endpoint, LinkHost host, Lanes lanes) {
    this.host = host;
    atConnect.run();
    return deadlineNanos -> {
      if (!endsLate) {
        host.ended("A test has ended it");
      }
    };
  }

  @Override
  public void close() {}

  /** Notes what the socket says. */
  final class HandLink implements Link {
    Lanes lanes;
    String refusedBecause;

    @Override
    public void joined(Lanes lanes, Peer peer) {
      this.lanes = lanes;
    }

    @Override
    public void refused(String reason) {
      refusedBecause = reason;
      host.detached(this, reason);
    }

    @Override
    public void prove() {
      host.alive(this);
    }

    @Override
    public void finish(long deadlineNanos) {
      host.detached(this, "finished");
    }
  }
}
