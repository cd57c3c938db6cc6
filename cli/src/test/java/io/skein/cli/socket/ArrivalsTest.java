package io.skein.cli.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Endpoint;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.pubsub.SubSocket;
import io.skein.socket.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Context context = Context.create();

  @AfterEach
  void close() {
    context.close();
  }

  private OpenSocket connected(SocketType type, Endpoint... endpoints) {
    List<String> urls = List.of(endpoints).stream().map(Endpoint::toString).toList();
    OpenSocket socket =
        SocketOpener.open(context, SocketRequest.plainly(type, List.of(), urls), event -> {});
    urls.forEach(socket.socket()::connect);
    return socket;
  }

  /** Waits in another thread; the latch opens when so many have come. */
  private static CountDownLatch await(OpenSocket socket, int peers) {
    CountDownLatch there = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                socket.awaitPeers(peers);
                there.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return there;
  }

  private static void shouldCome(CountDownLatch there) throws InterruptedException {
    assertTrue(there.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void shouldCountAPeerOnceThatIsConnectedTwice() throws Exception {
    PullSocket one = PullSocket.open(context);
    Endpoint first = one.bind("tcp://127.0.0.1:*");
    PullSocket two = PullSocket.open(context);
    Endpoint second = two.bind("ipc://*");
    OpenSocket push = connected(SocketType.PUSH, first, first);
    assertTrue(push.socket().awaitPeers(2, PATIENCE));
    shouldCome(await(push, 1));
    CountDownLatch both = await(push, 2);
    assertTrue(push.socket().awaitPeers(2, PATIENCE));
    assertEquals(1, both.getCount());
    push.socket().connect(second);
    shouldCome(both);
  }

  @Test
  void shouldCountEveryPeerThatConnects() throws Exception {
    OpenSocket pub =
        SocketOpener.open(
            context, SocketRequest.plainly(SocketType.PUB, List.of(), List.of()), event -> {});
    Endpoint endpoint = pub.socket().bind("ipc://*");
    for (int i = 0; i < 2; i++) {
      SubSocket sub = SubSocket.open(context);
      sub.subscribe("");
      sub.connect(endpoint);
    }
    shouldCome(await(pub, 2));
  }

  @Test
  void shouldEndWithTheSocket() throws Exception {
    OpenSocket push = connected(SocketType.PUSH);
    CountDownLatch over = await(push, 1);
    push.close(Duration.ZERO, false);
    shouldCome(over);
  }
}
