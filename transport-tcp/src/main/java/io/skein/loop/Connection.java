package io.skein.loop;

import io.skein.event.SocketEvent;
import io.skein.message.Peer;
import io.skein.transport.Lanes;
import io.skein.transport.Link;
import io.skein.transport.LinkProfile;
import io.skein.transport.PeerInfo;
import io.skein.zmtp.PeerProperties;
import io.skein.zmtp.Stage;
import io.skein.zmtp.ZmtpEngine;
import io.skein.zmtp.ZmtpException;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.Optional;

/**
 * One connection from its first byte to its last: which phase it is in, and who does what then.
 *
 * <pre>
 *   HANDSHAKE ── READY ──▶ ASKED ── joined ──▶ JOINED ── finish, violation ──▶ DRAINING ──▶ OVER
 *       └──────────────────┴── refused ────────┴── broken, deadline ────────────────────────▶
 * </pre>
 *
 * <p>The methods of {@link Link} are for any thread and only post to the loop; everything else is
 * the loop's.
 */
public final class Connection implements Link, Selected {
  private enum Phase {
    HANDSHAKE,
    ASKED,
    JOINED,
    DRAINING,
    OVER
  }

  /** Something to be done for this connection that may fail it. */
  interface Step {
    void run() throws Exception;
  }

  private final EventLoop loop;
  private final ByteStream stream;
  private final ConnectionSetup setup;
  private final ConnectionOwner owner;
  private final LinkProfile profile;
  private final String address;
  private final ZmtpEngine engine;
  private final OutboundDriver outbound;
  private final InboundDriver inbound;
  private final Pulse pulse;
  private final Farewell farewell;
  private final Timer handshakeTimer;
  private final Runnable outboundTask = () -> guarded(this::driveOutbound);
  private Registration registration;
  private Phase phase = Phase.HANDSHAKE;
  private boolean asked;
  private boolean lived;

  /** The peer has closed, or does not take our bytes, while what it sent waits for an answer. */
  private boolean peerIsGone;

  /** A connection over {@code stream} that does nothing before {@link #start}. */
  public Connection(
      EventLoop loop,
      ByteStream stream,
      ConnectionSetup setup,
      String address,
      ConnectionOwner owner) {
    this.loop = loop;
    this.stream = stream;
    this.setup = setup;
    this.owner = owner;
    this.address = address;
    profile = setup.host().profile();
    engine =
        new ZmtpEngine(
            setup.engineSettings(profile, address),
            () -> loop.execute(() -> guarded(this::resume)));
    Runnable inboundTask = () -> guarded(this::driveInbound);
    outbound = new OutboundDriver(stream, engine, errands -> loop.execute(outboundTask));
    inbound = new InboundDriver(stream, engine.inbound(), errands -> loop.execute(inboundTask));
    pulse =
        new Pulse(
            loop,
            this,
            engine.heartbeat(),
            inbound,
            outbound,
            profile.connection().heartbeatTimeout());
    farewell = new Farewell(loop, this);
    handshakeTimer = new Timer(this::handshakeTimeIsOver);
  }

  // ---- Link: any thread -------------------------------------------------------------------------

  @Override
  public void joined(Lanes lanes, Peer peer) {
    loop.execute(() -> guarded(() -> join(lanes, peer)));
  }

  @Override
  public void refused(String reason) {
    loop.execute(() -> end(Ending.Kind.REFUSED, reason));
  }

  @Override
  public void prove() {
    loop.execute(
        () -> {
          if (phase == Phase.JOINED) {
            pulse.prove();
          }
        });
  }

  @Override
  public void finish(long deadlineNanos) {
    loop.execute(() -> guarded(() -> beginFinish(deadlineNanos)));
  }

  /** Ends the connection unless its handshake is done: its endpoint is closed. */
  public void abandonHandshake() {
    loop.execute(
        () -> {
          if (phase == Phase.HANDSHAKE) {
            end(Ending.Kind.FINISHED, "The endpoint was closed");
          }
        });
  }

