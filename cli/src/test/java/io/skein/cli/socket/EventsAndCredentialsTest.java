package io.skein.cli.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.cli.base.CommandException;
import io.skein.cli.base.Ending;
import io.skein.cli.base.Outcome;
import io.skein.event.SocketEvent;
import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.HandshakeFailure;
import io.skein.message.SocketType;
import io.skein.security.AuthenticationDecision;
import io.skein.security.Authenticator;
import io.skein.security.PlainCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsAndCredentialsTest {
  private static final Endpoint A = Endpoint.parse("tcp://127.0.0.1:1");
  private static final Endpoint B = Endpoint.parse("tcp://127.0.0.1:2");

  @TempDir Path folder;

  @Test
  void shouldWriteEventsAsJson() {
    assertEquals(
        "{\"event\":\"listening\",\"endpoint\":\"tcp://127.0.0.1:1\",\"peer\":null,\"cause\":null}",
        EventLines.line(new SocketEvent.Listening(A)));
    assertEquals(
        "{\"event\":\"handshakeFailed\",\"endpoint\":\"tcp://127.0.0.1:1\",\"peer\":\"there\","
            + "\"cause\":\"a \\\"word\\\"\"}",
        EventLines.line(
            new SocketEvent.HandshakeFailed(A, "there", "a \"word\"", HandshakeFailure.LOST)));
    assertEquals(
        "{\"event\":\"retryScheduled\",\"endpoint\":\"tcp://127.0.0.1:1\",\"peer\":null,"
            + "\"cause\":\"again in 150 ms\"}",
        EventLines.line(new SocketEvent.RetryScheduled(A, Duration.ofMillis(150))));
    assertTrue(
        EventLines.line(new SocketEvent.Dropped(A, null, DropCause.HIGH_WATER_MARK, 7))
            .contains("7 dropped: HIGH_WATER_MARK"));
  }

  private static SocketEvent refusal(Endpoint endpoint) {
    return new SocketEvent.HandshakeFailed(
        endpoint, "there", "No", HandshakeFailure.REFUSED_BY_PEER);
  }

  @Test
  void shouldEndWhenAllEndpointsRefuse() throws InterruptedException {
    Ending ending = new Ending();
    SocketRequest request =
        SocketRequest.plainly(SocketType.PUSH, List.of(), List.of(A.toString(), B.toString()));
    Refusals refusals = new Refusals(List.of(request), ending);
    refusals.accept(refusal(A));
    refusals.accept(refusal(A));
    refusals.accept(new SocketEvent.HandshakeFailed(B, "there", "It broke", HandshakeFailure.LOST));
    assertFalse(ending.isOver());
    refusals.accept(refusal(B));
    assertEquals(3, ending.await(() -> 0, Outcome.DONE).status());
    assertEquals(Outcome.DONE, refusals.closed(Outcome.DONE, 0));
    assertEquals(3, refusals.closed(Outcome.DONE, 1).status());
  }

  @Test
  void shouldGoOnWhileItListensOrAPeerCameBack() {
    Ending ending = new Ending();
    List<String> urls = List.of(A.toString());
    new Refusals(List.of(SocketRequest.plainly(SocketType.PUSH, urls, urls)), ending)
        .accept(refusal(A));
    Refusals refusals =
        new Refusals(
            List.of(
                SocketRequest.plainly(
                    SocketType.PUSH, List.of(), List.of(A.toString(), B.toString()))),
            ending);
    refusals.accept(refusal(A));
    refusals.accept(new SocketEvent.PeerJoined(A, null));
    refusals.accept(refusal(B));
    assertFalse(ending.isOver());
  }

  @Test
  void shouldInterruptWhoeverClosesWhenNobodyWillCome() {
    Refusals refusals =
        new Refusals(
            List.of(SocketRequest.plainly(SocketType.PUSH, List.of(), List.of(A.toString()))),
            new Ending());
    refusals.closing();
    refusals.accept(refusal(A));
    assertTrue(Thread.interrupted());
  }

  @Test
  void shouldReadCredentials() throws IOException {
    Path file = Files.writeString(folder.resolve("one"), "joe:se:cret\nann:x\n");
    assertEquals(new PlainCredentials("joe", "se:cret"), Credentials.parse("joe:se:cret"));
    assertEquals(new PlainCredentials("joe", "se:cret"), Credentials.parse("@" + file));
  }

  @Test
  void shouldNeverShowASecret() throws IOException {
    Path file = Files.writeString(folder.resolve("users"), "joe:x\n\nsecret\n");
    String sentence =
        assertThrows(CommandException.class, () -> Credentials.users(file.toString())).getMessage();
    assertTrue(sentence.contains("line 3") && !sentence.contains("secret"), sentence);
    sentence = assertThrows(CommandException.class, () -> Credentials.parse("secret")).getMessage();
    assertFalse(sentence.contains("secret"), sentence);
  }

  @Test
  void shouldLetInWhomTheFileNames() throws IOException {
    Path file = Files.writeString(folder.resolve("users"), "joe:x\n\nann:y\n");
    Authenticator users = Credentials.users(file.toString());
    assertInstanceOf(AuthenticationDecision.Accepted.class, decide(users, "joe", "x"));
    assertInstanceOf(AuthenticationDecision.Accepted.class, decide(users, "ann", "y"));
    assertInstanceOf(AuthenticationDecision.Denied.class, decide(users, "ann", "x"));
    assertInstanceOf(AuthenticationDecision.Denied.class, decide(users, "bob", "x"));
  }

  private static AuthenticationDecision decide(Authenticator users, String user, String password) {
    return users.authenticate(new PlainCredentials(user, password), null).join();
  }

  @Test
  void shouldTellAFileThatIsNotThere() {
    String file = folder.resolve("none").toString();
    assertEquals(
        "The file '" + file + "' cannot be read: there is none",
        assertThrows(CommandException.class, () -> Credentials.users(file)).getMessage());
  }

  @Test
  void shouldKnowWildcards() {
    assertTrue(Endpoints.isWildcard("tcp://*:5555"));
    assertTrue(Endpoints.isWildcard("tcp://127.0.0.1:0"));
    assertTrue(Endpoints.isWildcard("ipc://*"));
    assertFalse(Endpoints.isWildcard("tcp://localhost:5550"));
  }
}
