package io.skein.loop;

import io.skein.transport.TransportContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The event loops of one transport. Any thread. */
public final class EventLoops {
  private final List<EventLoop> loops = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  /** Starts as many loops as {@code context} says, named after {@code role}. */
  public EventLoops(TransportContext context, String role) {
    for (int i = 1; i <= Math.max(1, context.loops()); i++) {
      loops.add(new EventLoop(context, role + "-loop-" + i));
    }
  }

  /** The loop for one more channel: each in turn. */
  public EventLoop next() {
    return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
  }

  /** How often all loops together have asked their selectors. */
  public long wakeUps() {
    return loops.stream().mapToLong(EventLoop::wakeUps).sum();
  }

  /** Has every loop look at its clock now, rather than when it expects a timer to be due. */
  public void lookAtClock() {
    loops.forEach(loop -> loop.execute(() -> {}));
  }

  /** Ends all loops and waits for their threads, at most {@code millis}; an interrupt is kept. */
  public void close(long millis) {
    loops.forEach(EventLoop::stop);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean interrupted = false;
    for (EventLoop loop : loops) {
      boolean ended = false;
      while (!ended && deadline - System.nanoTime() > 0) {
        try {
          ended = loop.awaitEnd(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
