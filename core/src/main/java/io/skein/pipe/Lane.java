package io.skein.pipe;

import io.skein.message.Message;
import io.skein.message.RowPool;
import io.skein.message.Subscription;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One direction of a pipe: messages from one writer to one reader, bounded by an exact count.
 *
 * <p>The writer is whoever holds the writing socket's lock or the inbound half of a connection; the
 * reader likewise. A message is in the account from {@link #offer} until {@link #release}: a reader
 * that hands messages on to a channel takes them with {@link #poll} and releases them when the
 * channel has taken their last byte.
 *
 * <p>A lane is the bell of its reader itself ({@link #readerBell}), and has one of its writer's.
 *
 * <p>Subscriptions have a queue of their own, outside the mark, made on first use and read first.
 */
public final class Lane extends MessageQueue {
  private static final VarHandle ONE_HAS_LEFT;

  static {
    try {
      ONE_HAS_LEFT = MethodHandles.lookup().findVarHandle(Lane.class, "oneHasLeft", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** An empty lane whose reader keeps the messages. */
  public Lane(HighWaterMark mark) {
    this(mark, RowPool.NONE);
  }

  /**
   * An empty lane.
   *
   * @param rows where its writer finds arrays that the reader gives back
   */
  public Lane(HighWaterMark mark, RowPool rows) {
    this.mark = mark;
    this.rows = rows;
  }

  // ---- any thread -------------------------------------------------------------------------------

  /** Where the writer finds arrays that the reader gives back. */
  public RowPool rows() {
    return rows;
  }

  /** The mark in force. */
  public HighWaterMark mark() {
    return mark;
  }

  /** Changes the mark; what is in the lane above a lower mark stays. */
  public void mark(HighWaterMark mark) {
    this.mark = mark;
  }

  /**
   * Whether the reader is another socket of this process. What is in such a lane has left its
   * sender and belongs to the receiver; it bears no peer until the receiver takes it.
   */
  public boolean isShared() {
    return shared;
  }

  /** For a transport that joins two pipes directly. */
  public void shared(boolean shared) {
    this.shared = shared;
  }

  /** Whether its messages are given to other lanes as well: worth encoding them for all of them. */
  public boolean isForMany() {
    return forMany;
  }

  /** For who writes to it and to others. */
  public void forMany() {
    forMany = true;
  }

  /** Of a shared lane, said once by each side: true for the last, who answers for what is in it. */
  public boolean leave() {
    return !ONE_HAS_LEFT.compareAndSet(this, false, true);
  }

  /** Armed by the reader when it runs dry; looked at by the writer after publishing. */
  public Bell readerBell() {
    return this;
  }

  /**
   * Armed by a reader that serves subscriptions apart from messages; rung like {@link #readerBell}.
   */
  public Bell subscriptionBell() {
    return subscriptions.bell();
  }

  /** Armed by the writer when it finds no room; looked at by the reader after releasing. */
  public Bell roomBell() {
    return roomBell;
  }

  // ---- writer -----------------------------------------------------------------------------------

  /** Takes {@code message} in if the mark allows it. Wait-free. */
  public boolean offer(Message message) {
    if (!hasRoom()) {
      return false;
    }
    put(message);
    return true;
  }

  /** Takes {@code message} in whatever the mark says. Wait-free. */
  public void put(Message message) {
    append(message);
    produce(message.byteSize());
  }

  /** Takes a subscription in: outside the mark, before all messages. */
  public void put(Subscription subscription) {
    subscriptions.put(subscription);
    hasSubscriptions = true;
  }

  /** Whether {@link #offer} would succeed now. Exact. */
  public boolean hasRoom() {
    return room() > 0;
  }

  /**
   * Arms the room bell unless there is room by now.
   *
   * @return true when the bell is armed and the writer may sleep
   */
  public boolean armRoomBell() {
    roomBell.arm();
    if (mayGoOn()) {
      roomBell.disarm();
      return false;
    }
    return true;
  }

  /**
   * Says that the writer, once refused, goes on only when half of the mark is free: right for a
   * transport, which reads in large gulps. An application that waits is told of any room.
   */
  public void resumeAtHalf(boolean resumesAtHalf) {
    this.resumesAtHalf = resumesAtHalf;
  }

  /** After publishing and one full fence: whether there is a bell to ring. */
  public boolean readerSleeps() {
    return isArmed() || hasSubscriptions && subscriptions.readerSleeps();
  }

  /** After publishing and one full fence: rings the reader if it sleeps. */
  public void ringReader(Errands errands) {
    ringIfArmed(errands);
    if (hasSubscriptions && subscriptions.readerSleeps()) {
      subscriptions.bell().ringIfArmed(errands);
    }
  }

  // ---- reader -----------------------------------------------------------------------------------

  /** The oldest message or null; it stays in the account. Wait-free. */
  public Message poll() {
    if (!hasUnpolled()) {
      return null;
    }
    Message message = first();
    poll(message.byteSize());
    return message;
  }

  /** Takes the {@code count} oldest messages that were polled out of the account. */
  public void release(int count) {
    boolean areAll = released + count == polled;
    long bytes = areAll ? polledBytes : bytesOfOldest(count);
    forgetOldest(count);
    release(count, bytes);
  }

  /** The oldest message or null, out of the account. Nothing is polled that is not released. */
  public Message take() {
    if (!hasUnpolled()) {
      return null;
    }
    Message message = removeFirst();
    take(message.byteSize());
    return message;
  }

  /** Messages that were polled and not released are polled again. */
  public void giveBack() {
    rewind();
  }

  /** The oldest subscription or null. */
  public Subscription pollSubscription() {
    return subscriptions.poll();
  }

  /** Whether a message waits to be polled. */
  public boolean hasMessage() {
    return hasUnpolled();
  }

  /** Whether a subscription waits to be polled. */
  public boolean hasSubscription() {
    return !subscriptions.isEmpty();
  }

  /** Whether there is neither a message nor a subscription to poll. */
  public boolean isDry() {
    return !hasMessage() && !hasSubscription();
  }

  /**
   * Arms the reader's bell unless a message or a subscription has come by now.
   *
   * @return true when the bell is armed and the reader may sleep
   */
  public boolean armReaderBell() {
    arm();
    if (isDry()) {
      return true;
    }
    disarm();
    return false;
  }

  /**
   * Arms the reader's bell unless a message has come by now; subscriptions are not looked at.
   *
   * @return true when the bell is armed and the reader may sleep
   */
  public boolean armMessageBell() {
    arm();
    if (hasMessage()) {
      disarm();
      return false;
    }
    return true;
  }

  /**
   * Arms the bell for subscriptions unless one has come by now.
   *
   * @return true when the bell is armed and the reader need not look for subscriptions
   */
  public boolean armSubscriptionBell() {
    return subscriptions.arm();
  }

  /** After releasing and one full fence: whether there is a bell to ring. */
  public boolean writerSleeps() {
    return roomBell.isArmed();
  }

  /** After releasing and one full fence: rings the writer if it sleeps and may go on. */
  public void ringWriter(Errands errands) {
    if (writerSleeps() && mayGoOn()) {
      roomBell.ringIfArmed(errands);
    }
  }
}
