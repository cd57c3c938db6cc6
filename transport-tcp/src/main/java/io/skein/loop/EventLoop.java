package io.skein.loop;

import io.skein.transport.Drivable;
import io.skein.transport.NanoClock;
import io.skein.transport.TransportContext;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves many channels: waits for them, runs tasks, keeps time. One thread at a time does so: a
 * daemon thread of the loop's own, or a thread that would otherwise wait (see {@link Helm}). Where
 * it is said that something is done or called by the loop, that thread is meant.
 *
 * <p>{@link #execute}, {@link #nanoTime}, {@link #wakeUps}, {@link #stop} and the methods of {@link
 * Drivable} are for any thread; everything else is for the one that drives. Nothing that a channel,
 * a task or a timer throws ends the loop.
 */
public final class EventLoop implements Drivable {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
  private static final BooleanSupplier NEVER = () -> false;

  private final Tasks tasks = new Tasks();
  private final ArrayDeque<Runnable> afterSelect = new ArrayDeque<>();
  private final Timers timers = new Timers();
  private final Fairness fairness = new Fairness();
  private final SpareBuffers spares = new SpareBuffers();
  private final Workbench workbench = new Workbench(0, spares);
  private final Dispatcher dispatcher = new Dispatcher(fairness, workbench);
  private final Sleeper sleeper = new Sleeper(dispatcher::ready);
  private final Workbenches benches;
  private final NanoClock clock;
  private final Thread thread;
  private final Helm helm;
  private volatile boolean stopping;

  /** A loop whose thread runs at once, named after {@code role}. */
  public EventLoop(TransportContext context, String role) {
    clock = context.clock();
    benches = new Workbenches(clock.nanoTime() - DirectWriter.BURST_NANOS, spares);
    thread = context.newThread(role, this::run);
    helm = new Helm(thread);
    thread.start();
  }

  // ---- any thread -------------------------------------------------------------------------------

  /** Has {@code task} run by the loop, soon. Tasks run in the order of one caller. */
  public void execute(Runnable task) {
    tasks.add(task);
    call();
  }

  /**
   * As {@link #execute}, but at the next turn of the calling thread when it drives or was the last
   * to do so: whoever has the habit will be back, and the loop's own thread looks if not.
   */
  void executeAtNextTurn(Runnable task) {
    tasks.add(task);
    if (!helm.isHabitOfCaller()) {
      call();
    }
  }

  /** Somebody shall look for work, now. */
  private void call() {
    tasks.hurry();
    sleeper.wake();
    if (helm.isLent()) {
      helm.summon();
    }
  }

  /** How often the loop has asked its selector: it stands still while nothing happens. */
  public long wakeUps() {
    return sleeper.turns();
  }

  /** The time now, of the context. */
  public long nanoTime() {
    return clock.nanoTime();
  }

  /** For threads that drive one of this loop's connections. */
  Workbenches benches() {
    return benches;
  }

  /** Ends the loop: what it still serves has failed. Returns at once. */
  public void stop() {
    stopping = true;
    execute(() -> {});
  }

