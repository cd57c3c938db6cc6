package io.skein.zmtp;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.Row;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.security.FrameTransform;
import io.skein.security.MechanismException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Makes messages, subscriptions and signs of life of the peer's frames. One connection, one thread.
 *
 * <p>Commands may stand between the frames of a message: the grammar has no place for them there,
 * and libzmq sends its PING and PONG so.
 */
final class MessageAssembler {
  private static final Framing FRAMING = StreamFraming.INSTANCE;
  private static final int FIRST_CAPACITY = 8;
  private static final int KEPT_CAPACITY = 1024;
  private static final byte[][] NONE = {};

  private final FrameDecoder frames;
  private final FrameLimits limits;
  private final FrameTransform transform;
  private final boolean shares;
  private final boolean publishes;
  private final PrefixLedger ledger;
  private final EngineState state;
  private final Heartbeat heartbeat;
  private final Peer peer;
  private final Incoming incoming;
  // Frames of a message whose last one is not there yet.
  private byte[][] pending = NONE;
  private int pendingCount;
  private long messages;

  /**
   * An assembler between messages.
   *
   * @param transform null for none
   */
  MessageAssembler(
      EngineSettings settings,
      EngineState state,
      Heartbeat heartbeat,
      FrameTransform transform,
      Peer peer,
      Incoming incoming) {
    this.limits = FrameLimits.traffic(settings.maxMessageSize(), transform != null);
    this.frames = new FrameDecoder(FRAMING.newReader(), limits);
    this.transform = transform;
    this.shares = transform == null && limits.admitsAnyShort();
    this.publishes = settings.type() == SocketType.PUB || settings.type() == SocketType.XPUB;
    this.ledger =
        publishes && settings.maxSubscriptions() > 0
            ? new PrefixLedger(settings.maxSubscriptions())
            : null;
    this.state = state;
    this.heartbeat = heartbeat;
    this.peer = peer;
    this.incoming = incoming;
  }

  /** Consumes all bytes. */
  void feed(ByteBuffer bytes) throws ZmtpException {
    while (true) {
      if (shares && isBetweenMessages()) {
        shortMessages(bytes);
      }
      byte[] body = frames.next(bytes);
      if (body == null) {
        return;
      }
      if (transform != null) {
        open(body);
      } else {
        take(frames.flags(), body);
      }
    }
  }

  /**
   * Takes messages of one short frame as long as they come one after the other, whole. Several are
   * copied at once, with their headers, into an array that they share.
   */
  private void shortMessages(ByteBuffer bytes) throws ZmtpException {
    int first;
    while ((first = FRAMING.shortMessage(bytes)) > 0) {
      // No more than a row of messages like the first needs.
      int count = Math.min(bytes.remaining(), Row.SIZE / first * first);
      // Messages to a publisher may be subscriptions, which are kept.
      Row row = publishes ? null : incoming.rows().take(count);
      byte[] shared = row == null ? new byte[count] : row.array();
      int start = bytes.position();
      bytes.get(shared, 0, count);
      bytes.position(start + (row == null ? takeFrom(shared) : takeFrom(row, count)));
    }
  }

  /** Takes what is whole in {@code shared}; returns where it ends. */
  private int takeFrom(byte[] shared) throws ZmtpException {
    int header = FRAMING.shortHeaderSize();
    int at = 0;
    int size;
    while ((size = FRAMING.shortMessage(shared, at, shared.length)) > 0) {
      single(shared, at + header, size - header);
      at += size;
    }
    return at;
  }

  /** The same in the first {@code end} bytes of {@code row}, whose messages are given back. */
  private int takeFrom(Row row, int end) {
    int header = FRAMING.shortHeaderSize();
    int at = 0;
    int size;
    while ((size = FRAMING.shortMessage(row.array(), at, end)) > 0) {
      row.add(at + header, size - header, peer);
      at += size;
    }
    row.giveTo(this::deliver);
    return at;
  }

  private void open(byte[] sealed) throws ZmtpException {
    FrameTransform.OpenedFrame frame;
    try {
      frame = transform.open(sealed);
    } catch (MechanismException e) {
      throw new ZmtpException(e.getMessage());
    }
    if (frame.command()) {
      limits.forget(sealed.length);
      limits.admitCommand(frame.body().length);
      take(Wire.COMMAND, frame.body());
    } else {
      take(frame.more() ? Wire.MORE : 0, frame.body());
    }
  }

  private void take(int flags, byte[] body) throws ZmtpException {
    if (flags == 0 && pendingCount == 0) {
      limits.messageEnded();
      single(body, 0, body.length);
    } else if (flags == Wire.COMMAND) {
      command(body);
    } else {
      append(body);
      if (flags == 0) {
        limits.messageEnded();
        deliver(link());
      }
    }
  }

  private void single(byte[] array, int offset, int size) throws ZmtpException {
    if (publishes && size > 0 && (array[offset] & ~Wire.SUBSCRIBE_OCTET) == 0) {
      boolean wanted = array[offset] == Wire.SUBSCRIBE_OCTET;
      messages++;
      subscribe(new Subscription(Frame.wrap(array, offset + 1, size - 1), wanted));
    } else {
      deliver(Message.wrap(array, offset, size, null, peer));
    }
  }

  private void deliver(Message message) {
    messages++;
    incoming.message(message);
  }

  private void append(byte[] body) {
    if (pendingCount == pending.length) {
      pending = Arrays.copyOf(pending, Math.max(FIRST_CAPACITY, pendingCount * 2));
    }
    pending[pendingCount++] = body;
  }

  /** A message links its first frame to the rest, so the last one is made first. */
  private Message link() {
    Message rest = null;
    for (int i = pendingCount - 1; i >= 0; i--) {
      byte[] body = pending[i];
      pending[i] = null;
      rest = Message.wrap(body, 0, body.length, rest, i == 0 ? peer : null);
    }
    pendingCount = 0;
    if (pending.length > KEPT_CAPACITY) {
      pending = NONE;
    }
    return rest;
  }

  private void command(byte[] body) throws ZmtpException {
    Command command = Command.decode(body);
    if (command instanceof Command.Subscribe subscribe) {
      if (publishes) {
        subscribe(subscribe.subscription());
      }
      // For any other type it is a command without meaning, and such are ignored (RFC 37).
    } else if (command instanceof Command.Ping ping) {
      heartbeat.peerAsksFor(ping.ttlTenths());
      state.owePong(Command.encode(Wire.PONG, ping.context()));
    } else if (command instanceof Command.Failure failure) {
      // A peer that sent its READY before it had read ours refuses us only now.
      throw state.peerGaveUp(failure.reason());
    }
  }

  private void subscribe(Subscription subscription) throws ZmtpException {
    int size = subscription.prefix().size();
    if (size > Wire.PREFIX_MAX) {
      throw new ZmtpException(
          "The peer named a prefix of "
              + size
              + " bytes, and a prefix has at most "
              + Wire.PREFIX_MAX);
    }
    if (ledger != null) {
      ledger.enter(subscription);
    }
    incoming.subscription(subscription);
  }

  /** Messages made so far. */
  long messages() {
    return messages;
  }

  boolean isBetweenMessages() {
    return pendingCount == 0 && frames.isBetweenFrames();
  }
}
