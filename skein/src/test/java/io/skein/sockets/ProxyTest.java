package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SkeinException;
import io.skein.event.SocketEvent.Dropped;
import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.pubsub.XPubSocket;
import io.skein.pubsub.XSubSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.Request;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.socket.Proxy;
import io.skein.socket.SendOptions;
import io.skein.socket.SendingSocket;
import io.skein.socket.SkeinSocket;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.testkit.EventRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Relaying between two sockets: all three pairs, either way round, with and without a copy. */
class ProxyTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String ANY = "tcp://127.0.0.1:*";

  private final Context context = Context.create();

  @AfterEach
  void close() {
    context.close();
  }

  private static Proxy start(SkeinSocket one, SkeinSocket other, boolean turned) {
    return turned ? Proxy.start(other, one) : Proxy.start(one, other);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldRelayQuestionsAndAnswers(boolean turned) throws Exception {
    RouterSocket frontend = RouterSocket.open(context);
    DealerSocket backend = DealerSocket.open(context);
    Endpoint front = frontend.bind(ANY);
    Endpoint back = backend.bind(ANY);
    try (Proxy proxy = start(frontend, backend, turned)) {
      List<Background<Message>> asking = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ReqSocket client = ReqSocket.open(context);
        client.connect(front);
        String question = "question " + i;
        asking.add(Background.start(question, () -> client.request(question)));
      }
      for (int i = 0; i < 2; i++) {
        RepSocket server = RepSocket.open(context);
        server.connect(back);
        Background.run("server", () -> answerAll(server));
      }
      for (int i = 0; i < 4; i++) {
        assertEquals("answer to question " + i, asking.get(i).result().text());
      }
      assertEquals(0, proxy.undelivered());
    }
  }

  private static void answerAll(RepSocket server) throws InterruptedException {
    while (true) {
      Request request = server.receiveRequest();
      request.reply("answer to " + request.message().text());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldRelayNewsAndSubscriptions(boolean turned) throws Exception {
    XSubSocket frontend = XSubSocket.open(context);
    XPubSocket backend = XPubSocket.open(context);
    Endpoint front = frontend.bind(ANY);
    Endpoint back = backend.bind(ANY);
    PubSocket station = PubSocket.open(context);
    SubSocket reader = SubSocket.open(context);
    try (Proxy proxy = start(frontend, backend, turned)) {
      station.connect(front);
      reader.connect(back);
      reader.subscribe("sport");
      assertTrue(station.awaitSubscribers(1, LONG), "the subscription has come through");
      station.send("weather", "not asked for");
      station.send("sport", "tennis");
      assertEquals(Message.of("sport", "tennis"), reader.receive());
      reader.subscribe("weather");
      reader.unsubscribe("sport");
      awaitCancelled(station, reader);
      assertEquals(0, proxy.undelivered());
    }
  }

  /** Publishes both until what was cancelled no longer comes before what was subscribed. */
  private static void awaitCancelled(PubSocket station, SubSocket reader) throws Exception {
    Await.until(
        "the subscriptions have changed",
        () -> {
          station.send("sport", "cancelled");
          station.send("weather", "sunny");
          return reader.tryReceive().filter(m -> m.text().equals("weather")).isPresent();
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldRelayWork(boolean turned) throws Exception {
    PullSocket frontend = PullSocket.open(context);
    PushSocket backend = PushSocket.open(context);
    PushSocket source = PushSocket.open(context);
    PullSocket sink = PullSocket.open(context);
    source.connect(frontend.bind(ANY));
    sink.connect(backend.bind(ANY));
    try (Proxy proxy = start(frontend, backend, turned)) {
      for (int i = 0; i < 5000; i++) {
        source.sendAsync(Message.of("message " + i, "of two frames"));
      }
      for (int i = 0; i < 5000; i++) {
        assertEquals(Message.of("message " + i, "of two frames"), sink.receive());
      }
      assertEquals(0, proxy.undelivered());
    }
  }

  @Test
  void shouldCopyEverythingToAPush() throws Exception {
    RouterSocket frontend = RouterSocket.open(context);
    DealerSocket backend = DealerSocket.open(context);
    PushSocket capture = PushSocket.open(context);
    PullSocket log = PullSocket.open(context);
    log.connect(capture.bind("inproc://*"));
    ReqSocket client = ReqSocket.open(context);
    client.connect(frontend.bind("inproc://*"));
    RepSocket server = RepSocket.open(context);
    server.connect(backend.bind("inproc://*"));
    try (Proxy proxy = Proxy.start(frontend, backend, capture)) {
      Background<Message> asking = Background.start("client", () -> client.request("question"));
      server.receiveRequest().reply("answer");
      assertEquals("answer", asking.result().text());
      Set<String> copies = new TreeSet<>();
      for (int i = 0; i < 2; i++) {
        Message copy = log.receive(); // id, empty, body
        assertEquals(3, copy.frameCount());
        copies.add(copy.text(2));
      }
      assertEquals(Set.of("question", "answer"), copies);
      assertEquals(0, proxy.undelivered());
    }
  }

  @Test
  void shouldCopyEverythingToAPub() throws Exception {
    PullSocket frontend = PullSocket.open(context);
    PushSocket backend = PushSocket.open(context);
    PubSocket capture = PubSocket.open(context);
    SubSocket log = SubSocket.open(context);
    log.subscribe("");
    log.connect(capture.bind("inproc://*"));
    PushSocket source = PushSocket.open(context);
    PullSocket sink = PullSocket.open(context);
    source.connect(frontend.bind("inproc://*"));
    sink.connect(backend.bind("inproc://*"));
    try (Proxy proxy = Proxy.start(frontend, backend, capture)) {
      source.send("message");
      assertEquals("message", sink.receive().text());
      assertEquals("message", log.receive().text());
      assertEquals(0, proxy.undelivered());
    }
  }

  @Test
  void shouldEndWithoutClosingTheSockets() throws Exception {
    PullSocket frontend = PullSocket.open(context);
    PushSocket backend = PushSocket.open(context);
    PushSocket source = PushSocket.open(context);
    source.connect(frontend.bind("inproc://*"));
    Proxy proxy = Proxy.start(frontend, backend);
    proxy.close();
    proxy.close();
    proxy.await();
    source.send("for the next who asks");
    assertEquals("for the next who asks", frontend.receive().text());
  }

  @Test
  void shouldEndWhenASocketIsClosed() throws Exception {
    PullSocket frontend = PullSocket.open(context);
    PushSocket backend = PushSocket.open(context);
    PushSocket source = PushSocket.open(context);
    source.connect(frontend.bind("inproc://*"));
    Proxy proxy = Proxy.start(frontend, backend);
    Background<Void> waiting = Background.run("await", proxy::await);
    source.send("there is nobody to relay it to");
    Await.until("the proxy has it", () -> frontend.stats().received() == 1);
    backend.close();
    waiting.result();
    assertEquals(1, proxy.undelivered());
  }

  @Test
  void shouldRefuseSocketsThatAskAndAnswerInTurn() {
    RepSocket rep = RepSocket.open(context);
    ReqSocket req = ReqSocket.open(context);
    DealerSocket dealer = DealerSocket.open(context);
    assertRefused("use ROUTER", () -> Proxy.start(rep, req));
    assertRefused("use DEALER", () -> Proxy.start(req, dealer));
    assertRefused("use ROUTER", () -> Proxy.start(dealer, dealer, rep));
    assertRefused("use PUB", () -> Proxy.start(dealer, dealer, PullSocket.open(context)));
  }

  private static void assertRefused(String remedy, Executable start) {
    String said = assertThrows(SkeinException.class, start).getMessage();
    assertTrue(said.endsWith(remedy) || said.contains(remedy + ","), said);
  }

  /** One direction alone would be half a proxy. */
  @Test
  void shouldEndBothDirectionsWhenTheCaptureIsClosed() throws Exception {
    DealerSocket frontend = DealerSocket.open(context);
    DealerSocket backend = DealerSocket.open(context);
    PushSocket capture = PushSocket.open(context);
    DealerSocket source = DealerSocket.open(context);
    DealerSocket sink = DealerSocket.open(context);
    source.connect(frontend.bind("inproc://*"));
    sink.connect(backend.bind("inproc://*"));
    Proxy proxy = Proxy.start(frontend, backend, capture);
    capture.close();
    source.send("message");
    proxy.await();
    assertEquals("message", sink.receive().text());
    assertEquals(0, proxy.undelivered());
  }

  @Test
  void shouldRelayOnWhenAMandatoryCaptureHasNoRoute() throws Exception {
    PullSocket frontend = PullSocket.open(context);
    PushSocket backend = PushSocket.open(context);
    RouterSocket capture = RouterSocket.open(context, o -> o.mandatory(true));
    PushSocket source = PushSocket.open(context);
    PullSocket sink = PullSocket.open(context);
    source.connect(frontend.bind("inproc://*"));
    sink.connect(backend.bind("inproc://*"));
    try (Proxy proxy = Proxy.start(frontend, backend, capture)) {
      source.send("nobody", "first");
      source.send("nobody", "second");
      assertEquals("first", sink.receive().text(1));
      assertEquals("second", sink.receive().text(1));
      Await.until(
          "the copies are counted", () -> capture.stats().dropped(DropCause.UNROUTABLE) == 2);
      assertEquals(0, proxy.undelivered());
    }
  }

  /** The message that a proxy holds when it fails is counted by the socket it came from. */
  @Test
  void shouldEndAndCountWhenASocketFails() throws Exception {
    EventRecorder events = new EventRecorder();
    PullSocket frontend = PullSocket.open(context, o -> o.onEvent(events));
    FailingSocket backend = new FailingSocket(context);
    PushSocket source = PushSocket.open(context);
    source.connect(frontend.bind("inproc://*"));
    Proxy proxy = Proxy.start(frontend, backend);
    source.send("cannot be relayed");
    proxy.await();
    assertEquals(1, proxy.undelivered());
    assertEquals(1, frontend.stats().dropped(DropCause.NOT_RELAYED));
    Dropped told = events.await(Dropped.class);
    assertEquals(DropCause.NOT_RELAYED, told.why());
    assertTrue(told.peerIfKnown().isPresent());
  }

  /** A pattern of somebody's own, with a mistake. */
  private static final class FailingSocket extends SendingSocket {
    private static final class Options extends SendOptions<Options> {}

    FailingSocket(Context context) {
      super(
          context,
          new OneOutlet() {
            @Override
            public boolean trySend(Message message) {
              throw new IllegalStateException("a pattern's own mistake");
            }
          },
          new Options().build());
    }
  }

  /** The raw view speaks libzmq's frames. */
  @Test
  void shouldShowIdsAndSubscriptionsAsFrames() throws Exception {
    RouterSocket router = RouterSocket.open(context);
    DealerSocket dealer = DealerSocket.open(context, o -> o.routingId("d"));
    dealer.connect(router.bind("inproc://*"));
    dealer.send("to the router");
    assertEquals(Message.of("d", "to the router"), router.raw().receive());
    router.raw().send(Message.of("d", "to the dealer"));
    assertEquals("to the dealer", dealer.receive().text());

    XPubSocket xpub = XPubSocket.open(context);
    XSubSocket xsub = XSubSocket.open(context);
    xsub.connect(xpub.bind("inproc://*"));
    xsub.raw().send(Message.of("\u0001topic"));
    Message subscription = xpub.raw().receive();
    assertEquals(Message.of("\u0001topic"), subscription);
    assertTrue(subscription.peer().isPresent());
    xsub.raw().send(Message.of("\u0000topic"));
    assertEquals(Message.of("\u0000topic"), xpub.raw().receive(LONG).orElseThrow());
    xsub.subscribe("typed");
    assertTrue(
        xpub.receive() instanceof Item.Subscribed item && item.prefix().text().equals("typed"));
  }
}
