package io.skein.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.Connecting;
import io.skein.event.SocketEvent.Disconnected;
import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.event.SocketEvent.PeerJoined;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.event.SocketEvent.RetryScheduled;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.EventRecorder;
import io.skein.testkit.ScriptedListener;
import io.skein.testkit.ScriptedPeer;
import io.skein.testkit.Zmtp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connecting side, whose listener a test plays. */
class ConnectingTest {
  @TempDir Path directory;
  private final Context context = Context.create();
  private final EventRecorder events = new EventRecorder();

  @AfterEach
  void closeContext() {
    context.close();
  }

  private PushSocket push() {
    return push(Await.DEADLINE);
  }

  private PushSocket push(Duration handshakeTimeout) {
    return PushSocket.open(
        context,
        options ->
            options
                .onEvent(events)
                .linger(Duration.ZERO)
                .handshakeTimeout(handshakeTimeout)
                .reconnectMin(Duration.ofMillis(5))
                .reconnectMax(Duration.ofMillis(20)));
  }

  private static ScriptedPeer join(ScriptedListener listener, int minor) throws Exception {
    return listener.accept().shakeHands(minor, Scene.PULL_READY, Scene.PUSH_READY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "ipc"})
  void shouldWriteMessagesAsTheRfcSays(String scheme) throws Exception {
    try (ScriptedListener listener =
            scheme.equals("tcp")
                ? ScriptedListener.tcp()
                : ScriptedListener.ipc(directory.resolve("socket"));
        PushSocket push = push()) {
      push.connect(listener.endpoint());
      push.send("hello");
      push.send("one", "", "three");
      push.send(Message.wrap(new byte[255]));
      push.send(Message.wrap(new byte[256]));
      try (ScriptedPeer peer = join(listener, 1)) {
        peer.expect(Zmtp.message("hello"))
            .expect(Zmtp.more("one") + Zmtp.more("") + Zmtp.message("three"))
            .expect("00 ff 00*255")
            .expect("02 0000000000000100 00*256");
      }
    }
  }

  /** Whatever is wrong with the first five, the sixth gets the message. */
  @Test
  void shouldTryAgainAfterEveryKindOfFailure() throws Exception {
    Map<String, String> wrongs = new LinkedHashMap<>();
    wrongs.put("HTTP", "'HTTP/1.1 400 Bad Request' 0d0a");
    wrongs.put("ALL-15", "ff 00*8 7f 01");
    wrongs.put("CURVE", Zmtp.greeting(3, 1, "CURVE"));
    wrongs.put("ALL-14", Zmtp.greeting(1) + Zmtp.ready("REP"));
    wrongs.put("only commands may travel", Zmtp.greeting(1) + "00 01 'x'");
    try (ScriptedListener listener = ScriptedListener.tcp();
        PushSocket push = push()) {
      push.connect(listener.endpoint());
      push.send("for whoever can read it");
      int failures = 0;
      for (String rule : wrongs.keySet()) {
        try (ScriptedPeer peer = listener.accept()) {
          peer.send(wrongs.get(rule)).readToEnd();
        }
        HandshakeFailed failure = events.await(HandshakeFailed.class, ++failures);
        assertTrue(!failure.permanent() && failure.cause().contains(rule), failure::toString);
        events.await(RetryScheduled.class, failures);
      }
      try (ScriptedPeer peer = join(listener, 1)) {
        peer.expect(Zmtp.message("for whoever can read it"));
      }
    }
  }

  @Test
  void shouldGiveUpAListenerThatSaysNothing() throws Exception {
    try (ScriptedListener listener = ScriptedListener.tcp();
        PushSocket push = push(Duration.ofMillis(200))) {
      push.connect(listener.endpoint());
      try (ScriptedPeer silent = listener.accept()) {
        silent.readToEnd();
        HandshakeFailed failure = events.await(HandshakeFailed.class);
        assertTrue(failure.cause().contains("200"), failure::cause);
      }
      events.await(Connecting.class, 2);
      join(listener, 1).close();
    }
  }

  /** ALL-11: ERROR is final. */
  @Test
  void shouldStopAfterError() throws Exception {
    try (ScriptedListener listener = ScriptedListener.tcp();
        PushSocket push = push()) {
      push.connect(listener.endpoint());
      try (ScriptedPeer peer = listener.accept()) {
        peer.send(Zmtp.greeting(1)).send("04 0a 05 'ERROR' 03 '400'").readToEnd();
      }
      HandshakeFailed failure = events.await(HandshakeFailed.class);
      assertTrue(failure.permanent() && failure.cause().contains("400"), failure::toString);
      events.await(Disconnected.class);
      assertEquals(1, events.events(Connecting.class).size());
    }
  }

  /** What the channel had not taken when a connection broke is sent first on the next one. */
  @Test
  void shouldSendWhatABrokenConnectionLeft() throws Exception {
    try (ScriptedListener listener = ScriptedListener.tcp();
        PushSocket push = push()) {
      push.connect(listener.endpoint());
      int size = 1 << 20;
      int count = 64; // More than all buffers of the kernel hold.
      for (int i = 0; i < count; i++) {
        push.send(Message.wrap(new byte[size]));
      }
      push.send("last");
      try (ScriptedPeer peer = join(listener, 1)) {
        peer.expect("02 0000000000100000");
      }
      events.await(PeerLeft.class);
      long left = push.stats().peers().get(0).sendQueued();
      assertTrue(left > 1 && left <= count + 1, left + " left");
      try (ScriptedPeer peer = join(listener, 1)) {
        for (long i = 0; i < left - 1; i++) {
          peer.expect("02 0000000000100000").skip(size);
        }
        peer.expect(Zmtp.message("last"));
      }
    }
  }

  /** A PULL that connects is served as one that is bound. */
  @Test
  void shouldReceiveFromTheListener() throws Exception {
    try (ScriptedListener listener = ScriptedListener.tcp();
        PullSocket pull = PullSocket.open(context, options -> options.onEvent(events))) {
      pull.connect(listener.endpoint());
      try (ScriptedPeer peer =
          listener.accept().shakeHands(0, Scene.PUSH_READY, Scene.PULL_READY)) {
        events.await(PeerJoined.class);
        peer.sendOneByOne(Zmtp.message("hello"));
        assertEquals("hello", pull.receive().text());
      }
    }
  }
}
