package io.skein.socket;

import io.skein.socket.Context.ContextBuilder;
import io.skein.transport.NanoClock;
import io.skein.transport.Resolver;
import io.skein.transport.TransportContext;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** What a context lends to its sockets and transports; its threads are daemons. */
final class ContextServices implements TransportContext {
  private static final long IDLE_SECONDS = 10;

  private final String name;
  private final NanoClock clock;
  private final RandomGenerator random;
  private final Resolver resolver;
  private final Executor executor;
  private final ExecutorService own;
  private final ExecutorService helpers;
  private final Scheduler scheduler;
  private final int loops;
  private final AtomicLong links = new AtomicLong();

  ContextServices(ContextBuilder builder) {
    this.name = builder.name();
    this.clock = builder.clock();
    this.random = builder.random() != null ? builder.random() : EachThreadsOwn.INSTANCE;
    this.resolver = builder.resolver();
    this.own = pool("callback");
    this.executor = builder.executor() != null ? orOwn(builder.executor()) : own;
    this.helpers = pool("helper");
    this.scheduler = new Scheduler(clock, work -> newThread("timer", work));
    this.loops = builder.loops();
  }

  /** Starts no thread before there is work, and keeps none for long after. */
  private ExecutorService pool(String role) {
    AtomicInteger number = new AtomicInteger();
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> newThread(role + "-" + number.incrementAndGet(), work));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * An executor of the application's that is full, or fails, is no reason to leave a future for
   * ever undone or to run its stages on a loop: the context's own threads do its work then.
   */
  private Executor orOwn(Executor given) {
    return work -> {
      try {
        given.execute(work);
      } catch (RuntimeException e) {
        own.execute(work);
      }
    };
  }

  /** Runs what is queued already, and takes nothing more. */
  void close() {
    scheduler.close();
    helpers.shutdownNow();
    own.shutdown();
  }

  /**
   * Where the application's code runs.
   *
   * @see #close after which it rejects work, if the application's own executor does
   */
  Executor executor() {
    return executor;
  }

  @Override
  public Scheduled schedule(long deadlineNanos, Runnable work) {
    return scheduler.schedule(deadlineNanos, work);
  }

  @Override
  public NanoClock clock() {
    return clock;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Resolver resolver() {
    return resolver;
  }

  @Override
  public Executor helpers() {
    return helpers;
  }

  @Override
  public Thread newThread(String role, Runnable work) {
    Thread thread = new Thread(work, name + "-" + role);
    thread.setDaemon(true);
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

  /** ThreadLocalRandom, asked anew by each thread. */
  private enum EachThreadsOwn implements RandomGenerator {
    INSTANCE;

    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }
}
