package io.skein.loop;

import io.skein.message.Message;
import io.skein.message.Subscription;
import io.skein.pipe.Errand;
import io.skein.pipe.Lane;
import io.skein.zmtp.EncodedRun;
import io.skein.zmtp.Heartbeat;
import io.skein.zmtp.OutboundHalf;
import io.skein.zmtp.Outgoing;
import io.skein.zmtp.ZmtpEngine;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * The outbound half of a connection: lane to engine to channel.
 *
 * <p>Fills the thread's large buffer with whatever waits, writes it, and releases exactly the
 * messages whose last byte the channel took. Driven by one thread at a time, the one that got the
 * token; assumes nothing about which thread that is.
 */
final class OutboundDriver implements Outgoing {
  /** Buffers written before others have their turn. */
  private static final int WRITES_AT_ONCE = 4;

  private static final int SMALLEST_FILL = 16 << 10;

  /** Before the channel has shown that it takes more. */
  private static final int FIRST_FILL = Workbench.WRITE_SIZE / 2;

  private final HalfToken token = new HalfToken();
  private final ByteStream stream;
  private final OutboundHalf engine;
  private final Heartbeat heartbeat;
  private final Errand onRing;
  private Lane lane;

  /** Of the bench that is in use. */
  private InFlight inFlight;

  private boolean takesMessages;

  /** Somebody could not write: nothing more is sent, the loop will end the connection. */
  private boolean broken;

  /** How many bytes the channel took since the connection began. */
  private long taken;

  /**
   * How much is encoded at once: less for a channel that takes little, for what it leaves is kept,
   * and what the engine has to say waits behind it.
   */
  private int fillLimit = FIRST_FILL;

  /** What was encoded and the channel did not take; null when it has taken all for a while. */
  private Remainder remainder;

  private long[] remainderInFlight = InFlight.NOTHING;

  /** Whether there is a remainder: also for those who do not drive. */
  private volatile boolean blocked;

  /**
   * @param onRing what to do when the lane's writer rings: somebody is to drive
   */
  OutboundDriver(ByteStream stream, ZmtpEngine engine, Errand onRing) {
    this.stream = stream;
    this.engine = engine.outbound();
    this.heartbeat = engine.heartbeat();
    this.onRing = onRing;
  }

  /**
   * From now on messages are taken from {@code lane}. Before that only the engine's own is sent.
   */
  void open(Lane lane) {
    this.lane = lane;
    takesMessages = true;
    lane.readerBell().onRing(onRing);
  }

  /** No more messages are taken: what the engine still has to say is all. */
  void sendOwnOnly() {
    takesMessages = false;
  }

  /** Whether the channel takes nothing although bytes wait. */
  boolean isBlocked() {
    return blocked;
  }

  /** Whether the engine has something of its own to send. */
  boolean hasOwn() {
    return engine.hasOwn();
  }

  /** Gives back to the lane, in order, what did not leave. The connection is over. */
  void close() {
    token.takeForGood(); // whoever comes late finds nothing to drive
    if (remainder != null) {
      remainder.clear();
      remainder = null;
    }
    remainderInFlight = InFlight.NOTHING;
    if (lane != null) {
      lane.giveBack();
      lane.readerBell().nobodyHome();
      lane.readerBell().disarm();
    }
  }

  /** Sends until there is a reason to rest. */
  Outcome drive(Workbench bench) throws IOException {
    if (!token.tryTake()) {
      return Outcome.ELSEWHERE;
    }
    Outcome outcome = Outcome.IDLE;
    boolean released = false;
    try {
      while (!released) {
        outcome = round(bench, true);
        released = token.release();
      }
      return outcome;
    } finally {
      if (!released) {
        token.giveUp();
      }
    }
  }

  /**
   * One round by a thread that sends. What bells ask for is done when the token is free again: it
   * may run anything, and a loop that ends the connection waits for the token.
   *
   * @return {@link Outcome#BUSY} also when somebody has asked to drive meanwhile: the loop has to
   */
  Outcome driveOnce(Workbench bench) throws IOException {
    if (!token.tryTake()) {
      return Outcome.ELSEWHERE;
    }
    Outcome outcome;
    boolean wanted;
    try {
      outcome = round(bench, false);
    } finally {
      wanted = token.giveUp();
      bench.runErrands();
    }
    return wanted ? Outcome.BUSY : outcome;
  }

  /** Messages ever put into the lane. Any thread. */
  long produced() {
    return lane.produced();
  }

  private Outcome round(Workbench bench, boolean runsErrands) throws IOException {
    if (broken) {
      return Outcome.IDLE;
    }
    try {
      return writeSome(bench, runsErrands);
    } catch (Throwable t) {
      broken = true; // Before anybody else can drive: what was encoded is not to be skipped.
      throw t;
    }
  }

  private Outcome writeSome(Workbench bench, boolean runsErrands) throws IOException {
    if (inFlight != bench.inFlight()) { // No store without need: see Workbench.
      inFlight = bench.inFlight();
    }
    for (int writes = 0; writes < WRITES_AT_ONCE; writes++) {
      ByteBuffer buffer = prepared(bench);
      if (!buffer.hasRemaining()) {
        if (mayRest()) {
          if (remainder != null) {
            remainder = null;
          }
          return Outcome.IDLE;
        }
        continue;
      }
      int count = stream.write(buffer);
      int messages = 0;
      if (count > 0) {
        taken += count;
        heartbeat.bytesWritten();
        messages = inFlight.taken(taken);
        release(messages, bench);
        if (runsErrands) {
          bench.runErrands();
        }
      }
      if (buffer.hasRemaining()) {
        keep(buffer, count, bench);
        remainderInFlight = inFlight.rest(messages);
        return Outcome.BLOCKED;
      }
      if (blocked) {
        blocked = false;
        remainder.clear();
        remainderInFlight = InFlight.NOTHING;
      }
      fillLimit = Math.min(Workbench.WRITE_SIZE, 2 * fillLimit);
    }
    return Outcome.BUSY;
  }

  /** A buffer with what the channel left last time, or else with what is next. */
  private ByteBuffer prepared(Workbench bench) {
    inFlight.begin(remainderInFlight);
    if (blocked) {
      return remainder.toWrite(bench);
    }
    ByteBuffer buffer = bench.writeBuffer().clear().limit(fillLimit);
    EncodedRun run = bench.encodedRun();
    if (isForMany()) {
      engine.fillForMany(buffer, run, this);
    } else {
      run.forget();
      engine.fill(buffer, this);
    }
    return buffer.flip();
  }

  private void keep(ByteBuffer buffer, int justTaken, Workbench bench) {
    if (remainder == null) {
      remainder = new Remainder();
    }
    if (!blocked) {
      fillLimit = Math.max(SMALLEST_FILL, Math.min(fillLimit, 2 * justTaken));
    }
    remainder.keep(buffer, bench);
    blocked = true;
  }

  private boolean isForMany() {
    return takesMessages && lane.isForMany() && !lane.hasSubscription();
  }

  /** Whether there is nothing to send; the bell is armed then. */
  private boolean mayRest() {
    return !takesMessages || lane.armReaderBell();
  }

  private void release(int messages, Workbench bench) {
    if (messages > 0) {
      lane.release(messages);
      VarHandle.fullFence();
      lane.ringWriter(bench.errands());
    }
  }

  @Override
  public Message pollMessage() {
    return takesMessages ? lane.poll() : null;
  }

  @Override
  public Subscription pollSubscription() {
    return takesMessages ? lane.pollSubscription() : null;
  }

  @Override
  public void encoded(long endOffset) {
    inFlight.encoded(endOffset);
  }
}
