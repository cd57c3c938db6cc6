package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skein.message.Endpoint;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.message.RowPool;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.security.Mechanism;
import io.skein.security.Mechanisms;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** One engine and a script: bytes of the peer go in, bytes for the peer are compared. */
final class Conversation implements Incoming, Outgoing {
  static final String SIGNATURE = "FF 0000000000000000 7F";
  static final String ZEROS_16 = "00000000 00000000 00000000 00000000";
  static final String ZEROS_31 = ZEROS_16 + "00000000 00000000 00000000 000000";
  static final String GREETING = greeting("03 01", "NULL", 0);
  static final long SECOND = 1_000_000_000L;

  final ZmtpEngine engine;
  final List<Message> messages = new ArrayList<>();
  final List<Subscription> subscriptions = new ArrayList<>();
  final Queue<Message> toSend = new ArrayDeque<>();
  final Queue<Subscription> toSubscribe = new ArrayDeque<>();
  final List<Long> encodedOffsets = new ArrayList<>();
  int wakeUps;
  RowPool rows = RowPool.NONE;

  Conversation(EngineSettings settings) {
    this.engine = new ZmtpEngine(settings, "127.0.0.1:40000", () -> wakeUps++);
  }

  static Conversation of(SocketType type) {
    return new Conversation(settings(type, Mechanisms.none()));
  }

  static Conversation of(SocketType type, Mechanism mechanism) {
    return new Conversation(settings(type, mechanism));
  }

  /** In TRAFFIC, with a peer of that type and minor version; all output so far thrown away. */
  static Conversation inTraffic(EngineSettings settings, SocketType peer, int minor) {
    Conversation conversation = new Conversation(settings);
    conversation.feed(greeting("03 0" + minor, "NULL", 0));
    conversation.feed(ready(peer.name()));
    conversation.open();
    conversation.output();
    return conversation;
  }

  static Conversation inTraffic(SocketType type, SocketType peer, int minor) {
    return inTraffic(settings(type, Mechanisms.none()), peer, minor);
  }

  static EngineSettings settings(SocketType type, Mechanism mechanism) {
    return settings(type, mechanism, 1 << 20, 100);
  }

  static EngineSettings settings(
      SocketType type, Mechanism mechanism, long maxMessageSize, int maxSubscriptions) {
    return settings(type, Optional.empty(), Map.of(), mechanism, maxMessageSize, maxSubscriptions);
  }

  static EngineSettings settings(
      SocketType type,
      Optional<RoutingId> routingId,
      Map<String, String> properties,
      Mechanism mechanism,
      long maxMessageSize,
      int maxSubscriptions) {
    return new EngineSettings(
        type,
        routingId,
        mechanism,
        true,
        new Endpoint("tcp", "127.0.0.1:5555"),
        maxMessageSize,
        maxSubscriptions,
        properties,
        10 * SECOND,
        5 * SECOND,
        0,
        0);
  }

  static String greeting(String version, String mechanism, int asServer) {
    String padding = "00".repeat(20 - mechanism.length());
    return SIGNATURE + version + "'" + mechanism + "'" + padding + "0" + asServer + ZEROS_31;
  }

  /** READY of a peer that says only its type. */
  static String ready(String type) {
    return command("READY", "0B 'Socket-Type' 000000" + hex(type.length()) + "'" + type + "'");
  }

  static String command(String name, String data) {
    int size = 1 + name.length() + Hex.bytes(data).length;
    return "04" + hex(size) + hex(name.length()) + "'" + name + "'" + data;
  }

  static String hex(int octet) {
    return String.format("%02x", octet);
  }

  static Frame frame(String text) {
    return Frame.of(text);
  }

  /** Feeds all; returns how many bytes the engine left. */
  int feed(String hex) {
    ByteBuffer bytes = direct(Hex.bytes(hex));
    try {
      engine.inbound().feed(bytes);
    } catch (ZmtpException e) {
      throw new AssertionError(e.getMessage(), e);
    }
    return bytes.remaining();
  }

  void feedOneByOne(String hex) {
    for (byte octet : Hex.bytes(hex)) {
      assertEquals(0, feed(Hex.text(new byte[] {octet})));
    }
  }

  /** Feeds what must be refused; returns the sentence. */
  String refusal(String hex) {
    return refusal(Hex.bytes(hex));
  }

  String refusal(byte[] bytes) {
    ZmtpException e = assertThrows(ZmtpException.class, () -> engine.inbound().feed(direct(bytes)));
    assertEquals(Stage.FAILED, engine.stage());
    return e.getMessage();
  }

  static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  void open() {
    PeerProperties peer = engine.peer();
    engine.open(
        new Peer(
            7,
            peer.type(),
            peer.routingId().orElse(RoutingId.generated(7)),
            new Endpoint("tcp", "127.0.0.1:5555"),
            "127.0.0.1:40000",
            peer.properties()),
        this);
  }

  /** All that waits to be sent. */
  byte[] output() {
    return output(4096);
  }

  byte[] output(int targetSize) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer target = ByteBuffer.allocateDirect(targetSize);
    while (engine.outbound().fill(target, this) > 0) {
      target.flip();
      byte[] part = new byte[target.remaining()];
      target.get(part);
      out.writeBytes(part);
      target.clear();
    }
    return out.toByteArray();
  }

  void assertSends(String hex) {
    assertEquals(Hex.text(Hex.bytes(hex)), Hex.text(output()));
  }

  @Override
  public void message(Message message) {
    messages.add(message);
  }

  @Override
  public RowPool rows() {
    return rows;
  }

  @Override
  public void subscription(Subscription subscription) {
    subscriptions.add(subscription);
  }

  @Override
  public Message pollMessage() {
    return toSend.poll();
  }

  @Override
  public Subscription pollSubscription() {
    return toSubscribe.poll();
  }

  @Override
  public void encoded(long endOffset) {
    encodedOffsets.add(endOffset);
  }
}
