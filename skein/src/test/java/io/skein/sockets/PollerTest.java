package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.socket.Context;
import io.skein.socket.Poller;
import io.skein.socket.Poller.Interest;
import io.skein.socket.SkeinSocket;
import io.skein.testkit.Background;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for the first of several sockets. */
class PollerTest {
  private static final Duration LONG = Duration.ofDays(10_000);

  private final Context context = Context.create();
  private final PullSocket one = PullSocket.open(context);
  private final PullSocket two = PullSocket.open(context);
  private final PushSocket toOne = PushSocket.open(context);
  private final PushSocket toTwo = PushSocket.open(context);
  private final Poller poller = new Poller();

  @AfterEach
  void close() {
    toOne.close(Duration.ZERO);
    toTwo.close(Duration.ZERO);
    context.close();
  }

  private void connect(String wildcard) {
    toOne.connect(one.bind(wildcard));
    toTwo.connect(two.bind(wildcard));
    poller.add(one, Interest.RECEIVE);
    poller.add(two, Interest.RECEIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void shouldWaitForTheFirstThatHasSomething(String wildcard) throws Exception {
    connect(wildcard);
    Background<List<SkeinSocket>> polling = Background.start("poll", poller::await);
    polling.awaitParked();
    toTwo.send("message");
    assertEquals(List.of(two), polling.result());
    assertEquals("message", two.receive().text());
    toOne.send("message");
    assertEquals(List.of(one), poller.await(LONG));
  }

  @Test
  void shouldTellAgainWhatWasNotTaken() throws Exception {
    connect("inproc://*");
    toOne.send("first");
    toOne.send("second");
    assertEquals(List.of(one), poller.await());
    assertEquals(List.of(one), poller.await());
    one.receive();
    assertEquals(List.of(one), poller.await(Duration.ZERO));
    one.receive();
    assertEquals(List.of(), poller.await(Duration.ZERO));
  }

  @Test
  void shouldTellAllThatAreReadyInTheOrderInWhichTheyWereAdded() throws Exception {
    connect("inproc://*");
    toTwo.send("message");
    toOne.send("message");
    assertEquals(List.of(one, two), poller.await());
  }

  @Test
  void shouldTellWhenThereIsRoom() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.sendHighWaterMark(1).linger(Duration.ZERO));
    poller.add(push, Interest.SEND);
    Background<List<SkeinSocket>> polling = Background.start("poll", poller::await);
    polling.awaitParked();
    push.connect("inproc://later");
    assertEquals(List.of(push), polling.result());
    push.send("fills the queue");
    assertEquals(List.of(), poller.await(Duration.ZERO));
    Background<List<SkeinSocket>> again = Background.start("poll", () -> poller.await(LONG));
    again.awaitParked();
    one.bind("inproc://later");
    one.receive();
    assertEquals(List.of(push), again.result());
  }

  @Test
  void shouldTellOfEitherWhenBothAreWanted() throws Exception {
    DealerSocket left = DealerSocket.open(context, o -> o.sendHighWaterMark(1));
    DealerSocket right = DealerSocket.open(context, o -> o.receiveHighWaterMark(1));
    poller.add(left, new Interest(true, true));
    assertEquals(List.of(), poller.await(Duration.ZERO));
    right.connect(left.bind("inproc://*"));
    assertEquals(List.of(left), poller.await(LONG));
    while (left.trySend(Message.of("fills the queues"))) {}
    assertEquals(List.of(), poller.await(Duration.ZERO));
    right.send("message");
    assertEquals(List.of(left), poller.await(LONG));
  }

  @Test
  void shouldForgetASocketThatWasRemoved() throws Exception {
    connect("inproc://*");
    poller.remove(one);
    poller.remove(one);
    toOne.send("message");
    toTwo.send("message");
    assertEquals(List.of(two), poller.await());
  }

  @Test
  void shouldTellOfAClosedSocketAlways() throws Exception {
    connect("inproc://*");
    two.close();
    assertEquals(List.of(two), poller.await());
    assertEquals(List.of(two), poller.await());
    poller.remove(two);
    poller.close();
    assertEquals(List.of(), poller.await(Duration.ZERO));
  }

  @Test
  void shouldNotTakeAnythingFromThoseWhoWaitInTheSocket() throws Exception {
    connect("inproc://*");
    CompletableFuture<Message> receiving = one.receiveAsync();
    Background<List<SkeinSocket>> polling = Background.start("poll", poller::await);
    polling.awaitParked();
    toOne.send("for the future");
    assertEquals("for the future", receiving.join().text());
    toTwo.send("for the poller");
    assertTrue(polling.result().contains(two));
  }
}