  @Override
  public String toString() {
    return setup.endpoint() + (setup.bound() ? " from " : " to ") + address;
  }

  // ---- beginning: the loop's thread -------------------------------------------------------------

  /** Begins the handshake. */
  public void start(Registration registration) {
    this.registration = registration;
    registration.handler(this);
    long timeout = Nanos.of(profile.connection().handshakeTimeout());
    if (timeout > 0) {
      loop.schedule(handshakeTimer, loop.nanoTime() + timeout);
    }
    guarded(
        () -> {
          registration.listenFor(SelectionKey.OP_READ, true);
          driveOutbound();
        });
  }

  /** An asynchronous decision of the handshake has arrived. */
  private void resume() throws IOException, ZmtpException {
    engine.resume();
    driveInbound();
  }

  /** Attach is a question: no message moves before {@link #joined}. */
  private void ask() {
    phase = Phase.ASKED;
    asked = true;
    loop.cancel(handshakeTimer);
    owner.handshakeDone(this);
    PeerProperties peer = engine.peer();
    setup
        .host()
        .attach(
            this,
            new PeerInfo(
                setup.context().nextLink(),
                peer.type(),
                peer.routingId(),
                address,
                peer.properties(),
                Optional.empty()));
  }

  private void join(Lanes lanes, Peer peer) throws IOException, ZmtpException {
    if (phase != Phase.ASKED) {
      return;
    }
    phase = Phase.JOINED;
    lived = true;
    owner.joined(this);
    engine.open(peer, inbound);
    inbound.open(lanes.inbound());
    if (!peerIsGone) {
      outbound.open(lanes.outbound());
    }
    pulse.start();
    driveInbound();
    driveOutbound();
  }

  private void handshakeTimeIsOver() {
    end(
        Ending.Kind.LOST,
        "The handshake was not done within "
            + profile.connection().handshakeTimeout().toMillis()
            + " ms");
  }

  // ---- traffic: the loop's thread ---------------------------------------------------------------

  @Override
  public void selected(int readyOps) throws Exception {
    if ((readyOps & SelectionKey.OP_READ) != 0) {
      driveInbound();
    }
    if ((readyOps & SelectionKey.OP_WRITE) != 0) {
      driveOutbound();
    }
  }

  private void driveInbound() throws IOException, ZmtpException {
    if (phase == Phase.DRAINING) {
      farewell.discard(stream);
    }
    if (phase == Phase.DRAINING || phase == Phase.OVER) {
      return;
    }
    Outcome outcome = inbound.drive(loop.workbench());
    afterReading(outcome);
  }

  private void afterReading(Outcome outcome) {
    if (pulse.hasProof()) {
      setup.host().alive(this);
    }
    if (outbound.hasOwn()) {
      driveOutbound();
    }
    if (phase == Phase.HANDSHAKE && engine.stage() == Stage.READY) {
      ask();
    }
    if (phase == Phase.DRAINING || phase == Phase.OVER) {
      return;
    }
    registration.listenFor(
        SelectionKey.OP_READ, outcome != Outcome.BLOCKED && outcome != Outcome.CLOSED);
    if (outcome == Outcome.CLOSED) {
      if (phase == Phase.ASKED || inbound.hasKept()) {
        peerWent();
      } else {
        end(Ending.Kind.LOST, inbound.closedCause());
      }
    }
  }

  /** Reads a little although the lane is full. */
  void look() {
    guarded(
        () -> {
          if (inbound.look(loop.workbench()) == Outcome.CLOSED) {
            end(Ending.Kind.LOST, inbound.closedCause());
          } else if (pulse.hasProof()) {
            setup.host().alive(this);
          }
        });
  }

