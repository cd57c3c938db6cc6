package io.skein.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.Disconnected;
import io.skein.event.SocketEvent.HandshakeFailed;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.security.AuthenticationDecision;
import io.skein.security.Authenticator;
import io.skein.testkit.EventRecorder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PLAIN, accepted and refused, with either side deciding. */
class LibzmqPlainTest extends LibzmqSuite {
  private static final Authenticator KNOWS_ANNA =
      (credentials, peer) ->
          CompletableFuture.supplyAsync(
              () ->
                  credentials.user().equals("anna") && credentials.password().equals("secret")
                      ? AuthenticationDecision.accept("anna")
                      : AuthenticationDecision.deny("unknown"));

  @BeforeAll
  static void handleAuthentication() {
    libzmq.ask("zap", "anna", "secret");
  }

  private static Libzmq.Socket theirClient(String password) {
    return libzmq.openWith(
        SocketType.PUSH,
        "PLAIN_USERNAME=" + Libzmq.hex("anna"),
        "PLAIN_PASSWORD=" + Libzmq.hex(password));
  }

  @Test
  void shouldLetTheirClientIn() throws Exception {
    try (PullSocket server = PullSocket.open(context, o -> o.plainServer(KNOWS_ANNA));
        Libzmq.Socket client = theirClient("secret")) {
      client.connect(server.bind(wildcard("tcp")).toString());
      client.send(frames("hello"));
      Message message = take(server);
      assertEquals("hello", message.text());
      assertEquals(Optional.of("anna"), message.peer().orElseThrow().userId());
    }
  }

  @Test
  void shouldRefuseTheirClientWithTheWrongPassword() throws Exception {
    EventRecorder events = new EventRecorder();
    try (PullSocket server =
            PullSocket.open(context, o -> o.plainServer(KNOWS_ANNA).onEvent(events));
        Libzmq.Socket stranger = theirClient("guess");
        Libzmq.Socket anna = theirClient("secret")) {
      stranger.monitor();
      String endpoint = server.bind(wildcard("tcp")).toString();
      stranger.connect(endpoint);
      HandshakeFailed failure = events.await(HandshakeFailed.class);
      assertFalse(failure.cause().contains("guess"), "the event tells the password");
      // FAILED_PROTOCOL from libzmq 4.3.4: it misspells, and so misreads, the ERROR of PLAIN.
      stranger.awaitEvent("EVENT_HANDSHAKE_FAILED");
      anna.connect(endpoint);
      anna.send(frames("hello"));
      assertEquals("hello", take(server).text());
    }
  }

  @Test
  void shouldRefuseTheirClientThatDoesNotUsePlain() throws Exception {
    EventRecorder events = new EventRecorder();
    try (PullSocket server =
            PullSocket.open(context, o -> o.plainServer(KNOWS_ANNA).onEvent(events));
        Libzmq.Socket open = libzmq.openWith(SocketType.PUSH)) {
      open.connect(server.bind(wildcard("tcp")).toString());
      // Whoever reads the other's greeting first ends the connection.
      HandshakeFailed failure = events.await(HandshakeFailed.class);
      assertFalse(failure.cause().isBlank(), failure::toString);
      assertFalse(failure.permanent(), failure::toString);
    }
  }

  @Test
  void shouldBeLetInByTheirServer() throws Exception {
    try (Libzmq.Socket server = libzmq.openWith(SocketType.PULL, "PLAIN_SERVER=1");
        PushSocket client = PushSocket.open(context, o -> o.plainClient("anna", "secret"))) {
      client.connect(server.bind(wildcard("tcp")));
      client.send("hello");
      assertEquals(parts("hello"), server.receive());
    }
  }

  /** ALL-11: after their ERROR nobody tries again. */
  @Test
  void shouldGiveUpWhenTheirServerRefuses() throws Exception {
    EventRecorder events = new EventRecorder();
    try (Libzmq.Socket server = libzmq.openWith(SocketType.PULL, "PLAIN_SERVER=1");
        PushSocket client =
            PushSocket.open(context, o -> o.plainClient("anna", "guess").onEvent(events))) {
      client.connect(server.bind(wildcard("tcp")));
      HandshakeFailed failure = events.await(HandshakeFailed.class);
      assertTrue(failure.permanent(), failure::toString);
      assertTrue(failure.cause().contains("400"), failure::cause);
      events.await(Disconnected.class);
    }
  }
}
