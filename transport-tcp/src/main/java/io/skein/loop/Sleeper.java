package io.skein.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a loop sleeps: in its selector, and woken by another thread only when it really does.
 *
 * <p>The loop says that it sleeps, issues a full fence and looks for work once more; who brings
 * work publishes it, issues a full fence and looks whether the loop sleeps. One sees the other, and
 * a busy loop costs nobody a system call.
 */
final class Sleeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sleeper.class);
  private static final VarHandle ASLEEP;
  private static final VarHandle TURNS;

  /** A selector that returns so often in a row without a reason is broken, and replaced. */
  private static final int SPINS_BEFORE_REPLACEMENT = 512;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      ASLEEP = lookup.findVarHandle(Sleeper.class, "asleep", boolean.class);
      TURNS = lookup.findVarHandle(Sleeper.class, "turns", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Consumer<SelectionKey> onReady;
  private volatile Selector selector;
  private int spins;

  @SuppressWarnings("unused") // by ASLEEP
  private boolean asleep;

  @SuppressWarnings("unused") // by TURNS
  private long turns;

  Sleeper(Consumer<SelectionKey> onReady) {
    this.onReady = onReady;
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Wakes the loop if it sleeps. The caller has published its work and issued a full fence. */
  void wake() {
    if ((boolean) ASLEEP.getOpaque(this) && ASLEEP.compareAndSet(this, true, false)) {
      selector.wakeup();
    }
  }

  /** How often the selector was asked. Any thread. */
  long turns() {
    return (long) TURNS.getOpaque(this);
  }

  /** Tells of what is ready now, without sleeping. Nothing is done for it before this returns. */
  void look() {
    select(-1);
    spins = 0;
  }

  /**
   * Sleeps until a channel is ready, somebody wakes the loop, or the time is over.
   *
   * @param timeoutMillis 0 for any time
   * @param nothingToDo asked once more after the fence
   */
  void sleep(long timeoutMillis, BooleanSupplier nothingToDo) {
    ASLEEP.setOpaque(this, true);
    VarHandle.fullFence();
    if (!nothingToDo.getAsBoolean()) {
      ASLEEP.setOpaque(this, false);
      look();
      return;
    }
    long before = timeoutMillis == 0 ? 0 : System.nanoTime();
    int ready = select(timeoutMillis);
    boolean woken = !(boolean) ASLEEP.getOpaque(this);
    ASLEEP.setOpaque(this, false);
    boolean timeIsOver =
        timeoutMillis != 0 && System.nanoTime() - before >= (timeoutMillis - 1) * 1_000_000;
    boolean hadReason = ready > 0 || woken || timeIsOver || Thread.currentThread().isInterrupted();
    spins = hadReason ? 0 : spins + 1;
    if (spins == SPINS_BEFORE_REPLACEMENT) {
      spins = 0;
      replaceSelector();
    }
  }

  private int select(long timeoutMillis) {
    TURNS.setOpaque(this, turns + 1);
    try {
      return timeoutMillis < 0
          ? selector.selectNow(onReady)
          : selector.select(onReady, timeoutMillis);
    } catch (IOException e) {
      LOG.error("The selector failed and is replaced", e);
      replaceSelector();
      return 0;
    }
  }

  /**
   * Moves every channel to a new selector: the known way out when one returns for no reason. A
   * channel may be in two at once, so nothing is asked of the old one, which may be broken.
   */
  void replaceSelector() {
    Selector fresh;
    try {
      fresh = Selector.open();
    } catch (IOException e) {
      LOG.error("There is no other selector to be had; the loop goes on with the old one", e);
      return;
    }
    for (Registration registration : registrations()) {
      try {
        registration.registerAt(fresh);
      } catch (ClosedChannelException e) {
        // Just now: nothing will come of it any more.
      }
    }
    Selector old = selector;
    selector = fresh;
    Registration.closeQuietly(old);
  }

  void register(Registration registration) throws IOException {
    registration.registerAt(selector);
  }

  /** All channels of the loop. */
  List<Registration> registrations() {
    List<Registration> all = new ArrayList<>();
    for (SelectionKey key : selector.keys()) {
      SelectableChannel channel = key.channel();
      if (channel.isOpen()) {
        all.add((Registration) key.attachment());
      }
    }
    return all;
  }

  void close() {
    Registration.closeQuietly(selector);
  }
}
