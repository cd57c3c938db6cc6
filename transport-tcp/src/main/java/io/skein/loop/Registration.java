package io.skein.loop;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * A channel's place in a loop's selector; it outlives the selector, should that have to be
 * replaced. Used by the loop's thread only.
 */
public final class Registration {
  private final SelectableChannel channel;
  private Selected handler;
  private SelectionKey key;
  private int interest;

  /** What the channel was found ready for and has not been served for yet: {@link Fairness}. */
  int waitsFor;

  /** Whether it stands in the line of those that wait: perhaps for nothing any more. */
  boolean isInLine;

  Registration(SelectableChannel channel, int interest, Selected handler) {
    this.channel = channel;
    this.interest = interest;
    this.handler = handler;
  }

  void registerAt(Selector selector) throws ClosedChannelException {
    key = channel.register(selector, interest, this);
  }

  Selected handler() {
    return handler;
  }

  /** From now on {@code handler} is told. */
  public void handler(Selected handler) {
    this.handler = handler;
  }

  /** Listens for {@code op}, or no longer; no system call when nothing changes. */
  public void listenFor(int op, boolean wanted) {
    int changed = wanted ? interest | op : interest & ~op;
    if (changed != interest && key.isValid()) {
      interest = changed;
      key.interestOps(changed);
    }
  }

  /** It waits no longer: gives what of that is still listened for. */
  int endWait() {
    int ready = key.isValid() ? waitsFor & interest : 0;
    waitsFor = 0;
    return ready;
  }

  /** Whether {@code op} is listened for. */
  public boolean listensFor(int op) {
    return (interest & op) != 0;
  }

  /** Closes the channel. The port or descriptor is free after the selector's next turn. */
  public void close() {
    closeQuietly(channel);
  }

  /** Closes what nobody can do anything about when it does not close. */
  public static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // The descriptor is gone all the same.
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
