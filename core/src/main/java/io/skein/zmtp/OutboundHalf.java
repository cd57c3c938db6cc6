package io.skein.zmtp;

import io.skein.message.Message;
import io.skein.message.Subscription;
import io.skein.security.FrameTransform;
import java.nio.ByteBuffer;

/**
 * The half of the engine that makes the bytes for the peer.
 *
 * <p>Driven by one thread at a time; before TRAFFIC by the one that drives the inbound half, too.
 * From then on the halves may be driven by two threads at once. Never blocks.
 */
public final class OutboundHalf {
  private final EngineState state;
  private final Heartbeat heartbeat;
  private final OwnBytes own = new OwnBytes(StreamFraming.INSTANCE.newWriter());
  private final FrameEncoder encoder = new FrameEncoder(StreamFraming.INSTANCE.newWriter());
  private final int pingTtl;
  private boolean refused;
  private long filled;

  OutboundHalf(EngineSettings settings, EngineState state, Heartbeat heartbeat) {
    this.state = state;
    this.heartbeat = heartbeat;
    long tenths = (settings.heartbeatTtlNanos() + Wire.TTL_UNIT_NANOS - 1) / Wire.TTL_UNIT_NANOS;
    this.pingTtl = (int) Math.min(Wire.TTL_MAX, tenths);
    own.addRaw(Greeting.encode(settings.mechanism().name(), settings.mechanism().asServer()));
  }

  /**
   * Fills {@code target} until it is full or nothing is left: the engine's own bytes first, then
   * subscriptions, then messages. A frame that does not fit is continued by the next call.
   *
   * @param target a direct buffer is fastest
   * @param source not asked before TRAFFIC, may be null until then
   * @return how many bytes were written
   */
  public int fill(ByteBuffer target, Outgoing source) {
    int start = target.position();
    Stage stage = state.stage();
    if (stage == Stage.FAILED && !refused) {
      return 0;
    }
    if (stage == Stage.TRAFFIC) {
      fillTraffic(target, source, filled - start);
    } else {
      own.drainTo(target);
    }
    int count = target.position() - start;
    filled += count;
    return count;
  }

  /**
   * As {@link #fill}, when other connections are given the same messages and fill the same buffer,
   * one after the other: what stands in it already is not encoded again. Asks for no subscription.
   *
   * @param target nothing is in it yet
   * @param run what stands in {@code target} from the connection before; brought up to date
   */
  public int fillForMany(ByteBuffer target, EncodedRun run, Outgoing source) {
    if (state.stage() != Stage.TRAFFIC || hasOwn() || encoder.seals()) {
      run.forget();
      return fill(target, source);
    }
    run.begin();
    Message message = passOver(target, run, source);
    while (message != null && encoder.write(message, target)) {
      run.add(message, target.position());
      source.encoded(filled + target.position());
      message = target.hasRemaining() ? source.pollMessage() : null;
    }
    run.end();
    int count = target.position();
    if (count > 0) {
      heartbeat.filled(true);
    }
    filled += count;
    return count;
  }

  /** Passes over what stands there already; the first message that does not, or null. */
  private Message passOver(ByteBuffer target, EncodedRun run, Outgoing source) {
    Message message;
    while (target.hasRemaining() && (message = source.pollMessage()) != null) {
      int end = run.next(message, target.limit());
      if (end == 0) {
        return message;
      }
      target.position(end);
      source.encoded(filled + end);
    }
    run.keepRest();
    return null;
  }

  /**
   * Fills in this order, each only when what is before it is done.
   *
   * @param base what makes an offset in the stream of a position in {@code target}
   */
  private void fillTraffic(ByteBuffer target, Outgoing source, long base) {
    int start = target.position();
    boolean half = encoder.isHalf();
    if (!encoder.goOn(target)) {
      heartbeat.filled(true);
      return;
    }
    if (half) {
      source.encoded(base + target.position());
    }
    boolean traffic = target.position() > start;
    if (drainOwn(target)) {
      int messagesFrom = target.position();
      if (fillSubscriptions(target, source)) {
        fillMessages(target, source, base);
      }
      traffic |= target.position() > messagesFrom;
    }
    if (target.position() > start) {
      heartbeat.filled(traffic);
    }
  }

  private boolean drainOwn(ByteBuffer target) {
    if (state.isPingOwed()) {
      state.owePing(false);
      own.addFrame(true, Command.encodePing(pingTtl));
    }
    if (!own.drainTo(target)) {
      return false;
    }
    // One at a time: what a peer may make us hold here is bounded by the ring of pongs.
    byte[] pong;
    while ((pong = state.takePong()) != null) {
      own.addFrame(true, pong);
      if (!own.drainTo(target)) {
        return false;
      }
    }
    return true;
  }

  private boolean fillSubscriptions(ByteBuffer target, Outgoing source) {
    Subscription subscription;
    while (target.hasRemaining() && (subscription = source.pollSubscription()) != null) {
      addSubscription(subscription);
      if (!own.drainTo(target)) {
        return false;
      }
    }
    return target.hasRemaining();
  }

  /** Peers of 3.0 know subscriptions as messages only, those of 3.1 also as commands. */
  private void addSubscription(Subscription subscription) {
    byte[] prefix = subscription.prefix().toByteArray();
    if (state.minorVersion() > 0) {
      String name = subscription.wanted() ? Wire.SUBSCRIBE : Wire.CANCEL;
      own.addFrame(true, Command.encode(name, prefix));
    } else {
      byte[] body = new byte[1 + prefix.length];
      body[0] = (byte) (subscription.wanted() ? Wire.SUBSCRIBE_OCTET : Wire.CANCEL_OCTET);
      System.arraycopy(prefix, 0, body, 1, prefix.length);
      own.addFrame(false, body);
    }
  }

  private void fillMessages(ByteBuffer target, Outgoing source, long base) {
    Message message;
    while (target.hasRemaining() && (message = source.pollMessage()) != null) {
      if (!encoder.write(message, target)) {
        return;
      }
      source.encoded(base + target.position());
    }
  }

  /**
   * Whether something of the engine's own waits to be filled, or a frame is half encoded. For the
   * thread that drives this half; to be asked after every feed and tick, which may make it true.
   */
  public boolean hasOwn() {
    Stage stage = state.stage();
    if (stage == Stage.FAILED) {
      return refused && !own.isEmpty();
    }
    return !own.isEmpty()
        || encoder.isHalf()
        || stage == Stage.TRAFFIC && (state.isPingOwed() || state.isPongOwed());
  }

  /** A command of the handshake. */
  void send(byte[] body) {
    own.addFrame(true, body);
  }

  /** ERROR, the last that the peer hears; the caller then fails the engine. */
  void refuse(String reason) {
    own.addFrame(true, Command.encodeError(reason));
    refused = true;
  }

  /**
   * The handshake is done: what is added from now on is sealed.
   *
   * @param transform null for none
   */
  void sealWith(FrameTransform transform) {
    own.sealWith(transform);
    encoder.sealWith(transform);
  }
}
