package io.skein.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.pubsub.TopicTrie.Cancelled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TopicTrieTest {
  private final TopicTrie trie = new TopicTrie();
  private final Subscriber anna = new Subscriber(null);
  private final Subscriber bert = new Subscriber(null);

  private static Frame frame(String text) {
    return Frame.of(text);
  }

  private boolean matches(String topic) {
    return trie.matches(Message.of(topic));
  }

  @Test
  void shouldMatchByPrefix() {
    trie.subscribe(anna, frame("abc"));
    assertTrue(matches("abc"));
    assertTrue(matches("abcd"));
    assertFalse(matches("ab"));
    assertFalse(matches("abd"));
    assertFalse(matches(""));
    trie.subscribe(anna, frame("ab"));
    assertTrue(matches("abd"));
    trie.subscribe(anna, Frame.EMPTY);
    assertTrue(matches(""));
  }

  @Test
  void shouldCompareBytesNotCharacters() {
    trie.subscribe(anna, Frame.of(new byte[] {(byte) 0xff, 0, (byte) 0x80}));
    trie.subscribe(anna, Frame.of(new byte[] {(byte) 0x80}));
    assertTrue(trie.matches(Message.of(new byte[] {(byte) 0xff, 0, (byte) 0x80, 1})));
    assertFalse(trie.matches(Message.of(new byte[] {(byte) 0xff, 0, 0})));
    assertTrue(trie.matches(Message.of(new byte[] {(byte) 0x80})));
  }

  @Test
  void shouldTellTheFirstAndTheLastHolder() {
    assertTrue(trie.subscribe(anna, frame("a")));
    assertFalse(trie.subscribe(bert, frame("a")));
    assertFalse(trie.subscribe(anna, frame("a")));
    assertEquals(Cancelled.STILL_HELD, trie.cancel(anna, frame("a")));
    assertEquals(Cancelled.STILL_HELD, trie.cancel(anna, frame("a")));
    assertEquals(Cancelled.NOT_HELD, trie.cancel(anna, frame("a")));
    assertEquals(Cancelled.GONE, trie.cancel(bert, frame("a")));
    assertEquals(Cancelled.NOT_HELD, trie.cancel(bert, frame("a")));
    assertFalse(matches("a"));
  }

  @Test
  void shouldNotTakeAPartOfAPrefixForThePrefix() {
    trie.subscribe(anna, frame("abc"));
    trie.subscribe(anna, frame("abd"));
    assertEquals(Cancelled.NOT_HELD, trie.cancel(anna, frame("ab")));
    assertEquals(Cancelled.NOT_HELD, trie.cancel(anna, frame("a")));
    assertEquals(Cancelled.NOT_HELD, trie.cancel(anna, frame("abcd")));
    assertTrue(matches("abc"));
  }

  @Test
  void shouldNeedNoStackForLongTopics() {
    byte[] bytes = new byte[64 * 1024];
    Arrays.fill(bytes, (byte) 'x');
    for (int length = 1; length <= bytes.length; length += 64) {
      trie.subscribe(anna, Frame.wrap(bytes, 0, length));
    }
    trie.subscribe(anna, Frame.wrap(bytes));
    assertTrue(trie.matches(Message.of(bytes)));
    List<Integer> sizes = new ArrayList<>();
    trie.leave(anna, (prefix, gone) -> sizes.add(prefix.size()));
    assertEquals(1025, sizes.size());
    assertFalse(trie.matches(Message.of(bytes)));
  }

  @Test
  void shouldTellEachPrefixOfASubscriberThatLeaves() {
    trie.subscribe(anna, frame("a"));
    trie.subscribe(anna, frame("ab"));
    trie.subscribe(anna, frame("ab"));
    trie.subscribe(bert, frame("ab"));
    trie.subscribe(bert, frame("b"));
    Map<String, Boolean> left = new HashMap<>();
    trie.leave(anna, (prefix, gone) -> left.put(prefix.text(), gone));
    assertEquals(Map.of("a", true, "ab", false), left);
    assertFalse(matches("a"));
    assertTrue(matches("ab"));
  }

  /** Against a plain map of counts, over random short prefixes of few letters, with gaps. */
  @Test
  void shouldAgreeWithAPlainModel() {
    Random random = new Random(11);
    Subscriber[] subscribers = {anna, bert, new Subscriber(null)};
    List<Map<String, Integer>> model = new ArrayList<>();
    for (int i = 0; i < subscribers.length; i++) {
      model.add(new HashMap<>());
    }
    for (int step = 0; step < 30_000; step++) {
      int who = random.nextInt(subscribers.length);
      String prefix = word(random);
      Map<String, Integer> counts = model.get(who);
      boolean heldByAnybody = model.stream().anyMatch(held -> held.containsKey(prefix));
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> {
          assertEquals(!heldByAnybody, trie.subscribe(subscribers[who], frame(prefix)));
          counts.merge(prefix, 1, Integer::sum);
        }
        case 4, 5, 6, 7 -> {
          boolean held = counts.containsKey(prefix);
          counts.computeIfPresent(prefix, (unused, count) -> count == 1 ? null : count - 1);
          boolean gone = model.stream().noneMatch(others -> others.containsKey(prefix));
          Cancelled expected =
              !held ? Cancelled.NOT_HELD : gone ? Cancelled.GONE : Cancelled.STILL_HELD;
          assertEquals(expected, trie.cancel(subscribers[who], frame(prefix)));
        }
        case 8 -> {
          if (random.nextInt(100) == 0) {
            Set<String> left = new TreeSet<>();
            trie.leave(subscribers[who], (gone, last) -> left.add(gone.text()));
            assertEquals(counts.keySet(), left);
            counts.clear();
          }
        }
        default ->
            assertEquals(
                model.stream()
                    .flatMap(held -> held.keySet().stream())
                    .anyMatch(held -> prefix.startsWith(held)),
                matches(prefix));
      }
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(7); length > 0; length--) {
      word.append("abdÿ".charAt(random.nextInt(4)));
    }
    return word.toString();
  }
}
