package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.socket.Context;
import io.skein.transport.ConnectionOptions;
import io.skein.transport.TransportOptions;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An option out of range is refused when it is set: one sentence with the thing and the rule. */
class OptionsTest {
  private static final Duration NEGATIVE = Duration.ofMillis(-1);

  private final Context context = Context.create();

  @AfterEach
  void close() {
    context.close();
  }

  private static Arguments row(String name, Consumer<DealerSocket.Options> setting) {
    return Arguments.of(name, setting);
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        row("linger", o -> o.linger(NEGATIVE)),
        row("reconnectMin", o -> o.reconnectMin(Duration.ZERO)),
        row("reconnectMax", o -> o.reconnectMax(NEGATIVE)),
        row("connectTimeout", o -> o.connectTimeout(Duration.ZERO)),
        row("handshakeTimeout", o -> o.handshakeTimeout(Duration.ZERO)),
        row("heartbeatInterval", o -> o.heartbeatInterval(NEGATIVE)),
        row("heartbeatTimeout", o -> o.heartbeatTimeout(Duration.ZERO)),
        row("heartbeatTtl", o -> o.heartbeatTtl(NEGATIVE)),
        row("heartbeatTtl", o -> o.heartbeatTtl(Duration.ofHours(2))),
        row("stallLimit", o -> o.stallLimit(NEGATIVE)),
        row("maxMessageSize", o -> o.maxMessageSize(-1)),
        row("property", o -> o.property("Name", "value")),
        row("property", o -> o.property("X-" + "n".repeat(254), "value")),
        row("backlog", o -> o.backlog(0)),
        row("sendBuffer", o -> o.sendBuffer(0)),
        row("receiveBuffer", o -> o.receiveBuffer(-1)),
        row("tcpKeepAliveCount", o -> o.tcpKeepAliveCount(0)),
        row("tcpKeepAliveIdle", o -> o.tcpKeepAliveIdle(Duration.ofMillis(999))),
        row("tcpKeepAliveInterval", o -> o.tcpKeepAliveInterval(Duration.ZERO)),
        row("typeOfService", o -> o.typeOfService(256)),
        row("maxHalfOpen", o -> o.maxHalfOpen(0)),
        row("routingId", o -> o.routingId(RoutingId.generated(1))),
        row("routing id", o -> o.routingId("")),
        row("routing id", o -> o.routingId("n".repeat(256))),
        row("sendHighWaterMark", o -> o.sendHighWaterMark(-1)),
        row("receiveHighWaterMark", o -> o.receiveHighWaterMark(-1)),
        row("sendHighWaterMarkBytes", o -> o.sendHighWaterMarkBytes(-1)),
        row("receiveHighWaterMarkBytes", o -> o.receiveHighWaterMarkBytes(-1)));
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void shouldNameTheOptionAndTheRule(String name, Consumer<DealerSocket.Options> setting) {
    RuntimeException refused =
        assertThrows(RuntimeException.class, () -> DealerSocket.open(context, setting));
    Sentences.assertOne(refused.getMessage());
    assertTrue(refused.getMessage().contains(name), refused.getMessage());
  }

  @Test
  void shouldCheckWhatBelongsTogetherWhenBuilt() {
    RuntimeException refused =
        assertThrows(
            RuntimeException.class,
            () -> PushSocket.open(context, o -> o.reconnectMin(Duration.ofMinutes(1))));
    Sentences.assertOne(refused.getMessage());
    assertTrue(refused.getMessage().contains("reconnectMax (PT10S)"), refused.getMessage());
  }

  @Test
  void shouldCheckASubscribersLimit() {
    assertThrows(
        RuntimeException.class, () -> PubSocket.open(context, o -> o.maxSubscriptions(-1)));
  }

  @Test
  void shouldCheckMarksThatChangeLaterAndKeepTheOld() throws Exception {
    PushSocket push = PushSocket.open(context, o -> o.sendHighWaterMark(1).linger(Duration.ZERO));
    push.connect("inproc://nobody");
    assertThrows(IllegalArgumentException.class, () -> push.sendHighWaterMark(-1));
    push.send("one");
    assertFalse(push.trySend(Message.of("two")));
  }

  @Test
  void shouldTakeTheLimitsThemselves() {
    PushSocket.open(
            context,
            o ->
                o.heartbeatTtl(Duration.ofMillis(6_553_500))
                    .typeOfService(255)
                    .sendHighWaterMark(0)
                    .linger(Duration.ZERO)
                    .maxMessageSize(0)
                    .reconnectMin(Duration.ofSeconds(10)))
        .close();
  }

  @Test
  void shouldUseTheDefaultsThatTheReadmeNames() {
    ConnectionOptions connection = ConnectionOptions.DEFAULT;
    assertEquals(64L << 20, connection.maxMessageSize());
    assertEquals(Duration.ofSeconds(10), connection.heartbeatInterval());
    assertEquals(Duration.ofSeconds(5), connection.linger());
    assertEquals(Duration.ofSeconds(10), connection.connectTimeout());
    assertEquals(Duration.ofSeconds(10), connection.handshakeTimeout());
    assertEquals(Duration.ofMillis(100), connection.reconnectMin());
    assertEquals(Duration.ofSeconds(10), connection.reconnectMax());
    assertEquals(1_000_000, connection.maxSubscriptions());
    assertTrue(TransportOptions.DEFAULT.ipv6());
    assertEquals(1024, TransportOptions.DEFAULT.maxHalfOpen());
  }
}
