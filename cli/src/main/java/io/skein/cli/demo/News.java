package io.skein.cli.demo;

import io.skein.message.Message;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.SubSocket;
import io.skein.socket.Context;
import java.util.function.Consumer;

/** What the sink publishes, as every other process follows it; closed by its user. */
final class News implements AutoCloseable {
  /** The first frame of an acknowledgement. */
  static final String ACKNOWLEDGED = "acknowledged";

  private final SubSocket news;

  News(Context context, String endpoint) {
    news = SubSocket.open(context, o -> o.receiveHighWaterMark(Limits.NEWS));
    news.subscribe("");
    news.connect(endpoint);
  }

  /** Shows all progress until the end; the message that tells the end is shown, too. */
  void follow(Consumer<Progress> progress) throws InterruptedException {
    while (true) {
      Message message = news.receive();
      progress.accept(Progress.of(message));
      if (message.text().equals(Progress.END)) {
        return;
      }
    }
  }

  /** Tells the sink that this process knows of the end. */
  static void acknowledge(PushSocket sink, String name) throws InterruptedException {
    sink.send(ACKNOWLEDGED, name);
  }

  @Override
  public void close() {
    news.close();
  }
}
