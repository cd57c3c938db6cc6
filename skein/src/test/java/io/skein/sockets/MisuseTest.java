package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.EndpointException;
import io.skein.event.PatternStateException;
import io.skein.event.SkeinException;
import io.skein.event.SocketClosedException;
import io.skein.event.SocketEvent.ConnectFailed;
import io.skein.event.SocketEvent.Connecting;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.Request;
import io.skein.socket.Context;
import io.skein.socket.Poller;
import io.skein.socket.Proxy;
import io.skein.testkit.EventRecorder;
import io.skein.transport.Resolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input gets an exception with one sentence that names the thing, the rule and the remedy, and
 * leaves everything else running.
 */
class MisuseTest {
  private static final String UNKNOWN = "no-such-host.invalid";

  private final AtomicInteger asked = new AtomicInteger();
  private final Resolver resolver = this::resolve;
  private final Context context = Context.builder().resolver(resolver).build();
  private final PullSocket pull = PullSocket.open(context);
  private final PushSocket push = PushSocket.open(context, o -> o.linger(Duration.ZERO));

  private List<InetAddress> resolve(String host) throws UnknownHostException {
    if (host.equals(UNKNOWN) && asked.incrementAndGet() < 3) {
      throw new UnknownHostException(host + " is not known");
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() {
    context.close();
  }

  private static <X extends RuntimeException> void assertRefused(
      Class<X> kind, Executable call, String... words) {
    String message = assertThrows(kind, call).getMessage();
    Sentences.assertOne(message);
    for (String word : words) {
      assertTrue(message.contains(word), () -> "'" + word + "' is missing: " + message);
    }
  }

  private void assertStillWorks() throws InterruptedException {
    push.connect(pull.bind("tcp://127.0.0.1:*"));
    push.send("still works");
    assertEquals("still works", pull.receive().text());
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, scheme://address",
    "://, scheme://address",
    "tcp://, scheme://address",
    "tcp://127.0.0.1, port",
    "tcp://127.0.0.1:port, port",
    "tcp://127.0.0.1:65536, 65535",
    "tcp://::1:5555, brackets",
    "tcp://[nonsense]:5555, IPv6",
    "tcp://*:*;*:*, bind()",
    "ipc:///tmp/, file",
    "ipc:///no/such/directory/socket, create it first",
    "tcp://8.8.8.8:5555, interface"
  })
  void shouldRefuseToBindWhatCannotBeRead(String endpoint, String remedy) throws Exception {
    assertRefused(EndpointException.class, () -> pull.bind(endpoint), endpoint, remedy);
    assertStillWorks();
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, scheme://address",
    "tcp://*:5555, '*'",
    "tcp://127.0.0.1:*, bind()",
    "tcp://127.0.0.1:0, bind()",
    "ipc://*, bind()",
    "inproc://*, bind()"
  })
  void shouldRefuseToConnectToWhatCannotBeRead(String endpoint, String remedy) throws Exception {
    assertRefused(EndpointException.class, () -> push.connect(endpoint), endpoint, remedy);
    assertStillWorks();
  }

  @Test
  void shouldNameTheSchemesThatArePresent() throws Exception {
    for (Executable call :
        List.<Executable>of(() -> pull.bind("udp://*:1"), () -> push.connect("udp://host:1"))) {
      assertRefused(EndpointException.class, call, "'udp://", "inproc", "ipc", "tcp", "module");
    }
    assertStillWorks();
  }

  @ParameterizedTest
  @CsvSource({"tcp://127.0.0.1:*, port", "ipc://*, path", "inproc://*, choose another"})
  void shouldRefuseToBindWhatIsTaken(String wildcard, String word) throws Exception {
    PullSocket other = PullSocket.open(context);
    Endpoint taken = other.bind(wildcard);
    assertRefused(EndpointException.class, () -> pull.bind(taken), taken.toString(), word);
    push.connect(taken);
    push.send("the other goes on");
    assertEquals("the other goes on", other.receive().text());
  }

  @Test
  void shouldRefuseToBindToANameThatDoesNotResolve() throws Exception {
    String endpoint = "tcp://" + UNKNOWN + ":5555";
    assertRefused(EndpointException.class, () -> pull.bind(endpoint), endpoint, "name", "write *");
    assertStillWorks();
  }

