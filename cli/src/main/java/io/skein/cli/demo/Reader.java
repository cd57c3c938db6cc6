package io.skein.cli.demo;

import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shares the lines of its part of the files out to the workers. */
final class Reader {
  /** The first frame of the message that says how many batches there were. */
  static final String SENT = "sent";

  private static final Message COMPLETE = Message.wrap(new byte[] {0});
  private static final Message WITHOUT_NEWLINE = Message.wrap(new byte[] {1});
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Context context;
  private final String name;
  private long batches;

  Reader(Context context, int number) {
    this.context = context;
    this.name = "reader " + (number + 1);
  }

  void run(BufferedReader orders) throws IOException, InterruptedException {
    try (PushSocket work =
            PushSocket.open(
                context, o -> o.sendHighWaterMark(Limits.BATCHES).linger(Limits.LINGER));
        PushSocket sink = PushSocket.open(context, o -> o.linger(Limits.LINGER))) {
      Endpoint endpoint = work.bind("tcp://127.0.0.1:*");
      DemoProcess.announce(endpoint);
      sink.connect(DemoProcess.order(orders));
      try (News news = new News(context, DemoProcess.order(orders))) {
        List<FilePart> parts = parts(orders);
        DemoProcess.dependOn(orders);
        // All workers are there before the first batch, so that each gets its share.
        if (!work.awaitPeers(Limits.WORKERS, PATIENCE)) {
          throw new IllegalStateException("not all workers came");
        }
        for (FilePart part : parts) {
          send(part, work);
        }
        sink.send(SENT, Long.toString(batches));
        news.follow(progress -> {});
        News.acknowledge(sink, name);
      }
    }
  }

  private static List<FilePart> parts(BufferedReader orders) throws IOException {
    List<FilePart> parts = new ArrayList<>();
    for (String line = DemoProcess.order(orders);
        !line.isEmpty();
        line = DemoProcess.order(orders)) {
      parts.add(FilePart.decode(line));
    }
    return parts;
  }

  /** Each message is a frame that says whether a last newline is missing, and the lines. */
  private void send(FilePart part, PushSocket work) throws IOException, InterruptedException {
    try (LineBatches lines = new LineBatches(part.path(), part.start(), part.end(), part.size())) {
      for (byte[] batch = lines.next(); batch != null; batch = lines.next()) {
        boolean cut = lines.isAtEndOfFile() && batch[batch.length - 1] != '\n';
        work.send(Message.wrap(batch).prepend(cut ? WITHOUT_NEWLINE.first() : COMPLETE.first()));
        batches++;
      }
    }
  }
}
