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

  @Test
  void shouldTakeTurns() {
    Pipe first = Pipes.pipe(10);
    Pipe second = Pipes.pipe(10);
    Pipe third = Pipes.pipe(10);
    roundRobin.attached(first);
    roundRobin.attached(second);
    assertSame(first, roundRobin.send(message));
    roundRobin.attached(third);
    assertSame(second, roundRobin.send(message));
    assertSame(first, roundRobin.send(message));
    assertSame(third, roundRobin.send(message));
    assertSame(second, roundRobin.send(message));
  }

  @Test
  void shouldSayWhoIsNext() {
    Pipe first = Pipes.pipe(1);
    Pipe second = Pipes.pipe(1);
    roundRobin.attached(first);
    roundRobin.attached(second);
    for (Pipe expected : new Pipe[] {first, second}) {
      assertSame(expected, roundRobin.next());
      assertSame(expected, roundRobin.next());
      assertSame(expected, roundRobin.send(message));
    }
    assertNull(roundRobin.next());
    assertNull(roundRobin.send(message));
  }

  @Test
  void shouldTakeConnectingPipesOnlyWhenNoAttachedOneHasRoom() {
    Pipe connecting = Pipes.pipe(10);
    Pipe attached = Pipes.pipe(1);
    roundRobin.connecting(connecting);
    roundRobin.attached(attached);
    assertSame(attached, roundRobin.send(message));
    assertSame(connecting, roundRobin.send(message));
    attached.outbound().take();
    roundRobin.writable(attached);
    assertSame(attached, roundRobin.send(message));
    roundRobin.connecting(attached);
    roundRobin.attached(connecting);
    attached.outbound().take();
    assertSame(connecting, roundRobin.send(message));
  }

  @Test
  void shouldFindRoomInFullPipesBeforeItIsTold() {
    Pipe first = Pipes.pipe(1);
    Pipe second = Pipes.pipe(1);
    Pipe connecting = Pipes.pipe(1);
    roundRobin.attached(first);
    roundRobin.attached(second);
    roundRobin.connecting(connecting);
    for (int i = 0; i < 3; i++) {
      assertTrue(roundRobin.canSend());
      roundRobin.send(message);
    }
    assertFalse(roundRobin.canSend());
    connecting.outbound().take();
    second.outbound().take();
    assertTrue(roundRobin.canSend());
    assertSame(second, roundRobin.send(message));
    assertSame(connecting, roundRobin.send(message));
    assertFalse(roundRobin.canSend());
  }

  @Test
  void shouldLetAPipeThatWasFullWaitForItsTurn() {
    Pipe first = Pipes.pipe(1);
    Pipe second = Pipes.pipe(10);
    Pipe third = Pipes.pipe(10);
    attach(first, second, third);
    assertSends(first, second, third, second);
    first.outbound().take();
    roundRobin.writable(first);
    assertSends(third, second, first, third);
  }

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

  @Test
  void shouldPreferAPipeThatWasFullOnlyWhileAPeerIsThere() {
    Pipe first = Pipes.pipe(1);
    Pipe second = Pipes.pipe(10);
    roundRobin.attached(first);
    roundRobin.attached(second);
    assertSends(first, second, second);
    roundRobin.connecting(first);
    first.outbound().take();
    roundRobin.writable(first);
    assertSends(second, second);
    roundRobin.remove(second);
    assertSends(first);
  }

  @Test
  void shouldGoOnWhenThePipeIsRemovedWhoseTurnItIsOrOneThatIsFull() {
    Pipe first = Pipes.pipe(1);
    Pipe second = Pipes.pipe(10);
    Pipe third = Pipes.pipe(10);
    attach(first, second, third);
    assertSends(first, second);
    roundRobin.remove(third);
    assertSends(second);
    roundRobin.remove(first);
    first.outbound().take();
    roundRobin.writable(first);
    assertEquals(1, roundRobin.size());
    assertSends(second, second);
  }

  @Test
  void shouldForgetRemovedPipes() {
    Pipe first = Pipes.pipe(10);
    Pipe second = Pipes.pipe(0);
    roundRobin.attached(first);
    roundRobin.attached(second);
    roundRobin.remove(first);
    roundRobin.remove(first);
    roundRobin.writable(first);
    assertSame(second, roundRobin.send(message));
    assertSame(second, roundRobin.send(message));
    roundRobin.remove(second);
    assertNull(roundRobin.send(message));
    assertFalse(roundRobin.canSend());
    assertEquals(0, roundRobin.size());
  }
}
