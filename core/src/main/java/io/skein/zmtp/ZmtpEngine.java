package io.skein.zmtp;

import io.skein.message.Peer;

/** One connection's translator. */
public final class ZmtpEngine {

  /**
   * An engine in stage GREETING, whose greeting waits to be filled.
   *
   * @param wakeUp called from any thread when an asynchronous decision has arrived; the owner then
   *     calls {@link #resume} on the thread that drives
   */
  public ZmtpEngine(EngineSettings settings, Runnable wakeUp) {}

  /** The half that takes the peer's bytes. */
  public InboundHalf inbound() {
    throw new UnsupportedOperationException();
  }

  /** The half that makes the bytes for the peer. */
  public OutboundHalf outbound() {
    throw new UnsupportedOperationException();
  }

  /** How far the connection has come; any thread. */
  public Stage stage() {
    throw new UnsupportedOperationException();
  }

  /**
   * Looks at asynchronous decisions; does nothing when there is none.
   *
   * @throws ZmtpException when the peer is not let in
   */
  public void resume() throws ZmtpException {
    throw new UnsupportedOperationException();
  }

  /** What the handshake told; from READY on. */
  public PeerProperties peer() {
    throw new UnsupportedOperationException();
  }

  /** READY becomes TRAFFIC: what is decoded from now on bears {@code peer}. */
  public void open(Peer peer, Incoming incoming) {
    throw new UnsupportedOperationException();
  }

  /** After FAILED: whether the peer sent ERROR, so that trying again is of no use (ALL-11). */
  public boolean isPermanent() {
    throw new UnsupportedOperationException();
  }

  /** The signs of life. */
  public Heartbeat heartbeat() {
    throw new UnsupportedOperationException();
  }
}
