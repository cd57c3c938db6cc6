package io.skein.transport.inproc;

import io.skein.message.Peer;
import io.skein.pipe.Errands;
import io.skein.transport.Lanes;
import io.skein.transport.Link;
import io.skein.transport.LinkHost;
import io.skein.transport.LinkProfile;
import io.skein.transport.PeerInfo;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Optional;

/**
 * Two sockets that are being joined, or are.
 *
 * <pre>
 *   ASKING_CONNECTOR ──▶ ASKING_LISTENER ──▶ JOINED ──▶ PARTED
 *          └── refused, finished ──┴──────────────────────▲
 * </pre>
 *
 * <p>The connecting socket answers first, with its lanes; the bound one is asked to take their
 * other ends. The monitor guards the state and is never held while a socket is told something.
 */
final class InprocJoin {
  private enum Stage {
    ASKING_CONNECTOR,
    ASKING_LISTENER,
    JOINED,
    PARTED
  }

  private final InprocConnector connector;
  private final InprocListener listener;
  private final End connectorEnd;
  private final End listenerEnd;

  // Guarded by the monitor.
  private Stage stage = Stage.ASKING_CONNECTOR;
  private String partedBecause;
  private boolean wasRefused;

  InprocJoin(InprocConnector connector, InprocListener listener) {
    this.connector = connector;
    this.listener = listener;
    this.connectorEnd = new End(connector.host());
    this.listenerEnd = new End(listener.host());
  }

  void begin() {
    connectorEnd.ask(infoAbout(listener.host(), Optional.empty()));
  }

  private PeerInfo infoAbout(LinkHost other, Optional<Lanes> lanes) {
    LinkProfile profile = other.profile();
    return new PeerInfo(
        connector.transport().context().nextLink(),
        profile.type(),
        profile.routingId(),
        connector.endpoint().address(),
        Map.of(),
        lanes);
  }

  private void joined(End end, Lanes lanes) {
    if (end == connectorEnd) {
      connectorJoined(lanes);
    } else if (listenerJoined()) {
      connector.joined(this);
    }
  }

  /** Whether both sockets have answered and have not parted. */
  synchronized boolean isJoined() {
    return stage == Stage.JOINED;
  }

  private boolean listenerJoined() {
    Lanes lanes;
    synchronized (this) {
      if (stage != Stage.ASKING_LISTENER) {
        return false; // Parted meanwhile: detached has been or will be told.
      }
      stage = Stage.JOINED;
      lanes = listenerEnd.lanes;
      addMarks(lanes); // It may have changed its own before it knew of this join.
    }
    ringWriters(lanes);
    return true;
  }

  private void connectorJoined(Lanes lanes) {
    synchronized (this) {
      if (stage != Stage.ASKING_CONNECTOR) {
        return; // Parted meanwhile.
      }
      stage = Stage.ASKING_LISTENER;
      addMarks(lanes);
      lanes.outbound().shared(true);
      lanes.inbound().shared(true);
      listenerEnd.lanes = lanes;
    }
    // There may be more room now than the connector's socket, which waits perhaps, was told.
    ringWriters(lanes);
    listenerEnd.ask(infoAbout(connector.host(), Optional.of(lanes.mirrored())));
  }

  /** From here on what is put into the lanes belongs to the other socket; the marks add up. */
  private void addMarks(Lanes lanes) {
    LinkProfile ours = connector.host().profile();
    LinkProfile theirs = listener.host().profile();
    lanes.outbound().mark(ours.sendMark().plus(theirs.receiveMark()));
    lanes.inbound().mark(theirs.sendMark().plus(ours.receiveMark()));
  }

  /** One of the two sockets has other marks now. */
  private void marksChanged() {
    Lanes lanes;
    synchronized (this) {
      if (stage != Stage.ASKING_LISTENER && stage != Stage.JOINED) {
        return;
      }
      lanes = listenerEnd.lanes;
      addMarks(lanes);
    }
    ringWriters(lanes);
  }

  private static void ringWriters(Lanes lanes) {
    VarHandle.fullFence();
    Errands.runNow(lanes.outbound()::ringWriter);
    Errands.runNow(lanes.inbound()::ringWriter);
  }

  /** The listener's socket has not taken them: they are the connector's own again. */
  private void unshare(Lanes lanes) {
    LinkProfile ours = connector.host().profile();
    lanes.outbound().mark(ours.sendMark());
    lanes.inbound().mark(ours.receiveMark());
    lanes.outbound().shared(false);
    lanes.inbound().shared(false);
  }

  /** Ends the join, whatever its stage; idempotent. */
  void part(String cause) {
    part(cause, null);
  }

  private void part(String cause, End refusing) {
    Stage before;
    boolean tellListener;
    boolean tellConnector;
    final boolean refused = refusing != null;
    synchronized (this) {
      before = stage;
      if (before == Stage.PARTED) {
        return;
      }
      stage = Stage.PARTED;
      partedBecause = cause;
      wasRefused = refused;
      tellListener = listenerEnd.asked;
      tellConnector = connectorEnd.asked;
      if (before == Stage.ASKING_LISTENER && refusing == listenerEnd) {
        unshare(listenerEnd.lanes);
        listenerEnd.lanesWentBack = true;
      }
    }
    if (tellListener) {
      listenerEnd.host.detached(listenerEnd, cause);
    }
    if (tellConnector) {
      connectorEnd.host.detached(connectorEnd, cause);
      connector.parted(this, refused);
    } // else whoever asks the connector's socket does both: it joins nobody else before
  }

  /** One socket's view of the join. */
  private final class End implements Link {
    private final LinkHost host;
    private Lanes lanes;
    private volatile boolean lanesWentBack;

    /** Guarded by the join's monitor. */
    private boolean asked;

    End(LinkHost host) {
      this.host = host;
    }

    /** Asks the socket; one that was asked is told of the end, and nobody before it was asked. */
    void ask(PeerInfo info) {
      host.attach(this, info);
      String cause;
      boolean refused;
      synchronized (InprocJoin.this) {
        asked = true;
        cause = partedBecause;
        refused = wasRefused;
      }
      if (cause != null) {
        host.detached(this, cause);
        if (this == connectorEnd) {
          connector.parted(InprocJoin.this, refused);
        }
      }
    }

    @Override
    public void joined(Lanes lanes, Peer peer) {
      InprocJoin.this.joined(this, lanes);
    }

    @Override
    public void refused(String reason) {
      part(reason, this);
    }

    @Override
    public boolean lanesWentBack() {
      return lanesWentBack;
    }

    @Override
    public void marksChanged() {
      InprocJoin.this.marksChanged();
    }

    /** A socket of this process is alive as long as it has not parted. */
    @Override
    public void prove() {
      host.alive(this);
    }

    /** Nothing waits to be sent: what is in the lane is the peer's. */
    @Override
    public void finish(long deadlineNanos) {
      part("The peer's socket was closed");
    }
  }
}
