package io.skein.cli.demo;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.socket.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Merges what the workers counted, publishes the progress, and knows when all is done. */
final class Sink {
  /** The first frame of a message with words for the parent. */
  static final String WORDS = "words";

  /** The first frame of the message that ends them, with the totals. */
  static final String TOTALS = "totals";

  private static final int CHUNK = 4096;

  private final Context context;
  private final WordTable table = new WordTable();
  private final WordRuns runs = new WordRuns();
  private final long[] batches = new long[Limits.WORKERS];
  private final Set<String> acknowledged = new HashSet<>();
  private int readersDone;
  private long batchesSent;
  private long lines;
  private long bytes;
  private long messages;
  private long toldNanos = System.nanoTime();

  Sink(Context context) {
    this.context = context;
  }

  void run(BufferedReader orders) throws IOException, InterruptedException {
    try (PullSocket counts = PullSocket.open(context, o -> o.receiveHighWaterMark(Limits.COUNTS));
        PubSocket news = PubSocket.open(context, o -> o.sendHighWaterMark(Limits.NEWS));
        PushSocket parent =
            PushSocket.open(
                context, o -> o.sendHighWaterMark(Limits.COUNTS).linger(Limits.LINGER))) {
      DemoProcess.announce(counts.bind("tcp://127.0.0.1:*"), news.bind("tcp://127.0.0.1:*"));
      parent.connect(DemoProcess.order(orders));
      DemoProcess.dependOn(orders);
      while (!isComplete()) {
        Optional<Message> message = counts.receive(Limits.BEAT);
        if (message.isPresent()) {
          take(message.get());
          makeRoom();
        }
        tell(news, Progress.PROGRESS);
      }
      toldNanos -= Limits.BEAT.toNanos(); // The end is told at once.
      sendWords(parent);
      while (acknowledged.size() < Limits.FOLLOWERS) {
        tell(news, Progress.END);
        counts.receive(Limits.BEAT).ifPresent(this::take);
      }
    } finally {
      runs.close();
    }
  }

  private boolean isComplete() {
    return readersDone == Limits.READERS && progress().batchesInAll() == batchesSent;
  }

  private void take(Message message) {
    switch (message.text()) {
      case Reader.SENT -> {
        readersDone++;
        batchesSent += Long.parseLong(message.frame(1).text());
      }
      case Worker.COUNTED -> counted(message);
      case News.ACKNOWLEDGED -> acknowledged.add(message.frame(1).text());
      default -> throw new IllegalStateException("an unknown message came: " + message);
    }
  }

  private void counted(Message message) {
    String[] numbers = message.frame(1).text().split(" ");
    long counted = Long.parseLong(numbers[1]);
    batches[Integer.parseInt(numbers[0])] += counted;
    lines += Long.parseLong(numbers[2]);
    bytes += Long.parseLong(numbers[3]);
    messages += counted + 1; // The batches, and this one.
    WordTable.decode(
        message.frame(2).toByteArray(),
        (text, offset, length, count) ->
            table.add(text, offset, length, WordCounter.hash(text, offset, length), count));
  }

  private void makeRoom() throws IOException {
    if (table.words() >= Limits.SINK_WORDS || table.textSize() >= Limits.SINK_WORD_BYTES) {
      runs.add(table.sorted());
      table.clear();
    }
  }

  private Progress progress() {
    return new Progress(batches, lines, bytes, messages);
  }

  /** At most once in a beat, and again and again: who was not there yet hears it later. */
  private void tell(PubSocket news, String kind) {
    long now = System.nanoTime();
    if (now - toldNanos >= Limits.BEAT.toNanos()) {
      news.send(progress().message(kind));
      toldNanos = now;
    }
  }

  /** In the order of their bytes, so that the parent notices a word that comes twice. */
  private void sendWords(PushSocket parent) throws IOException, InterruptedException {
    WordSource words = runs.with(table.sorted());
    WordTable chunk = new WordTable();
    WordSource.Word word = new WordSource.Word();
    while (words.next(word)) {
      int hash = WordCounter.hash(word.text, 0, word.length);
      chunk.add(word.text, 0, word.length, hash, word.count);
      if (chunk.words() == CHUNK) {
        send(chunk, parent);
      }
    }
    send(chunk, parent);
    parent.send(progress().message(TOTALS));
  }

  private static void send(WordTable chunk, PushSocket parent) throws InterruptedException {
    byte[] words = chunk.encode(0, chunk.words());
    parent.send(Message.wrap(WORDS.getBytes(StandardCharsets.UTF_8), words));
    chunk.clear();
  }
}
