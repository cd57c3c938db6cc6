package io.skein.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PatternStateException;
import io.skein.event.PeerGoneException;
import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The same programs on both libraries: what JeroMQ, as libzmq, keeps to itself, and Skein says. */
class BesideJeromqTest {
  private static final String ANYWHERE = "tcp://127.0.0.1:*";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MANY = 20_000;
  private static final byte[] PAYLOAD = new byte[1000];

  private final ZContext theirs = new ZContext();
  private final Context ours = Context.create();

  @AfterEach
  void close() {
    theirs.close();
    ours.close();
  }

  private ZMQ.Socket open(SocketType type) {
    ZMQ.Socket socket = theirs.createSocket(type);
    socket.setLinger(0);
    return socket;
  }

  private static String bind(ZMQ.Socket socket) {
    assertTrue(socket.bind(ANYWHERE));
    return socket.getLastEndpoint();
  }

  // ---- a subscriber that is too slow ------------------------------------------------------------

  @Test
  void shouldCountWhatAPublisherDropsWhereJeromqSaysThatAllWasSent() throws Exception {
    ZMQ.Socket pub = open(SocketType.XPUB);
    ZMQ.Socket sub = open(SocketType.SUB);
    sub.subscribe("");
    sub.connect(bind(pub));
    pub.recv(); // The subscription has come.
    for (int i = 0; i < MANY; i++) {
      assertTrue(pub.send(PAYLOAD));
    }
    int received = 0;
    byte[] message = null;
    while (message == null || message.length == PAYLOAD.length) {
      pub.send("end"); // One of these arrives after all the others that arrive.
      message = sub.recv(ZMQ.DONTWAIT);
      received += message != null && message.length == PAYLOAD.length ? 1 : 0;
    }
    assertTrue(received < MANY, "all " + received + " arrived");

    PubSocket ourPub = PubSocket.open(ours);
    SubSocket ourSub = SubSocket.open(ours);
    ourSub.subscribe("");
    ourSub.connect(ourPub.bind(ANYWHERE));
    assertTrue(ourPub.awaitSubscribers(1, PATIENCE));
    for (int i = 0; i < MANY; i++) {
      ourPub.send(Message.of(PAYLOAD));
    }
    long dropped = ourPub.stats().dropped(DropCause.HIGH_WATER_MARK);
    assertTrue(dropped > 0);
    for (long i = dropped; i < MANY; i++) {
      assertTrue(ourSub.receive(PATIENCE).isPresent());
    }
    assertEquals(MANY - dropped, ourSub.stats().received());
  }

  // ---- a peer that dies with a question ---------------------------------------------------------

  @Test
  void shouldTellWhoAskedAPeerThatDiedWhereJeromqIsSilent() throws Exception {
    ZMQ.Socket req = open(SocketType.REQ);
    ZMQ.Socket first = open(SocketType.REP);
    String endpoint = bind(first);
    req.connect(endpoint);
    assertTrue(req.send("question"));
    assertEquals("question", first.recvStr());
    first.close();
    ZMQ.Socket second = open(SocketType.REP);
    Await.until("bound again", () -> boundAgain(second, endpoint));
    ZMQ.Socket other = open(SocketType.REQ);
    other.connect(endpoint);
    other.send("another question");
    assertEquals("another question", second.recvStr());
    second.send("answer");
    assertEquals("answer", other.recvStr());
    assertNull(req.recv(ZMQ.DONTWAIT));
    assertEquals(ZMQ.Error.EAGAIN.getCode(), req.errno());
    assertThrows(ZMQException.class, () -> req.send("question"));

    ReqSocket ourReq = ReqSocket.open(ours);
    RepSocket ourFirst = RepSocket.open(ours);
    Endpoint ourEndpoint = ourFirst.bind(ANYWHERE);
    ourReq.connect(ourEndpoint);
    ourReq.send(Message.of("question"));
    assertEquals("question", ourFirst.receive(PATIENCE).orElseThrow().text());
    ourFirst.close();
    assertThrows(PeerGoneException.class, () -> ourReq.receive(PATIENCE));
    RepSocket ourSecond = RepSocket.open(ours);
    ourSecond.bind(ourEndpoint);
    ourReq.send(Message.of("question"));
    assertEquals("question", ourSecond.receive(PATIENCE).orElseThrow().text());
  }

  private static boolean boundAgain(ZMQ.Socket socket, String endpoint) {
    try {
      return socket.bind(endpoint);
    } catch (ZMQException e) {
      return false; // The port of the closed socket is given back later.
    }
  }

  // ---- a mistake --------------------------------------------------------------------------------

  @Test
  void shouldNameTheRuleWhereJeromqGivesANumber() throws Exception {
    ZMQ.Socket req = open(SocketType.REQ);
    String said = assertThrows(ZMQException.class, req::recv).getMessage();
    assertEquals("Errno " + ZMQ.Error.EFSM.getCode(), said);

    ReqSocket ourReq = ReqSocket.open(ours);
    said = assertThrows(PatternStateException.class, ourReq::receive).getMessage();
    assertTrue(said.contains("REQ") && said.contains("request"), said);
  }
}
