package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.DoesNotFitException;
import io.skein.event.SocketClosedException;
import io.skein.message.Endpoint;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.SubSocket;
import io.skein.pubsub.XPubSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receiving into a buffer of the caller's, whose messages' arrays are used again. */
@Timeout(60)
class ReceiveIntoTest {
  /** Several threads may decode at once: they share the arrays of a socket. */
  private final Context context = Context.builder().loops(3).build();

  private final PullSocket pull = PullSocket.open(context);
  private final PushSocket push = PushSocket.open(context);
  private final ByteBuffer buffer = ByteBuffer.allocate(64);

  @BeforeEach
  void connect() {
    push.connect(pull.bind("tcp://127.0.0.1:*"));
  }

  @AfterEach
  void close() {
    context.close();
  }

  private String taken(int count) {
    assertEquals(count, buffer.position());
    String text = new String(buffer.array(), 0, count);
    buffer.clear();
    return text;
  }

  @Test
  void shouldCopyBehindWhatIsThere() throws Exception {
    push.send("world");
    buffer.put("hello ".getBytes());
    assertEquals(5, pull.receive(buffer));
    assertEquals("hello world", taken(11));
  }

  @Test
  void shouldTellAnEmptyMessageFromNone() throws Exception {
    assertEquals(-1, pull.tryReceive(buffer));
    assertEquals(-1, pull.receive(buffer, Duration.ZERO));
    push.send("");
    assertEquals(0, pull.receive(buffer, Await.DEADLINE));
    assertEquals(0, buffer.position());
  }

  @Test
  void shouldCopyForWhoWaits() throws Exception {
    Background<Integer> receiver = Background.start("receiver", () -> pull.receive(buffer));
    receiver.awaitParked();
    push.send("for you");
    assertEquals(7, receiver.result());
    assertEquals("for you", taken(7));
  }

  @Test
  void shouldCopyIntoMemoryOutsideTheHeap() throws Exception {
    ByteBuffer direct = ByteBuffer.allocateDirect(64);
    push.send("outside");
    assertEquals(7, pull.receive(direct));
    assertEquals(ByteBuffer.wrap("outside".getBytes()), direct.flip());
  }

  @Test
  void shouldHandOverWhatIsTooLarge() throws Exception {
    push.send("x".repeat(65));
    push.send("y".repeat(64));
    DoesNotFitException e = assertThrows(DoesNotFitException.class, () -> pull.receive(buffer));
    assertEquals(
        "What was received is not one frame of at most 64 bytes: frames 1, bytes 65",
        e.getMessage());
    assertEquals(Message.of("x".repeat(65)), e.received());
    assertEquals(64, pull.receive(buffer));
    assertEquals("y".repeat(64), taken(64));
  }

  @Test
  void shouldHandOverWhatHasSeveralFramesToWhoWaits() throws Exception {
    Background<DoesNotFitException> receiver =
        Background.start(
            "receiver", () -> assertThrows(DoesNotFitException.class, () -> pull.receive(buffer)));
    receiver.awaitParked();
    push.send("two", "frames");
    assertEquals(Message.of("two", "frames"), receiver.result().received());
    assertEquals(0, buffer.position());
  }

  @Test
  void shouldTakeNothingForABufferThatTakesNothing() throws Exception {
    push.send("stays");
    ByteBuffer readOnly = buffer.asReadOnlyBuffer();
    assertThrows(ReadOnlyBufferException.class, () -> pull.receive(readOnly));
    assertEquals("stays", pull.receive().text());
  }

  @Test
  void shouldLoseNothingByAnInterrupt() throws Exception {
    Background<InterruptedException> receiver =
        Background.start(
            "receiver", () -> assertThrows(InterruptedException.class, () -> pull.receive(buffer)));
    receiver.awaitParked();
    receiver.interrupt();
    receiver.result();
    push.send("later");
    assertEquals(5, pull.receive(buffer));
    assertEquals("later", taken(5));
  }

  @Test
  void shouldTellWhoWaitsThatTheSocketIsClosed() throws Exception {
    Background<SocketClosedException> receiver =
        Background.start(
            "receiver",
            () -> assertThrows(SocketClosedException.class, () -> pull.receive(buffer)));
    receiver.awaitParked();
    pull.close();
    receiver.result();
  }

  @Test
  void shouldHandOverASubscription() {
    XPubSocket publisher = XPubSocket.open(context);
    SubSocket subscriber = SubSocket.open(context);
    subscriber.connect(publisher.bind("tcp://127.0.0.1:*"));
    subscriber.subscribe("topic");
    DoesNotFitException e =
        assertThrows(DoesNotFitException.class, () -> publisher.receive(buffer));
    assertEquals("topic", ((Item.Subscribed) e.received()).prefix().text());
  }

