package io.skein.loop;

import io.skein.message.HandshakeFailure;
import io.skein.message.Peer;
import io.skein.transport.Lanes;
import io.skein.zmtp.ZmtpEngine;
import io.skein.zmtp.ZmtpException;
import java.io.IOException;
import java.nio.channels.SelectionKey;

/**
 * One connection from its first byte to its last: its {@link Phase}, and what that means.
 *
 * <p>The socket holds it as a {@link PostedLink}. {@link #abandonHandshake} is for any thread;
 * everything else is the loop's. Whatever goes wrong ends this connection and no other.
 */
public final class Connection implements Selected {
  private final EventLoop loop;
  private final ConnectionSetup setup;
  private final ConnectionOwner owner;
  private final PostedLink link;
  private final String address;
  private final ZmtpEngine engine;
  private final Conduit conduit;
  private final Pulse pulse;

  /** Null when the handshake is done. */
  private Handshaker handshaker;

  /** Null until we are to end. */
  private Farewell farewell;

  private Phase phase = Phase.HANDSHAKE;
  private HandshakeFailure failure = HandshakeFailure.LOST;
  private boolean asked;
  private boolean joined;

  /** A proof was asked for by a thread that has overtaken the one that brings the answer. */
  private boolean proofWanted;

  /**
   * A connection over {@code stream} that does nothing before {@link #start}. Any thread.
   *
   * @param address where the peer is
   */
  public Connection(
      EventLoop loop,
      ByteStream stream,
      ConnectionSetup setup,
      String address,
      ConnectionOwner owner) {
    this.loop = loop;
    this.setup = setup;
    this.owner = owner;
    this.address = address;
    link = new PostedLink(loop, this);
    var timing = setup.host().profile().connection();
    handshaker = new Handshaker(loop, this, timing.handshakeTimeout());
    engine = new ZmtpEngine(setup.engine(), address, handshaker::decisionArrived);
    conduit = new Conduit(loop, this, stream, engine);
    pulse = new Pulse(loop, this, engine.heartbeat(), conduit, timing.heartbeatTimeout());
  }

  // ---- any thread -------------------------------------------------------------------------------

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
    if (phase == Phase.OVER) {
      registration.close(); // Abandoned before it began.
    } else {
      registration.handler(this);
      link.began(registration);
      handshaker.start();
      guarded(() -> conduit.start(registration));
    }
  }

  /** A late decision of the handshake is there. */
  void resume() throws IOException, ZmtpException {
    engine.resume();
    conduit.read();
  }

  /** After every step of the engine. Attach is a question: nothing moves before {@link #join}. */
  void progress() {
    if (phase == Phase.HANDSHAKE && Handshaker.isDone(engine)) {
      phase = Phase.ASKED;
      asked = true;
      forgetHandshake();
      owner.handshakeDone(this);
      setup.host().attach(link, setup.peerInfo(engine.peer(), address));
    }
  }

  private void forgetHandshake() {
    if (handshaker != null) {
      handshaker.stop();
      handshaker = null;
    }
  }

  /** The socket's answer. */
  void join(Lanes lanes, Peer peer) throws IOException, ZmtpException {
    if (phase == Phase.ASKED) {
      phase = Phase.JOINED;
      joined = true;
      pulse.joined();
      if (farewell != null) {
        farewell.joined();
      }
      engine.open(peer, conduit.incoming());
      conduit.open(lanes);
      if (phase == Phase.JOINED) {
        pulse.start();
        if (proofWanted) {
          pulse.prove();
        }
        owner.joined(this);
      }
    }
  }

  /** Wants a sign of life. */
  void prove() {
    if (phase == Phase.JOINED) {
      pulse.prove();
    } else {
      proofWanted = true;
    }
  }

  // ---- traffic: the loop's thread ---------------------------------------------------------------

  @Override
  public void selected(int readyOps) {
    try {
      if ((readyOps & SelectionKey.OP_READ) != 0 && phase != Phase.OVER) {
        conduit.read();
      }
      if ((readyOps & SelectionKey.OP_WRITE) != 0) {
        conduit.write();
      }
    } catch (Throwable t) {
      failed(t); // and not the loop's business, which would close the channel at once
    }
  }

  @Override
  public boolean isAwaited() {
    return phase != Phase.JOINED || pulse.isAwaiting() || setup.host().isAwaited();
  }

  void bytesCame() {
    if (pulse.afterReading()) {
      setup.host().alive(link);
    }
  }

  /** What came before the end and waits for the socket's answer is still to be delivered. */
  void peerClosed(String cause) {
    if (conduit.hasKept()) {
      conduit.peerWent();
    } else {
      end(Ending.Kind.LOST, cause);
    }
  }

  /** Whether bytes are still read and written as usual. */
  boolean isFlowing() {
    return phase != Phase.DRAINING && phase != Phase.OVER;
  }

  boolean isDraining() {
    return phase == Phase.DRAINING;
  }

  // ---- end: the loop's thread -------------------------------------------------------------------

  /**
   * Sends what the lane holds, until then at the latest, and ends. A handshake that is not done is
   * broken off.
   */
  public void finish(long deadlineNanos) {
    if (phase == Phase.HANDSHAKE) {
      end(Ending.Kind.FINISHED, "The endpoint was closed");
    } else if (deadlineNanos - loop.nanoTime() <= 0) {
      farewell().end();
    } else if (phase == Phase.ASKED) {
      farewell().finishUnlessJoined(deadlineNanos);
    } else {
      farewell().finishBy(deadlineNanos);
      conduit.write();
    }
  }

  private Farewell farewell() {
    if (farewell == null) {
      farewell = new Farewell(loop, this);
    }
    return farewell;
  }

  /** The lane is dry. */
  void allIsSent() {
    if (farewell != null && farewell.isUnderWay() && phase == Phase.JOINED) {
      drain(Ending.Kind.FINISHED, "The endpoint was closed");
    }
  }

  private void drain(Ending.Kind kind, String cause) {
    phase = Phase.DRAINING;
    pulse.stop();
    forgetHandshake();
    farewell().drain(kind, cause);
    guarded(conduit::shutOutput);
  }

  /** The peer has closed, too. */
  void drained() {
    farewell().end();
  }

  @Override
  public void failed(Throwable cause) {
    if (phase == Phase.DRAINING) {
      farewell().end();
    } else if (cause instanceof ZmtpException violation) {
      failure = violation.failure();
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
    conduit.writeOwnOnly();
    if (isFlowing()) {
      drain(permanent ? Ending.Kind.PERMANENT : Ending.Kind.VIOLATION, cause);
    }
  }

  /** The end. Gives back what did not leave, then tells the host, then the owner. */
  void end(Ending.Kind kind, String cause) {
    if (phase == Phase.OVER) {
      return;
    }
    phase = Phase.OVER;
    forgetHandshake();
    pulse.stop();
    if (farewell != null) {
      farewell.stop();
    }
    conduit.close();
    try {
      if (!joined && kind != Ending.Kind.FINISHED) {
        boolean byUs = kind == Ending.Kind.REFUSED;
        HandshakeFailure why = byUs ? HandshakeFailure.REFUSED_BY_US : failure;
        setup.host().event(setup.handshakeFailed(address, cause, why));
      }
      if (asked) {
        setup.host().detached(link, cause);
      }
    } finally {
      owner.ended(this, new Ending(kind, cause, joined && pulse.hasLived()));
    }
  }

  /** Whatever {@code step} throws ends this connection, and nothing else. */
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
