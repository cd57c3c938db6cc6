package io.skein.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.PeerJoined;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.message.Endpoint;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.testkit.Await;
import io.skein.testkit.EventRecorder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Heartbeats of either side, seen on the wire. */
class LibzmqHeartbeatTest extends LibzmqSuite {
  private static final String PING = "\4PING";
  private static final String PONG = "\4PONG";
  private static final Duration OFTEN = Duration.ofMillis(20);

  @Test
  void shouldAnswerTheirPings() throws Exception {
    EventRecorder events = new EventRecorder();
    try (PullSocket ours =
            PullSocket.open(context, o -> o.heartbeatInterval(Duration.ZERO).onEvent(events));
        Tap tap = new Tap(ours.bind(wildcard("tcp")));
        Libzmq.Socket theirs =
            libzmq.openWith(
                SocketType.PUSH,
                "HEARTBEAT_IVL=20",
                "HEARTBEAT_TIMEOUT=20000",
                "HEARTBEAT_TTL=60000")) {
      theirs.connect(tap.endpoint());
      tap.toTarget().await(PING, 10);
      tap.fromTarget().await(PONG, 10);
      theirs.send(frames("still the same connection"));
      assertEquals("still the same connection", take(ours).text());
      assertEquals(1, events.events(PeerJoined.class).size());
      assertEquals(List.of(), events.events(PeerLeft.class));
    }
  }

  @Test
  void shouldSendPingsThatTheyAnswer() throws Exception {
    EventRecorder events = new EventRecorder();
    try (Libzmq.Socket theirs = libzmq.openWith(SocketType.PULL);
        Tap tap = new Tap(Endpoint.parse(theirs.bind(wildcard("tcp"))));
        PushSocket ours =
            PushSocket.open(
                context,
                o ->
                    o.heartbeatInterval(OFTEN)
                        .heartbeatTimeout(Await.DEADLINE)
                        .heartbeatTtl(Await.DEADLINE)
                        .onEvent(events))) {
      ours.connect(tap.endpoint());
      tap.toTarget().await(PING, 10);
      tap.fromTarget().await(PONG, 10);
      ours.send("still the same connection");
      assertEquals(parts("still the same connection"), theirs.receive());
      assertEquals(1, events.events(PeerJoined.class).size());
      assertEquals(List.of(), events.events(PeerLeft.class));
    }
  }

  /** A peer behind a pulled cable is given up, and found again when it is back. */
  @Test
  void shouldGiveUpAPeerThatIsSilent() throws Exception {
    EventRecorder events = new EventRecorder();
    try (Libzmq.Socket theirs = libzmq.openWith(SocketType.PULL);
        Tap tap = new Tap(Endpoint.parse(theirs.bind(wildcard("tcp"))));
        PushSocket ours =
            PushSocket.open(
                context,
                o ->
                    o.heartbeatInterval(OFTEN)
                        .heartbeatTimeout(Duration.ofMillis(200))
                        .reconnectMin(OFTEN)
                        .onEvent(events))) {
      ours.connect(tap.endpoint());
      events.await(PeerJoined.class);
      tap.freeze();
      PeerLeft left = events.await(PeerLeft.class);
      assertTrue(left.cause().contains("sign of life"), left::cause);
      tap.cut();
      events.await(PeerJoined.class, 2);
      ours.send("back");
      assertEquals(parts("back"), theirs.receive());
    }
  }
}