  /** A ROUTER's messages have the sender in front, and are never one frame. */
  @Test
  void shouldHandOverWhatHasItsSenderInFront() throws Exception {
    RouterSocket router = RouterSocket.open(context);
    DealerSocket dealer = DealerSocket.open(context);
    dealer.connect(router.bind("tcp://127.0.0.1:*"));
    dealer.send("hello");
    DoesNotFitException e = assertThrows(DoesNotFitException.class, () -> router.receive(buffer));
    router.send((Message) e.received());
    assertEquals(5, dealer.receive(buffer));
    assertEquals("hello", taken(5));
  }

  /** The objects of messages, as the pattern gives them, tell whether they are used again. */
  @Test
  void shouldUseArraysAgainOnlyForWhoCopies() throws Exception {
    int count = 3_000;
    Seen seen = new Seen(context);
    PushSocket source = PushSocket.open(context);
    source.connect(seen.bind("tcp://127.0.0.1:*"));
    Background<Void> sender =
        Background.run(
            "sender",
            () -> {
              for (int i = 0; i < 2 * count; i++) {
                source.send("always as long");
              }
            });
    for (int i = 0; i < count; i++) {
      assertEquals("always as long", seen.receive().text());
    }
    assertEquals(count, seen.objects(), "each is kept");
    for (int i = 0; i < count; i++) {
      assertEquals(14, seen.receive(buffer.clear()));
    }
    sender.result();
    assertTrue(seen.objects() < 2 * count, "none was used again");
  }

  /** All forms in turn: what was kept stays as it was, whatever is written for others later. */
  @Test
  void shouldNeverChangeWhatSomebodyKeeps() throws Exception {
    int count = 30_000;
    Background<Void> sender =
        Background.run(
            "sender",
            () -> {
              for (int i = 0; i < count; i++) {
                push.send(text(i));
              }
            });
    Random random = new Random(7);
    List<Message> kept = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(200)) {
        case 0 -> {
          kept.add(pull.receive());
          numbers.add(i);
        }
        case 1 -> {
          kept.add(Await.outcome("the next message", pull.receiveAsync()));
          numbers.add(i);
        }
        case 2 -> {
          int before = kept.size();
          Await.until("one is there", () -> pull.drainTo(kept, 1) == 1);
          assertEquals(before + 1, kept.size());
          numbers.add(i);
        }
        default -> {
          int size = pull.receive(buffer);
          assertEquals(text(i), taken(size));
        }
      }
    }
    sender.result();
    for (int i = 0; i < kept.size(); i++) {
      assertEquals(text(numbers.get(i)), kept.get(i).text());
    }
    assertTrue(kept.size() > 100, "all forms were used");
  }

  private static String text(int number) {
    return number + "-".repeat(number % 40);
  }

  /** Each message whole, and once: several threads, several peers, one socket. */
  @Test
  void shouldGiveEachMessageToOneOfSeveralThreads() throws Exception {
    int count = 20_000;
    Endpoint endpoint = pull.bind("tcp://127.0.0.1:*");
    PushSocket other = PushSocket.open(context);
    other.connect(endpoint);
    List<Background<Void>> senders = new ArrayList<>();
    for (PushSocket socket : List.of(push, other)) {
      int first = socket == push ? 0 : count;
      senders.add(
          Background.run(
              "sender",
              () -> {
                for (int i = 0; i < count; i++) {
                  socket.send(text(first + i));
                }
              }));
    }
    AtomicInteger left = new AtomicInteger(count * 2);
    List<Background<BitSet>> receivers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      receivers.add(Background.start("receiver", () -> received(left)));
    }
    for (Background<Void> sender : senders) {
      sender.result();
    }
    BitSet all = new BitSet();
    for (Background<BitSet> receiver : receivers) {
      BitSet some = receiver.result();
      assertFalse(all.intersects(some), "one message came twice");
      all.or(some);
    }
    assertEquals(count * 2, all.cardinality());
  }

  private BitSet received(AtomicInteger left) throws InterruptedException {
    BitSet numbers = new BitSet();
    ByteBuffer target = ByteBuffer.allocate(64);
    while (left.getAndDecrement() > 0) {
      int size = pull.receive(target.clear());
      String text = new String(target.array(), 0, size);
      int number = Integer.parseInt(text.replace("-", ""));
      assertEquals(text(number), text);
      assertFalse(numbers.get(number), "one message came twice");
      numbers.set(number);
    }
    return numbers;
  }
}
