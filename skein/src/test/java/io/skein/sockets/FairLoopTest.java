package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One loop: a socket that is received from all the time is not the only one to get something. */
@Timeout(120)
class FairLoopTest {
  private static final int SUBSCRIBERS = 12;
  private static final int MESSAGES = 5_000;

  private final Context context = Context.builder().loops(1).build();

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void shouldBringAllToAllWhileOneIsReceivedFromAgainAndAgain() throws Exception {
    PubSocket pub = PubSocket.open(context, o -> o.sendHighWaterMark(0).linger(Duration.ZERO));
    String endpoint = pub.bind("tcp://127.0.0.1:*").toString();
    List<SubSocket> subs = new ArrayList<>();
    for (int i = 0; i < SUBSCRIBERS; i++) {
      SubSocket sub = SubSocket.open(context, o -> o.receiveHighWaterMark(0));
      sub.subscribe("");
      sub.connect(endpoint);
      subs.add(sub);
    }
    assertTrue(pub.awaitSubscribers(SUBSCRIBERS, Await.DEADLINE));
    Background<Void> publisher =
        Background.run(
            "publisher",
            () -> {
              for (int i = 0; i < MESSAGES; i++) {
                pub.send("number " + i);
              }
            });
    for (SubSocket sub : subs) {
      for (int i = 0; i < MESSAGES; i++) {
        assertEquals("number " + i, sub.receive().text());
      }
    }
    publisher.result();
  }

  @Test
  void shouldServeAQuietSocketWhileAnotherThreadReceivesAStream() throws Exception {
    PullSocket busy = PullSocket.open(context);
    PushSocket stream = PushSocket.open(context, o -> o.linger(Duration.ZERO));
    stream.connect(busy.bind("tcp://127.0.0.1:*"));
    PullSocket quiet = PullSocket.open(context);
    PushSocket toQuiet = PushSocket.open(context, o -> o.linger(Duration.ZERO));
    toQuiet.connect(quiet.bind("tcp://127.0.0.1:*"));
    assertTrue(quiet.awaitPeers(1, Await.DEADLINE));

    CountDownLatch runs = new CountDownLatch(1_000);
    CountDownLatch enough = new CountDownLatch(1);
    final Background<Void> sender =
        Background.run(
            "stream",
            () -> {
              while (enough.getCount() > 0) {
                stream.send("more");
              }
              stream.send("last");
            });
    final Background<Void> receiver =
        Background.run(
            "busy",
            () -> {
              while (!busy.receive().text().equals("last")) {
                runs.countDown();
              }
            });
    final Background<String> waiter = Background.start("quiet", () -> quiet.receive().text());
    assertTrue(runs.await(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS));
    toQuiet.send("message");
    assertEquals("message", waiter.result());
    enough.countDown();
    sender.result();
    receiver.result();
  }
}
