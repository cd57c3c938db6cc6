package io.skein.cli.demo;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts words and tells the sink, again and again, what came together since. */
final class Worker {
  /** The first frame of a message with counts; worker, batches, lines and bytes; words. */
  static final String COUNTED = "counted";

  private final Context context;
  private final int number;
  private final WordTable table = new WordTable();
  private final WordCounter counter = new WordCounter(table);
  private long batches;
  private long lines;
  private long bytes;
  private long toldNanos = System.nanoTime();

  Worker(Context context, int number) {
    this.context = context;
    this.number = number;
  }

  void run(BufferedReader orders) throws IOException, InterruptedException {
    DemoProcess.announce();
    try (PullSocket work = PullSocket.open(context, o -> o.receiveHighWaterMark(Limits.BATCHES));
        PushSocket sink =
            PushSocket.open(
                context, o -> o.sendHighWaterMark(Limits.COUNTS).linger(Limits.LINGER))) {
      sink.connect(DemoProcess.order(orders));
      try (News news = new News(context, DemoProcess.order(orders))) {
        for (int i = 0; i < Limits.READERS; i++) {
          work.connect(DemoProcess.order(orders));
        }
        DemoProcess.dependOn(orders);
        AtomicBoolean over = new AtomicBoolean();
        Thread counting = new Thread(() -> count(work, sink, over), "skein-demo-count");
        counting.start();
        news.follow(progress -> {});
        over.set(true);
        counting.join();
        News.acknowledge(sink, "worker " + (number + 1));
      }
    }
  }

  /** Until the end is told, which is when the sink has got all counts. */
  private void count(PullSocket work, PushSocket sink, AtomicBoolean over) {
    try {
      while (!over.get()) {
        Optional<Message> batch = work.receive(Limits.BEAT);
        if (batch.isPresent()) {
          count(batch.get());
        }
        if (batches > 0 && isTimeToTell(batch.isEmpty())) {
          tell(sink);
        }
      }
    } catch (InterruptedException | RuntimeException | OutOfMemoryError e) {
      System.err.println("skein: worker " + (number + 1) + " cannot go on: " + e.getMessage());
      Runtime.getRuntime().halt(1);
    }
  }

  private void count(Message batch) {
    byte[] text = batch.frame(1).toByteArray();
    lines += counter.count(text) + batch.firstByte(0);
    bytes += text.length;
    batches++;
  }

  private boolean isTimeToTell(boolean idle) {
    return idle
        || table.words() >= Limits.WORDS
        || table.textSize() >= Limits.WORD_BYTES
        || System.nanoTime() - toldNanos > Limits.BEAT.toNanos();
  }

  private void tell(PushSocket sink) throws InterruptedException {
    String numbers = number + " " + batches + " " + lines + " " + bytes;
    sink.send(
        Message.wrap(
            COUNTED.getBytes(StandardCharsets.UTF_8),
            numbers.getBytes(StandardCharsets.UTF_8),
            table.encode(0, table.words())));
    table.clear();
    batches = 0;
    lines = 0;
    bytes = 0;
    toldNanos = System.nanoTime();
  }
}
