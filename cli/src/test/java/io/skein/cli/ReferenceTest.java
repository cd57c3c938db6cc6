package io.skein.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command promises stands in docs/cli.md and in its help, in the same words. */
class ReferenceTest {
  private static final List<String> VERBS =
      List.of(
          "push pull pub sub xpub xsub req rep dealer router pair proxy demo version help"
              .split(" "));

  private static String help() {
    return plain(Help.overview() + VERBS.stream().map(Help::of).collect(Collectors.joining("\n")));
  }

  private static String page() throws IOException {
    return plain(Files.readString(Launched.CHECKOUT.resolve("docs/cli.md")));
  }

  /** Without what makes a text look nice. */
  private static String plain(String text) {
    return text.replaceAll("[`*]", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // who reads, who prints
        "250ms, 5s, 2m",
        "64KiB, 8MiB",
        "and then sends the next",
        "standard input nor print",
        "prints each request and answers it with the next",
        "at the same time",
        "(-m on pull, -s on push, no endpoint) is a usage error",
        // what is sent
        "a value may begin with a dash",
        "with -n N, N times; with -i and no -n, for ever",
        "the bytes up to a newline, split at each delimiter",
        "an empty line is one empty frame",
        "a last line without a newline counts",
        "nothing else is changed",
        "router takes the routing id as the first frame",
        "does not split",
        // when it ends
        "when all is sent",
        "after the last reply",
        "when N were received",
        "when N were answered",
        "at most N",
        "the end of the input ends the sending only",
        "distinct peers over all endpoints, bound and connected, whose handshake is done",
        "from which a subscription has arrived",
        "for so long no message was sent or received, counted from the opening of the endpoints",
        "the waits for peers, room and replies included",
        "also when messages came before; not when -n was reached",
        // output
        "written and flushed before the command waits again",
        "the frames' bytes unchanged, the delimiter between, a newline after",
        "lower case",
        "one object a line, RFC 8259, in UTF-8",
        "base64 with padding for a frame that is not UTF-8",
        "the bytes and nothing else",
        "not printable UTF-8, or that begins with 0x, is written as 0x and hexadecimal digits",
        "and read so",
        "the delimiter and the prefix",
        "{\"subscribe\":...} or {\"cancel\":...}",
        "UTF-8 whatever LANG says, also with an empty environment",
        // answers
        "returns all frames after the routing id",
        "keep the frames up to and including the first empty one",
        "runs sh -c COMMAND for each request, one at a time",
        "with the frames as text output on its input",
        "less one final newline, is the reply",
        "when it fails, the reply is one empty frame",
        // standard error and exit
        "empty while all is well, but for",
        "listening ENDPOINT after a bind to a wildcard",
        "while bin/skein builds itself",
        "one JSON object a line",
        "event, endpoint, peer",
        "no notice of a logging library comes, and no warning of the JVM",
        "what was asked cannot be done",
        "usage, address, option, unreadable file, port in use",
        "name that does not resolve on bind",
        "no usage text, no stack trace",
        "messages were undelivered when the linger time ended: the line says how many",
        "what a publisher drops is not counted",
        "every endpoint connected to was refused by its peer",
        "ERROR, mechanism, credentials, socket type",
        "a listening socket never ends for a bad peer",
        "within a second, cleanly closed",
        "quietly, when standard output is closed",
        "exits with 0; skein with no argument prints the same and exits with 1",
        // options, proxy
        "sendHighWaterMark",
        "SNDHWM",
        "an unknown name ends with 1 and names the nearest",
        "is for connecting",
        "is for binding",
        "after the first colon",
        "xsub and xpub, router and dealer, pull and push, either way round",
        "more endpoints of the same type",
        "until a signal ends it, and prints nothing",
        // bin/skein
        "through symbolic links and runs in the caller's directory",
        "newer than its jar, which is checked in under 50 ms",
        "without tests, without git",
        "a second start waits for the first",
        "in one sentence when there is no JDK, one older than 17, or no Maven",
        "one process, one pid",
        "version takes under 0.6 s",
        "stays under 120 MB resident"
      })
  void shouldPromiseInBoth(String words) throws IOException {
    assertTrue(help().contains(plain(words)), "skein help");
    assertTrue(page().contains(plain(words)), "docs/cli.md");
  }

  @Test
  void shouldShowEveryOptionOnThePage() throws IOException {
    String page = page();
    for (String verb : VERBS) {
      Help.of(verb)
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("-"))
          .flatMap(line -> List.of(line.split("[ ,=]+")).stream())
          .filter(word -> word.matches("--[a-z-]+|-[a-zA-Z]"))
          .forEach(name -> assertTrue(page.contains(name.toLowerCase(Locale.ROOT)), name));
    }
  }
}
