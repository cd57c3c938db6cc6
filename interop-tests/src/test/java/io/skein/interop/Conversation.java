package io.skein.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.interop.Pairing.Direction;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pubsub.PubSocket;
import io.skein.socket.Context;
import io.skein.socket.RawSocket;
import io.skein.socket.SkeinSocket;
import io.skein.testkit.Await;
import io.skein.testkit.EventRecorder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of ours and one of theirs, joined and ready to exchange messages. */
final class Conversation implements AutoCloseable {
  private static final Set<SocketType> PUBLISHERS = EnumSet.of(SocketType.PUB, SocketType.XPUB);
  private static final Set<SocketType> SUBSCRIBERS = EnumSet.of(SocketType.SUB, SocketType.XSUB);
  private static final Set<SocketType> NAMED =
      EnumSet.of(SocketType.REQ, SocketType.DEALER, SocketType.ROUTER);
  private static final byte[] DELIMITER = {};
  private static final String OUR_ID = "skein";
  private static final String THEIR_ID = "peer";
  private static final String PROBE = "probe";
  private static final int LOOKS_BEFORE_A_NUDGE = 100;

  private final Pairing pairing;
  private final SkeinSocket socket;
  private final RawSocket ours;
  private final ForeignSocket theirs;
  private int looks;

  Conversation(Context context, ForeignLibrary library, Pairing pairing)
      throws InterruptedException {
    this.pairing = pairing;
    socket = Sockets.open(context, pairing.ours(), OUR_ID);
    EventRecorder events = new EventRecorder();
    socket.onEvent(events);
    ours = socket.raw();
    theirs = library.open(pairing.theirs(), NAMED.contains(pairing.theirs()) ? THEIR_ID : null);
    if (pairing.skeinBinds()) {
      theirs.connect(socket.bind(wildcard()).toString());
    } else {
      socket.connect(theirs.bind(wildcard()));
    }
    Await.until(() -> pairing + " are joined: " + events.events(), () -> areJoined(library));
    subscribe();
  }

  private boolean areJoined(ForeignLibrary library) {
    if (++looks % LOOKS_BEFORE_A_NUDGE == 0) {
      library.nudge();
    }
    return socket.stats().peers().stream().anyMatch(peer -> peer.peer().isPresent());
  }

  private String wildcard() {
    return pairing.scheme().equals("tcp") ? "tcp://127.0.0.1:*" : pairing.scheme() + "://*";
  }

  private void subscribe() throws InterruptedException {
    if (PUBLISHERS.contains(pairing.ours())) {
      theirs.subscribe("");
      Await.until("they subscribe", this::haveTheySubscribed);
    } else if (SUBSCRIBERS.contains(pairing.ours())) {
      Sockets.subscribe(socket, "");
      if (pairing.theirs() == SocketType.XPUB) {
        assertEquals(List.of(Part.of(new byte[] {1})), theirs.receive());
      } else {
        probeUntilSubscribed();
      }
    }
  }

  /** A bound socket of theirs looks at peers that have joined only while it is being used. */
  private boolean haveTheySubscribed() {
    assertEquals(List.of(), theirs.tryReceive());
    if (socket instanceof PubSocket publisher) {
      try {
        return publisher.awaitSubscribers(1, Duration.ZERO);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    Optional<Message> subscription = ours.tryReceive();
    subscription.ifPresent(message -> assertEquals(Message.wrap(new byte[] {1}), message));
    return subscription.isPresent();
  }

  /** Their PUB does not tell when it knows of the subscription: only a message that comes does. */
  private void probeUntilSubscribed() throws InterruptedException {
    List<byte[]> probe = List.of(PROBE.getBytes(StandardCharsets.US_ASCII));
    Await.until(
        "a probe of their PUB comes",
        () -> {
          theirs.send(probe);
          return ours.tryReceive().isPresent();
        });
  }

  /** Exchanges a message of that shape in one direction. */
  void exchange(Shape shape, Direction direction) throws InterruptedException {
    if (direction == Direction.FROM_SKEIN) {
      send(shape.behind(envelope(pairing.ours(), pairing.theirs(), THEIR_ID)));
      List<byte[]> expected = shape.behind(envelope(pairing.theirs(), pairing.ours(), OUR_ID));
      assertEquals(Part.of(expected), theirs.receive());
    } else {
      theirs.send(shape.behind(envelope(pairing.theirs(), pairing.ours(), OUR_ID)));
      List<byte[]> expected = shape.behind(envelope(pairing.ours(), pairing.theirs(), THEIR_ID));
      assertEquals(Part.of(expected), received());
    }
  }

  /** What stands in front of a message in the hands of one type that talks to another. */
  private static List<byte[]> envelope(SocketType type, SocketType other, String otherId) {
    byte[] id = otherId.getBytes(StandardCharsets.US_ASCII);
    if (type == SocketType.ROUTER) {
      return other == SocketType.REQ ? List.of(id, DELIMITER) : List.of(id);
    }
    boolean asksRep = type == SocketType.DEALER && other == SocketType.REP;
    return asksRep ? List.of(DELIMITER) : List.of();
  }

  private void send(List<byte[]> frames) throws InterruptedException {
    Message message = Message.wrap(frames.toArray(byte[][]::new));
    assertTrue(ours.send(message, Await.DEADLINE), "no room to send");
  }

  private List<Part> received() throws InterruptedException {
    Message message = receive();
    while (message.equals(Message.of(PROBE))) {
      message = receive();
    }
    return Part.of(message.frames().stream().map(Frame::toByteArray).toList());
  }

  private Message receive() throws InterruptedException {
    Optional<Message> message = ours.receive(Await.DEADLINE);
    return message.orElseThrow(() -> new AssertionError("Nothing came: " + socket.stats()));
  }

  @Override
  public void close() {
    theirs.close();
    socket.close();
  }
}
