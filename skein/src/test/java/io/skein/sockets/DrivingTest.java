package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Endpoint;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.socket.Context;
import io.skein.socket.Poller;
import io.skein.socket.Poller.Interest;
import io.skein.socket.SkeinSocket;
import io.skein.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a thread drives that waits: one link where only that can bring what it waits for. */
@Timeout(60)
class DrivingTest {
  private final RecordedTransport pushes = new RecordedTransport(SocketType.PUSH);
  private final RecordedTransport pulls = new RecordedTransport(SocketType.PULL);
  private final RecordedTransport dealers = new RecordedTransport(SocketType.DEALER);

  private static Context context(RecordedTransport transport) {
    return Context.builder().transports(transport).build();
  }

  private static PullSocket pull(Context context, int links) throws InterruptedException {
    return connected(PullSocket.open(context, o -> o.linger(Duration.ZERO)), links);
  }

  private static <T extends SkeinSocket> T connected(T socket, int links)
      throws InterruptedException {
    for (int i = 0; i < links; i++) {
      socket.connect("recorded://" + i);
    }
    assertTrue(socket.awaitPeers(links, Await.DEADLINE));
    return socket;
  }

  @Test
  void shouldDriveTheLinkWhenAReceiverHasButOne() throws Exception {
    try (Context context = context(pushes);
        PullSocket pull = pull(context, 1)) {
      assertEquals("message", pull.receive().text());
      assertEquals(Set.of("first link"), pushes.driven);
    }
  }

  @Test
  void shouldDriveTheLinkForAReceiverThatWaitsForAWhileOnly() throws Exception {
    try (Context context = context(pushes);
        PullSocket pull = pull(context, 1)) {
      assertTrue(pull.receive(Await.DEADLINE).isPresent());
      assertEquals(Set.of("first link"), pushes.driven);
    }
  }

  @Test
  void shouldDriveTheLinkThatIsLeft() throws Exception {
    try (Context context = context(pushes);
        PullSocket pull = pull(context, 2)) {
      pull.disconnect(Endpoint.parse("recorded://0"));
      assertTrue(pull.awaitPeers(1, Await.DEADLINE));
      assertEquals("message", pull.receive().text());
      assertEquals(Set.of("later link"), pushes.driven);
    }
  }

  @Test
  void shouldDriveTheWholeWhenAReceiverHasSeveral() throws Exception {
    try (Context context = context(pushes);
        PullSocket pull = pull(context, 2)) {
      assertEquals("message", pull.receive().text());
      assertEquals(Set.of("whole"), pushes.driven);
    }
  }

  /** Its room comes with what it writes, not with what the link brings. */
  @Test
  void shouldDriveTheWholeForASender() throws Exception {
    try (Context context = context(pulls);
        PushSocket push =
            connected(
                PushSocket.open(context, o -> o.sendHighWaterMark(1).linger(Duration.ZERO)), 1)) {
      push.send("at once");
      assertEquals(Set.of(), pulls.driven);
      push.send("waits");
      assertEquals(Set.of("whole"), pulls.driven);
    }
  }

  /** The same socket, both ways. */
  @Test
  void shouldTellASenderFromAReceiver() throws Exception {
    try (Context context = context(dealers);
        DealerSocket dealer =
            connected(
                DealerSocket.open(context, o -> o.sendHighWaterMark(1).linger(Duration.ZERO)), 1)) {
      dealer.receive();
      assertEquals(Set.of("first link"), dealers.driven);
      dealers.driven.clear();
      dealer.send("at once");
      dealer.send("waits");
      assertEquals(Set.of("whole"), dealers.driven);
    }
  }

  @Test
  void shouldDriveTheWholeForAPoller() throws Exception {
    try (Context context = context(pushes);
        PullSocket pull = pull(context, 1);
        Poller poller = new Poller()) {
      poller.add(pull, Interest.RECEIVE);
      assertEquals(List.of(pull), poller.await());
      assertEquals(Set.of("whole"), pushes.driven);
    }
  }
}
