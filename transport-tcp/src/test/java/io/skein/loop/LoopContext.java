package io.skein.loop;

import io.skein.transport.NanoClock;
import io.skein.transport.Resolver;
import io.skein.transport.TransportContext;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** What a loop needs of its context; the time stands until the test moves it. */
final class LoopContext implements TransportContext {
  final AtomicLong now = new AtomicLong();

  @Override
  public NanoClock clock() {
    return now::get;
  }

  @Override
  public RandomGenerator random() {
    return new Random(1);
  }

  @Override
  public Resolver resolver() {
    return Resolver.SYSTEM;
  }

  @Override
  public Executor helpers() {
    return Runnable::run;
  }

  @Override
  public Scheduled schedule(long deadlineNanos, Runnable work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Thread newThread(String role, Runnable work) {
    Thread thread = new Thread(work, role);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public int loops() {
    return 1;
  }

  @Override
  public long nextLink() {
    return 1;
  }
}
