package io.skein.reliability;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Background;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million messages, eight threads into one socket, eight out of the other, each exactly once. */
class MillionMessagesTest {
  private static final int MESSAGES = 1_000_000;
  private static final int THREADS = 8;
  private static final Message STOP = Message.of("stop", "");

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "ipc://*", "tcp://127.0.0.1:*"})
  void shouldDeliverEachMessageExactlyOnce(String wildcard) throws Exception {
    Tally tally = new Tally(MESSAGES);
    try (Context context = Context.create();
        PullSocket sink = PullSocket.open(context);
        PushSocket source = PushSocket.open(context)) {
      source.connect(sink.bind(wildcard));
      List<Background<Void>> receivers = new ArrayList<>();
      List<Background<Void>> senders = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        receivers.add(Background.run("receiver-" + i, () -> receive(sink, tally)));
        int first = i;
        senders.add(Background.run("sender-" + i, () -> send(source, first)));
      }
      for (Background<Void> sender : senders) {
        sender.result();
      }
      // One pipe keeps its order: whoever takes a stop finds nothing numbered behind it.
      for (int i = 0; i < THREADS; i++) {
        source.send(STOP);
      }
      for (Background<Void> receiver : receivers) {
        receiver.result();
      }
    }
    tally.shouldHaveEachExactlyOnce();
  }

  private static void send(PushSocket source, int first) throws InterruptedException {
    for (int number = first; number < MESSAGES; number += THREADS) {
      source.send(Tally.numbered(number));
    }
  }

  private static void receive(PullSocket sink, Tally tally) throws InterruptedException {
    for (Message message = sink.receive(); !message.hasRest(); message = sink.receive()) {
      tally.came(message);
    }
  }
}
