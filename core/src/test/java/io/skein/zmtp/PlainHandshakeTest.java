package io.skein.zmtp;

import static io.skein.zmtp.Conversation.command;
import static io.skein.zmtp.Conversation.greeting;
import static io.skein.zmtp.Conversation.ready;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.SocketType;
import io.skein.security.AuthenticationDecision;
import io.skein.security.Authenticator;
import io.skein.security.Mechanisms;
import io.skein.security.PlainCredentials;
import io.skein.security.RemotePeer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PLAIN, both sides; decisions at once, late, and never given. */
class PlainHandshakeTest {
  private static final String GREETING = greeting("03 01", "PLAIN", 0);
  private static final String HELLO = "04 0E 05 'HELLO' 03 'bob' 03 'pwd'";
  private static final String PUSH = "0B 'Socket-Type' 00000004 'PUSH'";

  private final CompletableFuture<AuthenticationDecision> decision = new CompletableFuture<>();
  private PlainCredentials credentials;
  private RemotePeer asked;

  private Conversation server() {
    return server(
        (shown, peer) -> {
          credentials = shown;
          asked = peer;
          return decision;
        });
  }

  private static Conversation server(Authenticator authenticator) {
    Conversation conversation =
        Conversation.of(SocketType.PULL, Mechanisms.plainServer(authenticator));
    conversation.feed(GREETING);
    conversation.output();
    return conversation;
  }

  @Test
  void shouldLeadTheClientThroughRfc24() {
    Conversation client = Conversation.of(SocketType.PUSH, Mechanisms.plainClient("bob", "pwd"));
    client.feed(GREETING);
    client.assertSends(GREETING + HELLO);
    client.feed("04 08 07 'WELCOME'");
    client.assertSends(command("INITIATE", PUSH));
    client.feed(ready("PULL"));
    assertEquals(Stage.READY, client.engine.stage());
  }

  @Test
  void shouldLetInWhomTheAuthenticatorAccepts() {
    decision.complete(new AuthenticationDecision.Accepted("u1", Map.of("Team", "red")));
    Conversation server = server();
    server.feedOneByOne(HELLO);
    server.assertSends("04 08 07 'WELCOME'");
    assertEquals(new PlainCredentials("bob", "pwd"), credentials);
    assertEquals("127.0.0.1:40000", asked.address());
    server.feedOneByOne(command("INITIATE", PUSH + "03 'X-a' 00000001 'b'"));
    server.assertSends(ready("PULL"));
    assertEquals(
        Map.of("User-Id", "u1", "Team", "red", "X-a", "b"), server.engine.peer().properties());
  }

  @Test
  void shouldTakeNothingWhileADecisionIsAwaited() throws ZmtpException {
    Conversation server = server();
    assertEquals(2, server.feed(HELLO + "04 1E"));
    assertEquals(5, server.feed("04 1E 08 'IN'"));
    server.engine.resume();
    server.assertSends("");
    assertEquals(0, server.wakeUps);
    decision.complete(AuthenticationDecision.accept("u1"));
    assertEquals(1, server.wakeUps);
    server.assertSends("");
    server.engine.resume();
    server.assertSends("04 08 07 'WELCOME'");
    server.feed(command("INITIATE", PUSH));
    assertEquals(Stage.READY, server.engine.stage());
  }

  @Test
  void shouldTellThePeerThatItsCredentialsAreWrong() {
    decision.complete(AuthenticationDecision.deny("no such user"));
    Conversation server = server();
    String sentence = server.refusal(HELLO);
    assertEquals("The user 'bob' is not let in (400): no such user", sentence);
    server.assertSends("04 0A 05 'ERROR' 03 '400'");
  }

  @Test
  void shouldDenyLate() {
    Conversation server = server();
    server.feed(HELLO);
    decision.complete(new AuthenticationDecision.Denied("500", "broken"));
    assertThrows(ZmtpException.class, server.engine::resume);
    assertEquals(Stage.FAILED, server.engine.stage());
    server.assertSends("04 0A 05 'ERROR' 03 '500'");
  }

