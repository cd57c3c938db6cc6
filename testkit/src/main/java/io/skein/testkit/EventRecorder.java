package io.skein.testkit;

import io.skein.event.SocketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Remembers the events of a socket, and lets a test wait for the one that it needs. Give it to the
 * socket's options with {@code onEvent}. Safe for any thread.
 */
public final class EventRecorder implements Consumer<SocketEvent> {
  private final List<SocketEvent> events = new ArrayList<>();

  /** With no event yet. */
  public EventRecorder() {}

  @Override
  public synchronized void accept(SocketEvent event) {
    events.add(event);
    notifyAll();
  }

  /** What was told so far, oldest first. */
  public synchronized List<SocketEvent> events() {
    return List.copyOf(events);
  }

  /** Those of one kind, oldest first. */
  public synchronized <E extends SocketEvent> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Waits for the first event of that kind. */
  public <E extends SocketEvent> E await(Class<E> kind) throws InterruptedException {
    return await(kind, 1);
  }

  /**
   * Waits for an event of that kind.
   *
   * @param nth which one, counted from 1
   */
  public <E extends SocketEvent> E await(Class<E> kind, int nth) throws InterruptedException {
    return await(kind, nth, event -> true);
  }

  /** Waits for the first event of that kind that suits. */
  public <E extends SocketEvent> E await(Class<E> kind, Predicate<? super E> suits)
      throws InterruptedException {
    return await(kind, 1, suits);
  }

  /**
   * Waits for an event of that kind that suits.
   *
   * @param nth which one of those that suit, counted from 1
   */
  public synchronized <E extends SocketEvent> E await(
      Class<E> kind, int nth, Predicate<? super E> suits) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + Await.DEADLINE.toNanos();
    while (true) {
      List<E> found = events(kind).stream().filter(suits).toList();
      if (found.size() >= nth) {
        return found.get(nth - 1);
      }
      long left = deadlineNanos - System.nanoTime();
      if (left <= 0) {
        throw Await.inVain(
            nth + " times an event " + kind.getSimpleName() + " that suits, among " + events);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }
}
