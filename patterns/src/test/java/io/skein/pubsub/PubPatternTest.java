package io.skein.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PatternStateException;
import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.DroppingLaws;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PubPatternTest extends PatternContract implements DroppingLaws {

  @Override
  public Pattern newPattern() {
    return new PubPattern(false, 0);
  }

  @Override
  public SocketType peerType() {
    return SocketType.SUB;
  }

  @Override
  public void prepare(FakePeer peer) {
    peer.subscribe("");
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    peer.subscribe(text);
    assertTrue(socket.trySend(text));
    assertTrue(socket.trySend("something else"));
    assertEquals(text, peer.receive().text());
    assertNull(peer.receive());
  }

  @Test
  void pub1ShouldRefuseToReceive() {
    assertThrows(PatternStateException.class, newSocket()::tryReceive);
  }

  @Test
  void pub3ShouldDiscardAndCountWhatSubscribersSend() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.XSUB);
    peer.send("hello");
    peer.send("hello?");
    assertEquals(2, socket.dropped(DropCause.NOT_RECEIVABLE));
    assertFalse(socket.pattern().canReceive());
  }

  @Test
  void pub4ShouldCompareTheFirstFrameAlone() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.SUB);
    peer.subscribe("ab");
    socket.trySend("abc");
    socket.trySend("ab", "x");
    socket.trySend("a", "ab");
    socket.trySend("b", "ab");
    assertEquals(Message.of("abc"), peer.receive());
    assertEquals(Message.of("ab", "x"), peer.receive());
    assertNull(peer.receive());
  }

  @Test
  void pub5ShouldDropForTheFullSubscriberOnly() {
    FakeSocket socket = new FakeSocket(newPattern(), 1);
    FakePeer slow = socket.join(SocketType.SUB);
    FakePeer quick = socket.join(SocketType.SUB);
    slow.subscribe("");
    quick.subscribe("");
    socket.trySend("one");
    quick.receive();
    socket.trySend("two");
    assertEquals("two", quick.receive().text());
    assertEquals(1, slow.queued());
    assertEquals(1, socket.dropped(DropCause.HIGH_WATER_MARK));
  }

  @Test
  void shouldSendOneCopyHoweverManyPrefixesMatch() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.SUB);
    for (String prefix : new String[] {"", "a", "ab", "ab", "abc", "b"}) {
      peer.subscribe(prefix);
    }
    socket.trySend("abcd");
    assertEquals("abcd", peer.receive().text());
    assertNull(peer.receive());
  }

  @Test
  void sub5ShouldNeedTwoCancelsForTwoSubscriptions() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.SUB);
    peer.subscribe("a");
    peer.subscribe("a");
    peer.cancel("a");
    socket.trySend("a1");
    peer.cancel("a");
    peer.cancel("a");
    socket.trySend("a2");
    assertEquals("a1", peer.receive().text());
    assertNull(peer.receive());
  }

  @Test
  void shouldForgetWhatAPeerWantedWhenItGoes() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.connect(SocketType.SUB);
    peer.attach();
    peer.subscribe("a");
    peer.leave();
    socket.trySend("a1");
    peer.attach();
    socket.trySend("a2");
    assertEquals(0, peer.queued());
    shouldPass(socket, peer, "a3");
  }

  @Test
  void shouldIgnoreSubscriptionsOfPeersThatHaveGone() {
    FakeSocket socket = newSocket();
    FakePeer peer = socket.join(SocketType.SUB);
    peer.leave();
    peer.subscribe("");
    socket.trySend("m");
    assertEquals(0, peer.queued());
  }

  /** Whatever the transport: inproc has no engine that counts. */
  @Test
  void shouldSendAwayWhoWantsMorePrefixesThanItMayHold() {
    FakeSocket socket = new FakeSocket(new PubPattern(false, 2));
    FakePeer greedy = socket.join(SocketType.SUB);
    FakePeer modest = socket.join(SocketType.SUB);
    greedy.subscribe("a");
    greedy.subscribe("a");
    greedy.subscribe("b");
    greedy.cancel("b");
    greedy.subscribe("c");
    modest.subscribe("d");
    assertFalse(socket.isRefused(greedy));
    greedy.subscribe("e");
    assertTrue(socket.isRefused(greedy));
    assertFalse(socket.isRefused(modest));
    assertTrue(socket.trySend("e"));
    assertEquals(0, greedy.queued());
  }

  /** Message after message to the same many, while they change their mind, leave and come. */
  @Test
  void pub4ShouldReachWhoIsSubscribedNowHoweverOftenTheSameWereReached() {
    Random random = new Random(5);
    String[] words = {"", "a", "ab", "abc", "b", "c"};
    FakeSocket socket = newSocket();
    List<FakePeer> peers = new ArrayList<>();
    Map<FakePeer, Set<String>> held = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      peers.add(socket.join(peerType()));
      held.put(peers.get(i), new HashSet<>());
    }
    for (int step = 0; step < 5_000; step++) {
      int index = random.nextInt(peers.size());
      FakePeer peer = peers.get(index);
      String word = words[random.nextInt(words.length)];
      switch (random.nextInt(40)) {
        case 0, 1, 2, 3, 4, 5 -> {
          if (held.get(peer).add(word)) {
            peer.subscribe(word);
          }
        }
        case 6, 7 -> {
          if (held.get(peer).remove(word)) {
            peer.cancel(word);
          }
        }
        case 8 -> {
          peer.leave();
          held.remove(peer);
          peers.set(index, socket.join(peerType()));
          held.put(peers.get(index), new HashSet<>());
        }
        default -> {
          assertTrue(socket.trySend(word));
          for (FakePeer one : peers) {
            boolean wanted = held.get(one).stream().anyMatch(word::startsWith);
            assertEquals(wanted ? word : null, textOf(one.receive()));
            assertNull(one.receive());
          }
        }
      }
    }
  }

  private static String textOf(Message message) {
    return message == null ? null : message.text();
  }
}
