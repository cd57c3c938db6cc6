package io.skein.loop;

import io.skein.message.Message;
import io.skein.message.RowPool;
import io.skein.message.Subscription;
import io.skein.pipe.Errand;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.zmtp.InboundHalf;
import io.skein.zmtp.Incoming;
import io.skein.zmtp.ZmtpException;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * The inbound half of a connection: channel to engine to lane.
 *
 * <p>Asks the channel for about as many bytes as the lane has room for messages, and for no byte
 * when it has none: TCP then pushes back on the peer. Driven by one thread at a time, the one that
 * got the token; assumes nothing about which thread that is.
 */
final class InboundDriver implements Incoming {
  /** Reads before others have their turn. */
  private static final int READS_AT_ONCE = 4;

  /** A read asks for so much at least: the overshoot over the mark that is allowed and stated. */
  private static final int SMALLEST_READ = 8 << 10;

  /** Bytes kept for a peer that talks on although an answer is awaited. */
  private static final int MOST_KEPT = SMALLEST_READ;

  private static final int ONE_LOOK = 256;
  private static final byte[] NOTHING = {};

  private final HalfToken token = new HalfToken();
  private final ByteStream stream;
  private final InboundHalf engine;
  private final Errand onRoom;
  private Lane lane;
  private boolean published;

  // Written by who drives, read by the loop at any time.
  private volatile boolean blocked;
  private volatile long bytesRead;

  /** Read, and not fed because an answer is awaited. */
  private byte[] kept = NOTHING;

  /**
   * @param onRoom what to do when a full lane has room again: somebody is to drive
   */
  InboundDriver(ByteStream stream, InboundHalf engine, Errand onRoom) {
    this.stream = stream;
    this.engine = engine;
    this.onRoom = onRoom;
  }

  /** From now on messages are put into {@code lane}. */
  void open(Lane lane) {
    this.lane = lane;
    lane.resumeAtHalf(true);
    lane.roomBell().onRing(onRoom);
  }

  /** The connection is over. */
  void close() {
    token.takeForGood(); // whoever comes late finds nothing to drive
    if (lane != null) {
      lane.roomBell().nobodyHome();
      lane.roomBell().disarm();
    }
    kept = NOTHING;
  }

  /** Whether no byte is asked for, because the lane is full or an answer is awaited. */
  boolean isBlocked() {
    return blocked;
  }

  /** Whether bytes were read that the engine does not take before an answer has come. */
  boolean hasKept() {
    return kept.length > 0;
  }

  /** What it means that the peer sends nothing more: one sentence. */
  String closedCause() {
    return engine.isBetweenMessages()
        ? "The peer closed the connection"
        : "The peer closed the connection in the middle of a message";
  }

  /** How many bytes came since the connection began. */
  long bytesRead() {
    return bytesRead;
  }

  /** Reads until there is a reason to rest. */
  Outcome drive(Workbench bench) throws IOException, ZmtpException {
    if (!token.tryTake()) {
      return Outcome.ELSEWHERE;
    }
    Outcome outcome = Outcome.IDLE;
    boolean released = false;
    try {
      while (!released) {
        outcome = round(bench);
        blocked = outcome == Outcome.BLOCKED;
        released = token.release();
      }
      return outcome;
    } finally {
      if (!released) {
        token.giveUp();
      }
    }
  }

  /** One small read although the lane is full, only to see whether the peer lives. */
  Outcome look(Workbench bench) throws IOException, ZmtpException {
    if (!token.tryTake()) {
      return Outcome.ELSEWHERE;
    }
    try {
      return read(bench, ONE_LOOK);
    } finally {
      token.giveUp();
    }
  }

  /** Reads and throws away. */
  Outcome discard(Workbench bench) throws IOException {
    if (!token.tryTake()) {
      return Outcome.ELSEWHERE;
    }
    try {
      return stream.read(bench.readBuffer().clear()) < 0 ? Outcome.CLOSED : Outcome.IDLE;
    } finally {
      token.giveUp();
    }
  }

  private Outcome round(Workbench bench) throws IOException, ZmtpException {
    Outcome outcome = Outcome.BUSY;
    for (int i = 0; i < READS_AT_ONCE && outcome == Outcome.BUSY; i++) {
      int wanted = bytesWanted();
      if (wanted > 0) {
        outcome = read(bench, wanted);
      } else if (lane.armRoomBell()) {
        outcome = Outcome.BLOCKED;
      }
    }
    return outcome;
  }

  /** Room in the lane times the mean size of a message; 0 when there is no room. */
  private int bytesWanted() {
    if (lane == null) {
      return SMALLEST_READ;
    }
    HighWaterMark mark = lane.mark();
    long bytes = Workbench.READ_SIZE;
    if (mark.messages() != 0) {
      long room = mark.messages() - lane.size();
      if (room <= 0) {
        return 0;
      }
      bytes = Math.min(bytes, room * Math.min(bytes, engine.meanFrameSize()));
    }
    if (mark.bytes() != 0) {
      long room = mark.bytes() - lane.byteSize();
      if (room <= 0) {
        return 0;
      }
      bytes = Math.min(bytes, room);
    }
    return (int) Math.max(SMALLEST_READ, bytes);
  }

  private Outcome read(Workbench bench, int wanted) throws IOException, ZmtpException {
    ByteBuffer buffer = bench.readBuffer();
    buffer.clear();
    buffer.put(kept);
    // What was kept is fed with what is read, and counts like it.
    buffer.limit(Math.min(buffer.capacity(), Math.max(buffer.position(), wanted)));
    int count = 0;
    IOException broken = null;
    try {
      count = stream.read(buffer);
    } catch (IOException e) {
      broken = e;
    }
    boolean hasMore = !buffer.hasRemaining();
    buffer.flip();
    bytesRead = bytesRead + Math.max(0, count);
    bench.read(Math.max(0, count));
    if (buffer.hasRemaining()) {
      feed(buffer, bench);
      if (buffer.hasRemaining()) {
        kept = rest(buffer);
      } else if (kept != NOTHING) {
        kept = NOTHING;
      }
    }
    if (broken != null) {
      throw broken;
    }
    if (count < 0) {
      return Outcome.CLOSED;
    }
    if (kept.length >= MOST_KEPT) {
      return Outcome.BLOCKED;
    }
    return hasMore ? Outcome.BUSY : Outcome.IDLE;
  }

  private void feed(ByteBuffer buffer, Workbench bench) throws ZmtpException {
    try {
      engine.feed(buffer);
    } finally {
      if (published) {
        published = false;
        VarHandle.fullFence();
        lane.ringReader(bench.errands());
        bench.runErrands();
      }
    }
  }

  private static byte[] rest(ByteBuffer buffer) {
    byte[] rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return rest;
  }

  @Override
  public void message(Message message) {
    lane.put(message);
    published = true;
  }

  @Override
  public RowPool rows() {
    return lane.rows();
  }

  @Override
  public void subscription(Subscription subscription) {
    lane.put(subscription);
    published = true;
  }
}
