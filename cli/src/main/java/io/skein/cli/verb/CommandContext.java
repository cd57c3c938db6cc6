package io.skein.cli.verb;

import io.skein.cli.base.Ending;
import io.skein.cli.base.StandardError;
import io.skein.cli.socket.Endpoints;
import io.skein.cli.socket.EventLines;
import io.skein.cli.socket.OpenSocket;
import io.skein.cli.socket.Refusals;
import io.skein.cli.socket.SocketOpener;
import io.skein.cli.socket.SocketRequest;
import io.skein.event.SocketEvent;
import io.skein.socket.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The context of a command, its open sockets and what watches their events. */
final class CommandContext implements AutoCloseable {
  /** Only a standard error that nobody reads takes so long. */
  private static final long LAST_EVENTS_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ExecutorService callbacks = callbacks();
  private final Context context = Context.builder().executor(callbacks).build();
  private final List<OpenSocket> sockets = new ArrayList<>();
  private Refusals refusals;

  /** Opens all sockets, then all their endpoints. */
  void open(List<SocketRequest> requests, boolean showEvents, Ending ending, StandardError error) {
    refusals = new Refusals(requests, ending);
    Consumer<SocketEvent> listener =
        showEvents ? new EventLines(error).andThen(refusals) : refusals;
    for (SocketRequest request : requests) {
      sockets.add(SocketOpener.open(context, request, listener));
    }
    for (int i = 0; i < sockets.size(); i++) {
      Endpoints.open(sockets.get(i).socket(), requests.get(i), error);
    }
  }

  /** Who refused us; once the sockets are open. */
  Refusals refusals() {
    return refusals;
  }

  List<OpenSocket> sockets() {
    return sockets;
  }

  /** One thread, so that events are told in order; none while nothing happens. */
  private static ExecutorService callbacks() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "skein-events");
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Closes what is still open; the last events are told, also to an interrupted thread. */
  @Override
  public void close() {
    context.close();
    callbacks.shutdown();
    boolean interrupted = Thread.interrupted();
    long begin = System.nanoTime();
    while (true) {
      try {
        callbacks.awaitTermination(
            LAST_EVENTS_NANOS - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true; // Perhaps by one of these events.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