  @Test
  void shouldGoOnTryingANameThatDoesNotResolveYet() throws Exception {
    EventRecorder events = new EventRecorder();
    try (PushSocket other =
        PushSocket.open(
            context,
            o -> o.onEvent(events).reconnectMin(Duration.ofMillis(1)).linger(Duration.ZERO))) {
      int port = Integer.parseInt(pull.bind("tcp://127.0.0.1:*").address().split(":")[1]);
      other.connect("tcp://" + UNKNOWN + ":" + port);
      other.send("at the third attempt");
      assertEquals("at the third attempt", pull.receive().text());
      assertTrue(events.await(ConnectFailed.class, 2).cause().contains(UNKNOWN));
      events.await(Connecting.class, 3);
    }
  }

  @Test
  void shouldRefuseEndpointsThatTheSocketDoesNotHave() throws Exception {
    Endpoint endpoint = Endpoint.parse("tcp://127.0.0.1:1");
    assertRefused(
        EndpointException.class, () -> pull.unbind(endpoint), "not bound", endpoint.toString());
    assertRefused(
        EndpointException.class,
        () -> push.disconnect(endpoint),
        "not connected",
        endpoint.toString());
    assertStillWorks();
  }

  @Test
  void shouldSayThatASocketIsClosed() {
    push.close();
    assertRefused(
        SocketClosedException.class, () -> push.send("late"), "PUSH", "closed", "open another");
    pull.close();
    assertRefused(SocketClosedException.class, pull::receive, "PULL", "closed", "open another");
  }

  @Test
  void shouldSayThatAContextIsClosed() {
    Context other = Context.create();
    other.close();
    assertRefused(SocketClosedException.class, () -> PushSocket.open(other), "context", "create");
  }

  @Test
  void req2ShouldRefuseASecondRequest() throws Exception {
    ReqSocket req = ReqSocket.open(context);
    RepSocket rep = RepSocket.open(context);
    req.connect(rep.bind("inproc://*"));
    assertRefused(PatternStateException.class, req::receive, "REQ", "REQ-2", "send a request");
    req.send("first");
    assertRefused(
        PatternStateException.class, () -> req.send("second"), "REQ", "REQ-2", "request()");
    assertRefused(
        PatternStateException.class, () -> req.request("second"), "REQ", "REQ-2", "request()");
    assertEquals("first", rep.receive().text());
    rep.send("answer");
    assertEquals("answer", req.receive().text());
  }

  @Test
  void rep1ShouldRefuseAReplyWithoutARequest() throws Exception {
    ReqSocket req = ReqSocket.open(context);
    RepSocket rep = RepSocket.open(context);
    req.connect(rep.bind("inproc://*"));
    assertRefused(PatternStateException.class, () -> rep.send("what?"), "REP", "REP-1", "receive");
    req.send("question");
    assertEquals("question", rep.receive().text());
    assertRefused(PatternStateException.class, rep::receive, "REP", "REP-1", "receiveRequest()");
    rep.send("answer");
    assertEquals("answer", req.receive().text());
  }

  @Test
  void rep5ShouldRefuseASecondReply() throws Exception {
    ReqSocket req = ReqSocket.open(context);
    RepSocket rep = RepSocket.open(context);
    req.connect(rep.bind("inproc://*"));
    req.send("question");
    Request request = rep.receiveRequest();
    request.reply("answer");
    assertRefused(PatternStateException.class, () -> request.reply("again"), "REP-5", "one reply");
    assertEquals("answer", req.receive().text());
  }

  @Test
  void shouldRefuseMessagesWithoutFrames() {
    assertRefused(
        IllegalArgumentException.class, () -> push.send(), "one frame", "Message.empty()");
    assertRefused(IllegalArgumentException.class, () -> Message.of(List.of()), "one frame");
  }

  @Test
  void shouldRefusePollersThatWouldWaitForEver() {
    Poller poller = new Poller();
    assertRefused(SkeinException.class, poller::await, "no socket", "add one");
    poller.add(pull, Poller.Interest.RECEIVE);
    assertRefused(
        SkeinException.class,
        () -> poller.add(pull, Poller.Interest.RECEIVE),
        "PULL",
        "remove it first");
  }

  @Test
  void shouldRefuseProxiesThatCouldRelayNothing() {
    PushSocket other = PushSocket.open(context);
    assertRefused(SkeinException.class, () -> Proxy.start(push, other), "PUSH", "receive");
    assertEquals(Optional.empty(), pull.tryReceive());
  }

  @Test
  void shouldRefuseAContextWithoutLoops() {
    assertRefused(IllegalArgumentException.class, () -> Context.builder().loops(0), "1 loop");
  }
}
