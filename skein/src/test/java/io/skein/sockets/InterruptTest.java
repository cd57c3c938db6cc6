package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.socket.Poller;
import io.skein.testkit.Background;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt ends the wait and nothing else: no message is lost, and the socket goes on. */
class InterruptTest {
  private static final Duration LONG = Duration.ofDays(1);

  private final Context context = Context.create();
  private final PushSocket push = PushSocket.open(context, o -> o.sendHighWaterMark(1));
  private final PullSocket pull = PullSocket.open(context, o -> o.receiveHighWaterMark(1));

  @AfterEach
  void close() {
    push.close(Duration.ZERO);
    context.close();
  }

  private static void interrupt(Background<?> waiting) throws Exception {
    waiting.awaitParked();
    waiting.interrupt();
    assertThrows(InterruptedException.class, waiting::result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void shouldLeaveTheMessageToTheNextReceiver(String endpoint) throws Exception {
    push.connect(pull.bind(endpoint));
    interrupt(Background.start("receive", pull::receive));
    interrupt(Background.start("receive", () -> pull.receive(LONG)));
    push.send("message");
    assertEquals("message", pull.receive().text());
  }

  @Test
  void shouldNotSendWhatWasInterrupted() throws Exception {
    push.connect("inproc://sink");
    push.send("first");
    interrupt(Background.run("send", () -> push.send("given up")));
    interrupt(Background.start("send", () -> push.send(Message.of("given up"), LONG)));
    pull.bind("inproc://sink");
    assertEquals("first", pull.receive().text());
    push.send("second");
    assertEquals("second", pull.receive().text());
  }

  @Test
  void shouldBeHeardAlsoWhenNobodyHasToWait() throws Exception {
    push.connect(pull.bind("inproc://*"));
    push.send("message");
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, pull::receive);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> push.send("not sent"));
    assertFalse(Thread.interrupted(), "the exception takes the flag");
    assertEquals("message", pull.receive().text());
  }

  @Test
  void shouldNotConcernTheFormsThatDoNotWait() throws Exception {
    push.connect(pull.bind("inproc://*"));
    Thread.currentThread().interrupt();
    assertTrue(push.trySend(Message.of("message")));
    assertEquals("message", pull.tryReceive().orElseThrow().text());
    assertTrue(Thread.interrupted(), "the flag stays");
  }

  @Test
  void shouldEndAllOtherWaits() throws Exception {
    RouterSocket router = RouterSocket.open(context);
    RepSocket rep = RepSocket.open(context);
    Poller poller = new Poller();
    poller.add(pull, Poller.Interest.RECEIVE);
    interrupt(Background.start("await peers", () -> pull.awaitPeers(1, LONG)));
    interrupt(Background.start("poll", poller::await));
    interrupt(Background.start("poll", () -> poller.await(LONG)));
    interrupt(Background.start("receive", router::receiveRouted));
    interrupt(Background.start("receive", rep::receiveRequest));
    interrupt(Background.start("receive", () -> pull.raw().receive()));
  }

  @Test
  void shouldGiveARequestUp() throws Exception {
    try (RepSocket rep = RepSocket.open(context);
        ReqSocket req = ReqSocket.open(context)) {
      req.connect(rep.bind("tcp://127.0.0.1:*"));
      Background<Message> asking = Background.start("request", () -> req.request("given up"));
      assertEquals("given up", rep.receive().text());
      interrupt(asking);
      rep.send("nobody wants to know");
      Background<Message> again = Background.start("request", () -> req.request("again"));
      assertEquals("again", rep.receive().text());
      rep.send("the answer");
      assertEquals("the answer", again.result().text());
    }
  }

  /** Whoever wins, each message is received once: by the interrupted thread or by the next. */
  @Test
  void shouldLoseNothingWhenAMessageComesAtTheSameMoment() throws Exception {
    push.connect(pull.bind("inproc://*"));
    for (int i = 0; i < 500; i++) {
      Background<Message> receiving = Background.start("receive", pull::receive);
      String text = "message " + i;
      Background<Void> interrupting = Background.run("interrupt", receiving::interrupt);
      push.send(text);
      interrupting.result();
      Message message;
      try {
        message = receiving.result();
      } catch (InterruptedException e) {
        message = pull.receive();
      }
      assertEquals(text, message.text());
    }
  }
}
