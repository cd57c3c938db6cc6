package io.skein.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who is chosen for a message: also where a prefix that all hold ends the search. */
class ChoosingTest {
  private final FakeSocket socket = new FakeSocket(new PubPattern(false, 0));
  private final List<FakePeer> peers = new ArrayList<>();

  /** What each peer holds, and how often. */
  private final Map<FakePeer, Map<String, Integer>> model = new HashMap<>();

  private FakePeer join(String... prefixes) {
    FakePeer peer = socket.join(SocketType.SUB);
    peers.add(peer);
    model.put(peer, new HashMap<>());
    for (String prefix : prefixes) {
      subscribe(peer, prefix);
    }
    return peer;
  }

  private void leave(FakePeer peer) {
    peer.leave();
    peers.remove(peer);
    model.remove(peer);
  }

  private void subscribe(FakePeer peer, String prefix) {
    peer.subscribe(prefix);
    model.get(peer).merge(prefix, 1, Integer::sum);
  }

  private void cancel(FakePeer peer, String prefix) {
    peer.cancel(prefix);
    model.get(peer).computeIfPresent(prefix, (unused, count) -> count == 1 ? null : count - 1);
  }

  /** Sends {@code topic}: all who hold a prefix of it have to get it, once, and nobody else. */
  private void assertSends(String topic) {
    assertTrue(socket.trySend(topic));
    for (FakePeer peer : peers) {
      boolean wants = model.get(peer).keySet().stream().anyMatch(topic::startsWith);
      Message got = peer.receive();
      assertEquals(wants, got != null, topic + " for " + model.get(peer));
      assertNull(peer.receive(), "a second time");
    }
  }

  private void assertSends(String... topics) {
    for (String topic : topics) {
      assertSends(topic);
    }
  }

  @Test
  void shouldChooseNobodyWhenNobodyHoldsAnything() {
    assertSends("", "a");
    join();
    assertSends("", "a");
  }

  @Test
  void shouldChooseAllWhoHoldOnePrefix() {
    for (int i = 0; i < 10; i++) {
      join("a");
    }
    assertSends("a", "ab", "b", "");
  }

  @Test
  void shouldNotCountWhoHoldsNothing() {
    join("a");
    join();
    join("a");
    assertSends("a", "b");
  }

  /** It is one holder of that prefix, not two. */
  @Test
  void shouldNotCountOneTwiceThatHoldsAPrefixTwice() {
    FakePeer twice = join("a", "a");
    join("b");
    assertSends("a", "b");
    cancel(twice, "a");
    assertSends("a", "b");
    cancel(twice, "a");
    assertSends("a", "b");
  }

  @Test
  void shouldNotCountTogetherWhoHoldsDifferentPrefixes() {
    join("a");
    join("ab");
    join("abc");
    assertSends("a", "ab", "abc", "abcd", "");
  }

  @Test
  void shouldChooseEachOnceThatHoldsAShorterPrefixToo() {
    join("a", "ab");
    join("ab");
    join("", "ab");
    assertSends("ab", "abc", "a", "x");
  }

  @Test
  void shouldNoLongerChooseAllWhenOneHasCancelled() {
    join("a");
    join("a");
    FakePeer cancels = join("a", "b");
    assertSends("a", "b");
    cancel(cancels, "a");
    assertSends("a", "b");
    subscribe(cancels, "a");
    assertSends("a", "b");
  }

  @Test
  void shouldChooseAllThatAreLeft() {
    final FakePeer other = join("b");
    FakePeer leaves = join("a");
    join("a");
    assertSends("a", "b");
    leave(other);
    assertSends("a", "b");
    leave(leaves);
    assertSends("a", "b");
    join("c");
    assertSends("a", "b", "c");
  }

  /** Nodes of the trie are forked and joined around those that are held by all. */
  @Test
  void shouldCountHoldersWhereNodesFork() {
    join("abc", "abd");
    join("abc");
    assertSends("ab", "abc", "abd");
    FakePeer forks = join("ab");
    assertSends("ab", "abc", "abd");
    subscribe(forks, "abc");
    assertSends("abc", "abd");
    cancel(forks, "ab");
    assertSends("ab", "abc", "abd");
  }

  @Test
  void shouldHaveNobodyChosenAfterASendThatHadToWait() {
    FakeSocket noDrop = new FakeSocket(new PubPattern(true, 0));
    List<FakePeer> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      FakePeer peer = noDrop.join(SocketType.SUB);
      peer.subscribe("a");
      both.add(peer);
    }
    both.get(0).subscribe("b");
    int sent = 0;
    while (noDrop.trySend("a")) {
      sent++;
    }
    for (int i = 0; i < sent; i++) {
      both.get(0).receive();
    }
    assertFalse(noDrop.trySend("a"), "the other is full");
    assertTrue(noDrop.trySend("b"));
    assertEquals("b", both.get(0).receive().text());
  }

  @Test
  void shouldAgreeWithAWalkOverAllHolders() {
    Random random = new Random(17);
    for (int step = 0; step < 20_000; step++) {
      int what = random.nextInt(100);
      if (peers.isEmpty() || what < 2 && peers.size() < 8) {
        join(word(random));
      } else if (what < 4) {
        leave(peers.get(random.nextInt(peers.size())));
      } else if (what < 20) {
        subscribe(peers.get(random.nextInt(peers.size())), word(random));
      } else if (what < 24) {
        String prefix = word(random);
        peers.forEach(peer -> subscribe(peer, prefix));
      } else if (what < 50) {
        cancel(peers.get(random.nextInt(peers.size())), word(random));
      } else {
        assertSends(word(random) + word(random));
      }
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(4); length > 0; length--) {
      word.append("abÿ".charAt(random.nextInt(3)));
    }
    return word.toString();
  }
}
