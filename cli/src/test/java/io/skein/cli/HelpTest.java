package io.skein.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.cli.base.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "push", "pull", "pub", "sub", "xpub", "xsub", "req", "rep", "dealer", "router", "pair",
        "proxy", "demo", "version", "help"
      })
  void shouldKnowEveryVerb(String verb) {
    assertTrue(Help.overview().contains("\n  " + verb + " "), verb);
    String help = Help.of(verb);
    assertTrue(help.startsWith("skein " + verb), help);
    assertTrue(help.lines().allMatch(line -> line.length() <= 84), help);
  }

  @Test
  void shouldNameTheNearestVerb() {
    String sentence = assertThrows(CommandException.class, () -> Help.of("psuh")).getMessage();
    assertTrue(sentence.contains("'psuh'") && sentence.contains("push"), sentence);
  }

  @Test
  void shouldKnowItsVersion() {
    assertFalse(Version.text().isEmpty());
    assertFalse(Version.text().contains("$"), Version.text());
  }
}
