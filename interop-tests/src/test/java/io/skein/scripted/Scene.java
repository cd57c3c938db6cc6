package io.skein.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent;
import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.event.SocketEvent.PeerJoined;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.EventRecorder;
import io.skein.testkit.ScriptedPeer;
import io.skein.testkit.Zmtp;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A bound PULL with one peer that behaves, and others that a test plays. Whatever those do, the
 * first goes on being served over its first connection: that is what {@link #close} proves last.
 */
final class Scene implements AutoCloseable {
  static final String PUSH_READY = Zmtp.ready(SocketType.PUSH);
  static final String PULL_READY = Zmtp.ready(SocketType.PULL);

  final EventRecorder events = new EventRecorder();
  final PullSocket socket;
  final Endpoint endpoint;
  private final Context context = Context.create();
  private final PushSocket bystander;
  private final EventRecorder bystandersEvents = new EventRecorder();

  Scene() throws InterruptedException {
    this("tcp://127.0.0.1:*", options -> {});
  }

  Scene(String wildcard, Consumer<PullSocket.Options> settings) throws InterruptedException {
    socket =
        PullSocket.open(
            context,
            options -> {
              options.onEvent(events);
              settings.accept(options);
            });
    endpoint = socket.bind(wildcard);
    bystander = PushSocket.open(context, options -> options.onEvent(bystandersEvents));
    bystander.connect(endpoint);
    events.await(PeerJoined.class);
    bystandersEvents.await(PeerJoined.class);
    shouldServeTheBystander();
  }

  /** A peer that has just connected. */
  ScriptedPeer connect() throws IOException {
    return ScriptedPeer.connect(endpoint);
  }

  /** A PUSH that has done everything right so far. */
  ScriptedPeer joined(int minor) throws IOException, InterruptedException {
    int before = events.events(PeerJoined.class).size();
    ScriptedPeer peer = connect().shakeHands(minor, PUSH_READY, PULL_READY);
    events.await(PeerJoined.class, before + 1);
    return peer;
  }

  Message take() throws InterruptedException {
    return socket
        .receive(Await.DEADLINE)
        .orElseThrow(() -> new AssertionError("Nothing came; events: " + events.events()));
  }

  /** The handshake failed for a reason that names what was wrong. */
  void shouldFailHandshake(String... words) throws InterruptedException {
    shouldName(events.await(HandshakeFailed.class), words);
  }

  /** The peer that had joined is gone for a reason that names what was wrong. */
  void shouldEndConnection(String... words) throws InterruptedException {
    shouldName(events.await(PeerLeft.class), words);
  }

  private static void shouldName(SocketEvent event, String... words) {
    for (String word : words) {
      assertTrue(event.cause().contains(word), () -> "no '" + word + "' in " + event);
    }
  }

  void shouldServeTheBystander() throws InterruptedException {
    bystander.send("bystander", "still here");
    assertEquals(Message.of("bystander", "still here"), take());
  }

  @Override
  public void close() throws InterruptedException {
    try {
      shouldServeTheBystander();
      assertEquals(1, bystandersEvents.events(PeerJoined.class).size());
      assertEquals(0, bystandersEvents.events(PeerLeft.class).size());
    } finally {
      context.close();
    }
  }
}
