package io.skein.examples;

import io.skein.event.SocketClosedException;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Work is shared out to four workers and gathered again (PUSH and PULL).
 *
 * <p>Shows a pipeline: the ventilator's PUSH gives each task to one worker, and each worker's PUSH
 * gives its result to the sink's PULL. With marks of 1 hardly anything waits in a worker's queue,
 * so the quick ones do more of the work.
 *
 * <p>{@code mvn -q compile -pl examples -am -Dexample=Ventilator}
 */
public final class Ventilator {
  private static final int TASKS = 100;
  private static final int SIZE = 10_000;

  public static void main(String[] args) throws InterruptedException {
    try (Context context = Context.create();
        PushSocket ventilator = PushSocket.open(context, o -> o.sendHighWaterMark(1));
        PullSocket sink = PullSocket.open(context)) {
      ventilator.bind("inproc://tasks");
      sink.bind("inproc://results");
      for (int i = 1; i <= 4; i++) {
        new Thread(() -> work(context), "worker-" + i).start();
      }
      for (int task = 0; task < TASKS; task++) {
        ventilator.send(String.valueOf(task * SIZE));
      }
      long primes = 0;
      for (int i = 0; i < TASKS; i++) {
        primes += Long.parseLong(sink.receive().text());
      }
      System.out.println(primes + " primes below " + TASKS * SIZE);
    }
  }

  private static void work(Context context) {
    try (PullSocket tasks = PullSocket.open(context, o -> o.receiveHighWaterMark(1));
        PushSocket results = PushSocket.open(context)) {
      tasks.connect("inproc://tasks");
      results.connect("inproc://results");
      while (true) {
        int from = Integer.parseInt(tasks.receive().text());
        IntStream numbers = IntStream.range(from, from + SIZE);
        long primes = numbers.filter(n -> BigInteger.valueOf(n).isProbablePrime(99)).count();
        results.send(String.valueOf(primes));
      }
    } catch (SocketClosedException | InterruptedException end) {
      return; // The context was closed: all is done.
    }
  }
}