  @Test
  void shouldCloseWithoutAWordWhenThePeerMayTryLater() {
    decision.complete(new AuthenticationDecision.Denied("300", "busy"));
    Conversation server = server();
    server.refusal(HELLO);
    server.assertSends("");
  }

  @Test
  void shouldRefuseEverybodyWithoutAnAuthenticator() {
    Conversation server = Conversation.of(SocketType.PULL, Mechanisms.plainServer());
    server.feed(GREETING);
    server.output();
    assertTrue(server.refusal(HELLO).contains("no authenticator"));
    server.assertSends("04 0A 05 'ERROR' 03 '400'");
  }

  @Test
  void shouldLetNobodyInWhenTheAuthenticatorFails() {
    String sentence =
        server(
                (shown, peer) -> {
                  throw new IllegalStateException("secret " + shown.password());
                })
            .refusal(HELLO);
    assertTrue(sentence.contains("the authenticator failed"), sentence);
    assertFalse(sentence.contains("pwd"), sentence);
    assertTrue(server((shown, peer) -> null).refusal(HELLO).contains("decided nothing"));
    decision.completeExceptionally(new IllegalStateException());
    assertTrue(server().refusal(HELLO).contains("the authenticator failed"));
  }

  @Test
  void shouldLetNobodyInWhenTheDecisionIsCancelled() {
    Conversation server = server();
    server.feed(HELLO);
    decision.cancel(false);
    assertThrows(ZmtpException.class, server.engine::resume);
  }

  @Test
  void shouldAnswerErrorInsteadOfReadyToAWrongType_ALL14() {
    decision.complete(AuthenticationDecision.accept("u1"));
    Conversation server = server();
    server.feed(HELLO);
    server.output();
    server.refusal(command("INITIATE", "0B 'Socket-Type' 00000004 'PULL'"));
    server.assertSends("04 1F 05 'ERROR' 18 'Incompatible-Socket-Type'");
  }

  @ParameterizedTest
  @CsvSource({
    "'04 0F 05 ''HELLO'' 03 ''bob'' 03 ''pwdx''',goes on after the password",
    "'04 0D 05 ''HELLO'' 03 ''bob'' 03 ''pw''',ends inside the password",
    "'04 0A 05 ''HELLO'' 03 ''bob''',ends inside the password",
    "'04 08 05 ''HELLO'' FF ''b''',ends inside the user",
    "'04 06 05 ''HELLO''',ends inside the user",
    "'04 09 05 ''HELLO'' 01 FF 00',not UTF-8",
    "'04 08 07 ''WELCOME''',expects HELLO",
    "'04 06 05 ''READY''',expects HELLO"
  })
  void shouldRefuseAMalformedHello(String bytes, String words) {
    String sentence = server().refusal(bytes);
    assertTrue(sentence.contains(words), sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "'04 09 07 ''WELCOME'' 00',has data",
    "'04 06 05 ''READY''',expects WELCOME",
    "'04 0E 05 ''HELLO'' 03 ''bob'' 03 ''pwd''',Both sides are PLAIN clients"
  })
  void shouldRefuseWhatIsNoWelcome(String bytes, String words) {
    Conversation client = Conversation.of(SocketType.PUSH, Mechanisms.plainClient("a", "b"));
    client.feed(GREETING);
    String sentence = client.refusal(bytes);
    assertTrue(sentence.contains(words), sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "04 0A 05 'ERROR' 03 '400'",
        // As libzmq 4.3.4 sends it, where the E of ERROR has become part of the size.
        "04 09 5E 'RROR' 03 '400'"
      })
  void shouldStopForGoodWhenTheServerRefuses_ALL11(String error) {
    Conversation client = Conversation.of(SocketType.PUSH, Mechanisms.plainClient("a", "b"));
    client.feed(GREETING);
    assertTrue(client.refusal(error).contains("ERROR '400'"));
    assertTrue(client.engine.isPermanent());
  }
}