  /**
   * Waits for the loop's own thread to end.
   *
   * @return whether it has
   */
  public boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(Math.max(1, millis));
    return !thread.isAlive();
  }

  // ---- threads that wait, and drive meanwhile ---------------------------------------------------

  @Override
  public void enter() {
    helm.enter();
  }

  @Override
  public boolean tryTake() {
    if (stopping) {
      return false;
    }
    boolean taken = helm.tryTake();
    if (!taken && helm.ask()) {
      sleeper.wake();
    }
    return taken;
  }

  @Override
  public boolean isFree() {
    return helm.isLent();
  }

  @Override
  public long turn(long nanos, BooleanSupplier done) {
    return turn(null, nanos, done);
  }

  /**
   * As {@link #turn(long, BooleanSupplier)}, for who waits for what one channel brings.
   *
   * @param first is read from first; null for none
   */
  long turn(Registration first, long nanos, BooleanSupplier done) {
    serve(first, nanos, done, NEVER);
    return stopping ? -1 : fairness.bytesOfOne(workbench.bytesRead());
  }

  @Override
  public void giveBack() {
    helm.giveBack(this::isNeeded);
  }

  @Override
  public void exit() {
    helm.exit(this::isNeeded);
  }

  @Override
  public void wake() {
    sleeper.wake();
  }

  // ---- who drives -------------------------------------------------------------------------------

  /** Buffers and errands of whoever drives. */
  Workbench workbench() {
    return workbench;
  }

  /** Serves {@code channel}, which is non-blocking, from now on. */
  public Registration register(SelectableChannel channel, int interest, Selected handler)
      throws IOException {
    Registration registration = new Registration(channel, interest, handler);
    sleeper.register(registration);
    return registration;
  }

  /**
   * Whether it is in order to read from a channel that its owner had no use for before. If not its
   * turn comes as for a channel that has just become ready.
   */
  boolean mayRead(Registration registration) {
    return dispatcher.mayRead(registration);
  }

  /** Starts {@code timer}, or moves it when it runs already. */
  public void schedule(Timer timer, long deadlineNanos) {
    timers.schedule(timer, deadlineNanos);
  }

  /** Stops {@code timer} if it runs. */
  public void cancel(Timer timer) {
    timers.cancel(timer);
  }

  /**
   * Has {@code task} run when the selector has been asked once more: only then are the descriptors
   * of channels that were closed before really free.
   */
  public void afterNextSelect(Runnable task) {
    afterSelect.add(task);
  }

  /** The loop's own thread. */
  private void run() {
    while (!stopping) {
      serve(null, Long.MAX_VALUE, helm::isWanted, helm::isWanted);
      Thread.interrupted(); // Nobody has business to; the selector would not sleep any more.
      if (helm.isWanted() || fairness.isExhausted() && helm.hasHabit()) {
        helm.lendOut(this::isNeeded, this::helpOut);
      }
    }
    end();
  }

  /** Whether the loop's own thread is to go on now, although it has lent its helm. */
  private boolean isNeeded() {
    return tasks.isUrgent() || stopping;
  }

  /**
   * One turn between those of drivers. Not much is read that nobody waits for: who drives will do
   * so when he has taken what there is, and what is read long before would be old by then.
   */
  private Help helpOut() {
    final boolean hasTasks = !tasks.isEmpty();
    fairness.holdBack(helm.drives(), System.nanoTime());
    serve(null, 0, NEVER, helm::isWanted);
    Help help = fairness.help();
    if (stopping) {
      return Help.NOT_NEEDED;
    }
    return help == Help.NOT_NEEDED && hasTasks ? Help.GIVEN : help;
  }

  /**
   * A turn, and whatever it throws.
   *
   * @param first is read from alone, if it is in order to keep the turn to it; null for none
   * @param done whether not to sleep in the selector
   * @param enough whether tasks are to wait for the next turn
   */
  private void serve(Registration first, long nanos, BooleanSupplier done, BooleanSupplier enough) {
    try {
      oneTurn(first, nanos, done, enough);
    } catch (Throwable t) {
      LOG.error("A turn of an event loop failed; the loop goes on", t);
    }
  }

  /** For one or for all: a compiler makes what serves them a part of each place that calls it. */
  private void oneTurn(
      Registration first, long nanos, BooleanSupplier done, BooleanSupplier enough) {
    fairness.begin(workbench.bytesRead());
    int flushed = afterSelect.size();
    boolean isForOne = first != null && flushed == 0 && fairness.keepToOne(first, clock.nanoTime());
    if (!isForOne) {
      lookAtAll(flushed > 0, nanos, done);
    }
    dispatcher.serveWaiting();
    for (int i = 0; i < flushed; i++) {
      Tasks.guarded(afterSelect.poll());
    }
    tasks.run(enough);
    if (!isForOne) {
      timers.fire(clock); // What came in time has been read.
    } else if (!done.getAsBoolean()) {
      fairness.oneWasNotEnough();
    }
    fairness.end(workbench.bytesRead());
  }

  private void lookAtAll(boolean mustAsk, long nanos, BooleanSupplier done) {
    fairness.openToAll();
    if (fairness.isToAsk() || mustAsk) {
      select(mustAsk || fairness.hasWaiting() ? 0 : nanos, done);
    }
  }

  private void select(long nanos, BooleanSupplier done) {
    long rest = tasks.isEmpty() ? Math.min(nanos, timers.nanosLeft(clock)) : 0;
    if (rest <= 0) {
      sleeper.look();
    } else {
      workbench.encodedRun().forget();
      long millis = rest == Long.MAX_VALUE ? 0 : (rest - 1) / 1_000_000 + 1;
      sleeper.sleep(millis, () -> tasks.isEmpty() && !done.getAsBoolean());
    }
  }

  private void end() {
    IOException over = new IOException("The context was closed");
    for (Registration registration : sleeper.registrations()) {
      Dispatcher.fail(registration, over);
    }
    tasks.runAll();
    sleeper.close();
    afterSelect.forEach(Tasks::guarded);
  }
}
