package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.security.Mechanisms;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for any messages, any splits and any bytes. */
class CodecPropertiesTest {
  private static final long MAX_MESSAGE = 4096;

  @Provide
  Arbitrary<List<Message>> messages() {
    Arbitrary<byte[]> small = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
    Arbitrary<byte[]> any =
        Arbitraries.oneOf(
            small, Arbitraries.of(254, 255, 256, 257, 5_000).map(CodecPropertiesTest::patterned));
    Arbitrary<Message> message =
        any.list().ofMinSize(1).ofMaxSize(5).map(list -> Message.wrap(list.toArray(byte[][]::new)));
    return message.list().ofMaxSize(20);
  }

  private static byte[] patterned(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 7 + size);
    }
    return bytes;
  }

  @Property(tries = 300)
  void shouldDecodeWhatWasEncodedWhateverTheSizesOfBuffers(
      @ForAll("messages") List<Message> messages,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 400) Integer> targets,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 400) Integer> splits) {
    Conversation sender =
        Conversation.inTraffic(
            Conversation.settings(SocketType.PAIR, Mechanisms.none(), 0, 0), SocketType.PAIR, 1);
    Conversation receiver =
        Conversation.inTraffic(
            Conversation.settings(SocketType.PAIR, Mechanisms.none(), 0, 0), SocketType.PAIR, 1);
    sender.toSend.addAll(messages);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (int i = 0; true; i++) {
      ByteBuffer target = ByteBuffer.allocate(targets.get(i % targets.size()));
      int count = sender.engine.outbound().fill(target, sender);
      if (count == 0) {
        break;
      }
      wire.write(target.array(), 0, count);
    }
    feedInPieces(receiver, wire.toByteArray(), splits);
    assertEquals(messages, receiver.messages);
    assertEquals(messages.size(), sender.encodedOffsets.size());
    assertTrue(receiver.engine.inbound().isBetweenMessages());
  }

  private static void feedInPieces(Conversation receiver, byte[] wire, List<Integer> splits) {
    ByteBuffer bytes = Conversation.direct(wire);
    for (int i = 0; bytes.position() < wire.length; i++) {
      bytes.limit(Math.min(wire.length, bytes.position() + splits.get(i % splits.size())));
      try {
        receiver.engine.inbound().feed(bytes);
      } catch (ZmtpException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Property(tries = 500)
  void shouldThrowNothingElseForAnyBytesFromTheStart(@ForAll @Size(max = 200) byte[] bytes) {
    feedAnything(Conversation.of(SocketType.PULL), bytes);
  }

  @Property(tries = 500)
  void shouldThrowNothingElseForAnyBytesInTheHandshake(@ForAll @Size(max = 200) byte[] bytes) {
    Conversation conversation = Conversation.of(SocketType.PULL);
    conversation.feed(Conversation.GREETING);
    feedAnything(conversation, bytes);
  }

  @Property(tries = 500)
  void shouldThrowNothingElseForAnyReady(@ForAll @Size(max = 120) byte[] properties) {
    Conversation conversation = Conversation.of(SocketType.PULL);
    conversation.feed(Conversation.GREETING);
    feedAnything(conversation, Hex.bytes(Conversation.command("READY", Hex.text(properties))));
  }

  @Property(tries = 1000)
  void shouldThrowNothingElseAndHoldNoMoreThanTheLimitForAnyTraffic(
      @ForAll("frames") List<byte[]> frames) {
    Conversation conversation =
        Conversation.inTraffic(
            Conversation.settings(SocketType.XPUB, Mechanisms.none(), MAX_MESSAGE, 10),
            SocketType.XSUB,
            1);
    for (byte[] frame : frames) {
      feedAnything(conversation, frame);
    }
    for (Message message : conversation.messages) {
      assertTrue(message.byteSize() + 64L * message.frameCount() <= MAX_MESSAGE);
    }
    assertTrue(conversation.output().length <= OwedPongs.CAPACITY * (2 + 5 + 16));
  }

  /** Frames that are nearly right: so that the bytes get further than the first check. */
  @Provide
  Arbitrary<List<byte[]>> frames() {
    Arbitrary<byte[]> body = Arbitraries.bytes().array(byte[].class).ofMaxSize(30);
    Arbitrary<byte[]> commandBody =
        Arbitraries.of("PING", "PONG", "SUBSCRIBE", "CANCEL", "ERROR", "X")
            .flatMap(name -> body.map(data -> Command.encode(name, data)));
    Arbitrary<byte[]> right =
        Arbitraries.oneOf(
            body.map(bytes -> framed(0, bytes)),
            body.map(bytes -> framed(1, bytes)),
            commandBody.map(bytes -> framed(4, bytes)));
    return Arbitraries.frequencyOf(Tuple.of(20, right), Tuple.of(1, body)).list().ofMaxSize(60);
  }

  private static byte[] framed(int flags, byte[] body) {
    return ByteBuffer.allocate(2 + body.length)
        .put((byte) flags)
        .put((byte) body.length)
        .put(body)
        .array();
  }

  @Property(tries = 300)
  void shouldNeverAllocateMoreThanTheLimitForAnAnnouncedSize(
      @ForAll long size, @ForAll boolean command, @ForAll boolean more) {
    FrameDecoder decoder =
        new FrameDecoder(
            StreamFraming.INSTANCE.newReader(), FrameLimits.traffic(MAX_MESSAGE, false));
    int flags = Wire.LONG | (command ? Wire.COMMAND : 0) | (more ? Wire.MORE : 0);
    ByteBuffer header = ByteBuffer.allocate(10).put((byte) flags).putLong(size).put((byte) 1);
    try {
      decoder.next(header.flip());
      assertTrue(decoder.held() <= Math.max(MAX_MESSAGE, command ? Wire.COMMAND_MAX : 0));
    } catch (ZmtpException e) {
      assertEquals(0, decoder.held());
    }
  }

  private static void feedAnything(Conversation conversation, byte[] bytes) {
    List<ByteBuffer> parts = new ArrayList<>();
    int middle = bytes.length / 2;
    parts.add(ByteBuffer.wrap(bytes, 0, middle));
    parts.add(ByteBuffer.wrap(bytes, middle, bytes.length - middle));
    for (ByteBuffer part : parts) {
      try {
        conversation.engine.inbound().feed(part);
      } catch (ZmtpException e) {
        assertEquals(Stage.FAILED, conversation.engine.stage());
      }
    }
  }
}
