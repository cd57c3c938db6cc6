package io.skein.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipe.Pipe;
import org.junit.jupiter.api.Test;

class RoundRobinTest {
  private final RoundRobin roundRobin = new RoundRobin();
  private final Message message = Message.of("m");

  /** Full after one message. */
  private final Pipe narrow = Pipes.pipe(1);

  private final Pipe wide = Pipes.pipe(10);
  private final Pipe other = Pipes.pipe(10);

  private void attach(Pipe... pipes) {
    for (Pipe pipe : pipes) {
      roundRobin.attached(pipe);
    }
  }

  private void assertSends(Pipe... pipes) {
    for (Pipe pipe : pipes) {
      assertSame(pipe, roundRobin.send(message));
    }
  }

  /** Its peer takes a message, and the socket says that there is room. */
  private void makeRoom(Pipe pipe) {
    pipe.outbound().take();
    roundRobin.writable(pipe);
  }

  @Test
  void shouldTakeTurns() {
    Pipe late = Pipes.pipe(10);
    attach(wide, other);
    assertSends(wide);
    attach(late);
    assertSends(other, wide, late, other);
  }

  @Test
  void shouldSayWhoIsNext() {
    Pipe second = Pipes.pipe(1);
    attach(narrow, second);
    for (Pipe expected : new Pipe[] {narrow, second}) {
      assertSame(expected, roundRobin.next());
      assertSame(expected, roundRobin.next());
      assertSends(expected);
    }
    assertNull(roundRobin.next());
    assertNull(roundRobin.send(message));
  }

  @Test
  void shouldTakeConnectingPipesOnlyWhenNoAttachedOneHasRoom() {
    roundRobin.connecting(wide);
    attach(narrow);
    assertSends(narrow, wide);
    makeRoom(narrow);
    assertSends(narrow);
    roundRobin.connecting(narrow);
    attach(wide);
    narrow.outbound().take();
    assertSends(wide);
  }

  @Test
  void shouldFindRoomInFullPipesBeforeItIsTold() {
    Pipe second = Pipes.pipe(1);
    Pipe connecting = Pipes.pipe(1);
    attach(narrow, second);
    roundRobin.connecting(connecting);
    for (int i = 0; i < 3; i++) {
      assertTrue(roundRobin.canSend());
      roundRobin.send(message);
    }
    assertFalse(roundRobin.canSend());
    connecting.outbound().take();
    second.outbound().take();
    assertTrue(roundRobin.canSend());
    assertSends(second, connecting);
    assertFalse(roundRobin.canSend());
  }

  @Test
  void shouldLetAPipeThatWasFullWaitForItsTurn() {
    attach(narrow, wide, other);
    assertSends(narrow, wide, other, wide);
    makeRoom(narrow);
    assertSends(other, wide, narrow, other);
  }

  @Test
  void shouldPreferAPipeThatWasFullOnlyWhileAPeerIsThere() {
    attach(narrow, wide);
    assertSends(narrow, wide, wide);
    roundRobin.connecting(narrow);
    makeRoom(narrow);
    assertSends(wide, wide);
    roundRobin.remove(wide);
    assertSends(narrow);
  }

  @Test
  void shouldGoOnWhenThePipeIsRemovedWhoseTurnItIsOrOneThatIsFull() {
    attach(narrow, wide, other);
    assertSends(narrow, wide);
    roundRobin.remove(other);
    assertSends(wide);
    roundRobin.remove(narrow);
    makeRoom(narrow);
    assertEquals(1, roundRobin.size());
    assertSends(wide, wide);
  }

  @Test
  void shouldForgetRemovedPipes() {
    Pipe boundless = Pipes.pipe(0);
    attach(wide, boundless);
    roundRobin.remove(wide);
    roundRobin.remove(wide);
    roundRobin.writable(wide);
    assertSends(boundless, boundless);
    roundRobin.remove(boundless);
    assertNull(roundRobin.send(message));
    assertFalse(roundRobin.canSend());
    assertEquals(0, roundRobin.size());
  }
}
