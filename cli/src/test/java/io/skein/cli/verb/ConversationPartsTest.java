package io.skein.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.cli.base.CommandException;
import io.skein.cli.base.StandardError;
import io.skein.cli.socket.SocketRequest;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationPartsTest {
  private static final String[] ENDPOINT = {"--bind", "tcp://127.0.0.1:*"};
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private static VerbArguments arguments(SocketType type, String... more) {
    List<String> all = new ArrayList<>(List.of(ENDPOINT));
    all.addAll(List.of(more));
    return new Syntax(type).parse(all.toArray(String[]::new));
  }

  private static List<Message> all(SocketType type, String input, String... more)
      throws IOException {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    MessageSource source = MessageSource.of(arguments(type, more), in);
    List<Message> messages = new ArrayList<>();
    for (Message message = source.next(); message != null; message = source.next()) {
      messages.add(message);
      assertTrue(messages.size() <= 1000, "for ever");
    }
    return messages;
  }

  @Test
  void shouldSendOneMessageOnceOrNTimes() throws IOException {
    assertEquals(List.of(Message.of("x")), all(SocketType.PUSH, "ignored\n", "-m", "x"));
    assertEquals(3, all(SocketType.PUSH, "", "-m", "x", "-n", "3", "-i", "1s").size());
    assertEquals(0, all(SocketType.PUSH, "", "-m", "x", "-n", "0").size());
  }

  @Test
  void shouldSendForEverWithAnInterval() throws IOException {
    MessageSource source =
        MessageSource.of(
            arguments(SocketType.PUSH, "-m", "x", "-i", "1s"), InputStream.nullInputStream());
    for (int i = 0; i < 1000; i++) {
      assertEquals(Message.of("x"), source.next());
    }
  }

  @Test
  void shouldSendLines() throws IOException {
    assertEquals(
        List.of(Message.of("a", "b"), Message.of(""), Message.of("c")),
        all(SocketType.PUSH, "a\tb\n\nc"));
    assertEquals(List.of(Message.of("a\tb")), all(SocketType.PUSH, "a\tb\n", "-D", ""));
    assertEquals(1, all(SocketType.DEALER, "a\nb\n", "-n", "1").size());
  }

  @Test
  void shouldReadTheRoutingIdOfARoutersLine() throws IOException {
    assertEquals(
        List.of(Message.of(Frame.wrap(new byte[] {1}), Frame.EMPTY, Frame.of("x"))),
        all(SocketType.ROUTER, "0x01\t\tx\n"));
    assertThrows(IllegalArgumentException.class, () -> all(SocketType.ROUTER, "alone\n"));
  }

  private Message answer(SocketType type, Message request, String... how) throws Exception {
    return Answer.of(arguments(type, how), new StandardError(errors)).to(request);
  }

  @Test
  void shouldEchoAllFrames() throws Exception {
    Message request = Message.of("id", "", "a", "b");
    assertEquals(request, answer(SocketType.ROUTER, request, "--echo"));
    assertEquals(Message.of("a", "b"), answer(SocketType.REP, Message.of("a", "b"), "--echo"));
  }

  @Test
  void shouldKeepTheEnvelopeOfARouter() throws Exception {
    assertEquals(
        Message.of("id", "hop", "", "r"),
        answer(SocketType.ROUTER, Message.of("id", "hop", "", "a", ""), "--reply", "r"));
    assertEquals(
        Message.of("id", "r"), answer(SocketType.ROUTER, Message.of("id", "a"), "--reply", "r"));
    assertEquals(Message.of("r"), answer(SocketType.REP, Message.of("", "a"), "--reply", "r"));
  }

  @Test
  void shouldAnswerWithWhatACommandPrints() throws Exception {
    assertEquals(
        Message.of("A,B\n"),
        answer(SocketType.REP, Message.of("a", "b"), "-D", ",", "--exec", "tr a-z A-Z; echo"));
    assertEquals(
        Message.of("id", "", "x"),
        answer(SocketType.ROUTER, Message.of("id", "", "x"), "--exec", "cat"));
    assertEquals(Message.of("y"), answer(SocketType.REP, large(), "--exec", "echo y"));
    assertEquals("", errors.toString(StandardCharsets.UTF_8));
  }

  @Test
  void shouldNotHangWhenMuchGoesInAndOut() throws Exception {
    assertEquals(large(), answer(SocketType.REP, large(), "--exec", "cat"));
  }

  private static Message large() {
    return Message.of("x".repeat(1_000_000));
  }

  @Test
  void shouldAnswerWithAnEmptyFrameWhenTheCommandFails() throws Exception {
    assertEquals(
        Message.of(""), answer(SocketType.REP, Message.of("a"), "--exec", "echo no; exit 3"));
    assertEquals(
        "skein: the command 'echo no; exit 3' ended with 3; the reply is an empty frame\n",
        errors.toString(StandardCharsets.UTF_8));
  }

  @Test
  void shouldCountTimeFromTheLastMessage() {
    Traffic traffic = new Traffic(Optional.of(Duration.ofHours(1)));
    long before = traffic.nanosLeft();
    traffic.moved();
    assertTrue(traffic.nanosLeft() > before - Duration.ofMinutes(1).toNanos());
    assertTrue(new Traffic(Optional.empty()).nanosLeft() > Duration.ofDays(365).toNanos());
    assertTrue(new Traffic(Optional.of(Duration.ZERO)).nanosLeft() <= 0);
  }

  @Test
  void shouldReadTheSidesOfAProxy() {
    SocketRequest side =
        ProxySide.parse("--frontend", List.of("xsub:bind:tcp://*:1", "xsub:connect:ipc://a:b"));
    assertEquals(SocketType.XSUB, side.type());
    assertEquals(List.of("tcp://*:1"), side.binds());
    assertEquals(List.of("ipc://a:b"), side.connects());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xsub", "xsub:bind", "XSUB:bind:x", "nosuch:bind:x", "xsub:use:x"})
  void shouldNameASideThatCannotBeRead(String text) {
    assertTrue(
        assertThrows(CommandException.class, () -> ProxySide.parse("--frontend", List.of(text)))
            .getMessage()
            .contains("'" + text + "'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--frontend xsub:bind:tcp://*:1",
        "--frontend xsub:bind:tcp://*:1 --backend pub:bind:tcp://*:2",
        "--frontend xsub:bind:tcp://*:1 --frontend sub:bind:tcp://*:1 --backend xpub:bind:tcp://*:2",
        "--frontend pull:bind:tcp://*:1 --backend push:bind:tcp://*:2 --capture pull:bind:x://y",
        "--frontend pull:bind:tcp://*:1 --backend push:bind:tcp://*:2 more"
      })
  void shouldRefuseProxiesThatMakeNoSense(String line) {
    assertThrows(CommandException.class, () -> new ProxyRun(line.split(" ")));
  }

  @Test
  void shouldEndTheInputForGood() throws IOException {
    MessageSource source =
        MessageSource.of(arguments(SocketType.PUSH), InputStream.nullInputStream());
    assertNull(source.next());
    assertNull(source.next());
  }
}
