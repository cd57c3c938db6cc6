package io.skein.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.cli.base.CommandException;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyntaxTest {
  private static final String URL = "tcp://127.0.0.1:1";

  @TempDir Path folder;

  private static VerbArguments parse(SocketType type, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--connect", URL));
    all.addAll(Arrays.asList(arguments));
    return new Syntax(type).parse(all.toArray(String[]::new));
  }

  private static String sentence(SocketType type, String... arguments) {
    return assertThrows(CommandException.class, () -> new Syntax(type).parse(arguments))
        .outcome()
        .sentence();
  }

  @Test
  void shouldKeepFramesInTheOrderGiven() throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[] {(byte) 0xff, '\n'});
    VerbArguments arguments =
        parse(SocketType.PUSH, "-m", "a", "-f", file.toString(), "--message=b", "-mc", "-m", "");
    assertEquals(
        Optional.of(
            Message.of(
                Frame.of("a"),
                Frame.wrap(new byte[] {(byte) 0xff, '\n'}),
                Frame.of("b"),
                Frame.of("c"),
                Frame.EMPTY)),
        arguments.message());
  }

  @Test
  void shouldTakeValuesThatBeginWithADash() {
    VerbArguments arguments =
        parse(SocketType.PUSH, "-m", "-m", "-m", "--", "-m", "--bind", "-m", "@x", "-D", "-n");
    assertEquals(Optional.of(Message.of("-m", "--", "--bind", "@x")), arguments.message());
    assertEquals(
        "-n", new String(arguments.delimiter.bytes(), java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(Optional.of("--echo"), parse(SocketType.REP, "--reply", "--echo").reply());
    assertEquals(Optional.of("-x"), parse(SocketType.REP, "--exec", "-x").exec());
    assertEquals(
        Optional.of("--"),
        parse(SocketType.SUB, "-s", "--").socket().subscriptions().stream().findFirst());
  }

  @Test
  void shouldTakeQuotesAndDollarsAsTheyAre() {
    assertEquals(
        Optional.of(Message.of("\"q\"", "${user.home}")),
        parse(SocketType.PUSH, "-m", "\"q\"", "-m", "${user.home}").message());
  }

  @Test
  void shouldReadNumbersAndTimes() {
    VerbArguments arguments =
        parse(SocketType.DEALER, "-n", "5", "-i", "250ms", "-w3", "--timeout=2m", "--linger", "0");
    assertEquals(Optional.of(5L), arguments.count);
    assertEquals(Optional.of(Duration.ofMillis(250)), arguments.interval);
    assertEquals(Optional.of(Duration.ofMinutes(2)), arguments.timeout);
    assertEquals(3, arguments.peers);
    assertEquals(Optional.of(Duration.ZERO), arguments.linger());
  }

  @ParameterizedTest
  @CsvSource({
    "PULL, --message does not fit pull, -m, x",
    "PULL, --wait does not fit pull, -w, 1",
    "SUB, --interval does not fit sub, -i1s, -n1",
    "PUSH, --subscribe does not fit push, -s, x",
    "PUSH, --output does not fit push, -o, text",
    "DEALER, --echo does not fit dealer, --echo, --events",
    "PUSH, --id does not fit push, --id, x",
    "PUSH, skein push has no option '--lingr'; the nearest is --linger, --lingr, 5s",
    "PUSH, skein push does not know what to do with 'x', x, y",
    "PUSH, A value is missing after --message, -m,",
    "PUSH, --count can be given once only, -n1, -n2",
    "PUSH, --count: '-1' is not a whole number of 0 or more, -n, -1",
    "PULL, '--output: ''xml'' is not text, hex, json or raw', -o, xml",
    "REP, --echo and --exec do not go together, --echo, --exec=x",
    "'REP', '--message does not fit --echo, which neither reads nor prints', --echo, -mx",
    "PUSH, '--plain-users is for binding: use --plain USER:PASSWORD with --connect', --plain-users, x"
  })
  void shouldSayInOneSentenceWhatDoesNotFit(
      SocketType type, String expected, String first, String second) {
    List<String> arguments = new ArrayList<>(List.of("--connect", URL, first));
    if (second != null) {
      arguments.add(second);
    }
    assertEquals(expected, sentence(type, arguments.toArray(String[]::new)));
  }

  @ParameterizedTest
  @EnumSource(SocketType.class)
  void shouldNeedAnEndpoint(SocketType type) {
    assertTrue(sentence(type).endsWith("needs an endpoint: --bind URL or --connect URL"));
  }

  @Test
  void shouldReadARoutersFirstFrameAsAnId() {
    assertEquals(
        Optional.of(Message.of(Frame.wrap(new byte[] {1, 2}), Frame.of("0x01"))),
        parse(SocketType.ROUTER, "-m", "0x0102", "-m", "0x01").message());
    assertThrows(CommandException.class, parse(SocketType.ROUTER, "-m", "id")::message);
  }

  @ParameterizedTest
  @EnumSource(SocketType.class)
  void shouldHelpWithEveryOptionThatFits(SocketType type) {
    String help = new Syntax(type).optionHelp();
    for (VerbOption option : VerbOption.values()) {
      assertEquals(
          option.fits(type),
          help.contains(option.longName() + (option.label().isEmpty() ? "" : "=")),
          option + " in\n" + help);
    }
  }
}
