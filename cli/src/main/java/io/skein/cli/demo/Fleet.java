package io.skein.cli.demo;

import io.skein.cli.base.Ending;
import io.skein.cli.base.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The demo's other processes: started together, ended together. */
final class Fleet implements AutoCloseable {
  private static final int READER_HEAP = 32;
  private static final int WORKER_HEAP = 64;
  private static final int SINK_HEAP = 192;
  private static final long END_MILLIS = 5000;

  /** How long a signal to all processes may take to reach this one, too. */
  private static final long SIGNAL_MILLIS = 300;

  private final Ending ending;
  private final List<Member> members = new CopyOnWriteArrayList<>();
  private final List<Member> readers = new ArrayList<>();
  private final List<Member> workers = new ArrayList<>();
  private Member sink;

  Fleet(Ending ending) {
    this.ending = ending;
    // Whatever ends this process, the others end with it; they also watch it themselves.
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "skein-demo-end"));
  }

  /** Starts all; an end of one of them with an error ends the command. */
  void start() throws IOException {
    for (int i = 0; i < Limits.READERS; i++) {
      readers.add(start("reader", i, READER_HEAP));
    }
    sink = start("sink", 0, SINK_HEAP);
    for (int i = 0; i < Limits.WORKERS; i++) {
      workers.add(start("worker", i, WORKER_HEAP));
    }
  }

  private Member start(String role, int number, int heap) throws IOException {
    Member member = Member.start(role, number, heap);
    members.add(member);
    member.process().onExit().thenAccept(process -> ended(member, process.exitValue()));
    return member;
  }

  private void ended(Member member, int status) {
    if (status == 0) {
      return; // Its part is done.
    }
    Outcome outcome =
        Outcome.impossible(
            member.name()
                + " (process "
                + member.process().pid()
                + ") ended with "
                + status
                + " before the count was complete; all others were ended, too");
    CompletableFuture.delayedExecutor(SIGNAL_MILLIS, TimeUnit.MILLISECONDS)
        .execute(() -> ending.with(outcome));
  }

  List<Member> readers() {
    return readers;
  }

  List<Member> workers() {
    return workers;
  }

  Member sink() {
    return sink;
  }

  /** All names and process numbers. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Member member : members) {
      text.append(text.isEmpty() ? "" : ", ").append(member.name());
      text.append(" is process ").append(member.process().pid());
    }
    return text.toString();
  }

  /** Waits for the processes to end by themselves. */
  void awaitEnd() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
    for (Member member : members) {
      member.process().waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private void kill() {
    members.forEach(member -> member.process().destroyForcibly());
  }

  /** Ends all that still run, and waits until they have. */
  @Override
  public void close() {
    kill();
    for (Member member : members) {
      boolean interrupted = Thread.interrupted();
      try {
        member.process().waitFor(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