  /** Sends what there is, as far as the channel takes it. */
  void driveOutbound() {
    if (phase == Phase.DRAINING || phase == Phase.OVER || peerIsGone) {
      return;
    }
    Outcome outcome;
    try {
      outcome = outbound.drive(loop.workbench());
    } catch (IOException e) {
      outputBroke(e);
      return;
    }
    registration.listenFor(SelectionKey.OP_WRITE, outcome == Outcome.BLOCKED);
    if (outcome == Outcome.BUSY) {
      loop.execute(outboundTask);
    } else if (outcome == Outcome.IDLE && farewell.isUnderWay()) {
      drain(Ending.Kind.FINISHED, farewell.cause());
    }
  }

  private void peerWent() {
    peerIsGone = true;
    registration.listenFor(SelectionKey.OP_READ | SelectionKey.OP_WRITE, false);
  }

  /** What the peer sent before it went, an ERROR perhaps, is still to be read. */
  private void outputBroke(IOException cause) {
    peerWent();
    guarded(
        () -> {
          while (inbound.drive(loop.workbench()) == Outcome.BUSY) {
            // On to the end of what came.
          }
          if (phase == Phase.HANDSHAKE && engine.stage() == Stage.READY) {
            ask();
          }
          if (phase != Phase.ASKED) {
            throw cause;
          }
        });
  }

  // ---- end: the loop's thread -------------------------------------------------------------------

  private void beginFinish(long deadlineNanos) {
    if (phase == Phase.HANDSHAKE || phase == Phase.ASKED) {
      end(Ending.Kind.FINISHED, "The socket ended the connection");
      return;
    }
    farewell.finishBy(deadlineNanos);
    driveOutbound();
  }

  /** Nothing more is sent; waits a little for the peer to close before we do. */
  private void drain(Ending.Kind kind, String cause) {
    phase = Phase.DRAINING;
    outbound.sendOwnOnly();
    pulse.stop();
    loop.cancel(handshakeTimer);
    farewell.drain(kind, cause);
    guarded(
        () -> {
          stream.shutdownOutput();
          registration.listenFor(SelectionKey.OP_WRITE, false);
          registration.listenFor(SelectionKey.OP_READ, true);
          farewell.discard(stream);
        });
  }

  @Override
  public void failed(Throwable cause) {
    if (phase == Phase.DRAINING) {
      farewell.end();
    } else if (cause instanceof ZmtpException violation) {
      violated(violation.getMessage());
    } else if (cause instanceof IOException) {
      end(Ending.Kind.LOST, "The connection broke: " + cause.getMessage());
    } else {
      end(Ending.Kind.LOST, "The connection had to be given up: " + cause);
    }
  }

  /** Our ERROR, where the engine has one to send, leaves before we close. */
  private void violated(String cause) {
    boolean permanent = engine.isPermanent();
    outbound.sendOwnOnly();
    driveOutbound();
    if (phase != Phase.OVER) {
      drain(permanent ? Ending.Kind.PERMANENT : Ending.Kind.VIOLATION, cause);
    }
  }

  /** The end. Gives back what did not leave, then tells the host, then the owner. */
  void end(Ending.Kind kind, String cause) {
    if (phase == Phase.OVER) {
      return;
    }
    phase = Phase.OVER;
    loop.cancel(handshakeTimer);
    pulse.stop();
    farewell.stop();
    registration.close();
    inbound.close();
    outbound.close();
    try {
      if (!lived && kind != Ending.Kind.FINISHED) {
        boolean permanent = kind == Ending.Kind.PERMANENT;
        setup
            .host()
            .event(new SocketEvent.HandshakeFailed(setup.endpoint(), address, cause, permanent));
      }
      if (asked) {
        setup.host().detached(this, cause);
      }
    } finally {
      owner.ended(this, new Ending(kind, cause, lived));
    }
  }

  /** Whatever a step throws ends this connection, and nothing else. */
  void guarded(Step step) {
    if (phase == Phase.OVER) {
      return;
    }
    try {
      step.run();
    } catch (Throwable t) {
      failed(t);
    }
  }
}
