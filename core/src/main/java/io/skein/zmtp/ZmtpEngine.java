package io.skein.zmtp;

import io.skein.message.Peer;
import io.skein.security.FrameTransform;

/**
 * The translator of one connection: holds its two halves together and leads it through its stages.
 *
 * <pre>
 *   GREETING ──▶ HANDSHAKE ──▶ READY ── open ──▶ TRAFFIC
 *       └────────────┴─────────────────────────────┴──▶ FAILED
 * </pre>
 *
 * <p>Until {@link #open} has returned, one thread drives everything. Then each half has a driver of
 * its own, the heartbeat is ticked by one thread, and they meet without locks in {@link
 * EngineState}. Nothing here blocks.
 */
public final class ZmtpEngine {
  private final EngineSettings settings;
  private final EngineState state = new EngineState();
  private final Heartbeat heartbeat;
  private final OutboundHalf outbound;
  private final InboundHalf inbound;

  /** Null once messages may flow. */
  private Prelude prelude;

  /**
   * An engine in stage GREETING, whose greeting waits to be filled.
   *
   * @param peerAddress where the peer is, as far as the transport can tell
   * @param wakeUp called from any thread, that of the owner included, when an asynchronous decision
   *     has arrived; the owner then calls {@link #resume} on the thread that drives
   */
  public ZmtpEngine(EngineSettings settings, String peerAddress, Runnable wakeUp) {
    this.settings = settings;
    this.heartbeat = new Heartbeat(settings, state);
    this.outbound = new OutboundHalf(settings, state, heartbeat);
    Handshake handshake = new Handshake(settings, peerAddress, state, outbound, wakeUp);
    this.prelude = new Prelude(state, handshake, settings.mechanism().name());
    this.inbound = new InboundHalf(state, heartbeat, prelude);
  }

  /** The half that takes the peer's bytes. */
  public InboundHalf inbound() {
    return inbound;
  }

  /** The half that makes the bytes for the peer. */
  public OutboundHalf outbound() {
    return outbound;
  }

  /** The signs of life. */
  public Heartbeat heartbeat() {
    return heartbeat;
  }

  /** How far the connection has come; any thread. */
  public Stage stage() {
    return state.stage();
  }

  /**
   * Looks at asynchronous decisions; does nothing when there is none. Bytes left by {@link
   * InboundHalf#feed} are to be fed again afterwards.
   *
   * @throws ZmtpException when the peer is not let in; as {@link InboundHalf#feed}
   */
  public void resume() throws ZmtpException {
    if (state.stage() != Stage.HANDSHAKE) {
      return;
    }
    try {
      prelude.resume();
    } catch (ZmtpException e) {
      state.fail();
      throw e;
    }
  }

  /**
   * What the handshake told; for the owner to keep, the engine forgets it with {@link #open}.
   *
   * @throws IllegalStateException before READY, and after open
   */
  public PeerProperties peer() {
    PeerProperties peer = prelude == null ? null : prelude.handshake().peer();
    if (peer == null) {
      throw new IllegalStateException(
          "What the peer is can be asked in READY; the stage is " + state.stage());
    }
    return peer;
  }

  /**
   * READY becomes TRAFFIC: what is decoded from now on bears {@code peer}.
   *
   * @throws IllegalStateException in any other stage
   */
  public void open(Peer peer, Incoming incoming) {
    if (state.stage() != Stage.READY) {
      throw new IllegalStateException(
          "Messages can flow from READY on; the stage is " + state.stage());
    }
    FrameTransform transform = prelude.handshake().transform().orElse(null);
    inbound.open(new MessageAssembler(settings, state, heartbeat, transform, peer, incoming));
    outbound.sealWith(transform);
    prelude = null;
    state.enter(Stage.TRAFFIC);
  }

  /** After FAILED: whether the peer sent ERROR, so that trying again is of no use (ALL-11). */
  public boolean isPermanent() {
    return state.isPermanent();
  }
}
