package io.skein.transport.tcp;

import io.skein.transport.NanoClock;
import io.skein.transport.Resolver;
import io.skein.transport.TransportContext;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** What a context lends, with everything in the test's hands. */
final class FakeContext implements TransportContext {
  final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
  volatile NanoClock clock = NanoClock.SYSTEM;
  volatile Resolver resolver = Resolver.SYSTEM;
  volatile int loops = 1;
  volatile RandomGenerator random = new Random(1);
  private final AtomicLong links = new AtomicLong();

  @Override
  public NanoClock clock() {
    return () -> clock.nanoTime();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Resolver resolver() {
    return host -> resolver.resolve(host);
  }

  @Override
  public Executor helpers() {
    return work -> newThread("helper", work).start();
  }

  /** Nothing of tcp asks for it: loops have timers of their own. */
  @Override
  public Scheduled schedule(long deadlineNanos, Runnable work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Thread newThread(String role, Runnable work) {
    Thread thread = new Thread(work, "test-" + role);
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  @Override
  public int loops() {
    return loops;
  }

  @Override
  public long nextLink() {
    return links.incrementAndGet();
  }

  /** The threads that still run. */
  List<Thread> running() {
    return threads.stream().filter(Thread::isAlive).toList();
  }
}
