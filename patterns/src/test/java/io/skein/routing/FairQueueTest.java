package io.skein.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pipe.Pipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private final FairQueue fairQueue = new FairQueue();
  private final Pipe first = Pipes.pipe(10);
  private final Pipe second = Pipes.pipe(10);

  @BeforeEach
  void addBoth() {
    fairQueue.add(first);
    fairQueue.add(second);
  }

  private void shouldGive(String... texts) {
    for (String text : texts) {
      assertTrue(fairQueue.canReceive());
      assertEquals(text, fairQueue.tryReceive().text());
    }
  }

  private static void arrive(Pipe pipe, String... texts) {
    for (String text : texts) {
      pipe.inbound().put(Message.of(text));
    }
  }

  @Test
  void shouldTakeOneMessageOfEachPipeInTurn() {
    arrive(first, "a0", "a1", "a2");
    arrive(second, "b0", "b1");
    fairQueue.readable(first);
    fairQueue.readable(second);
    fairQueue.readable(first);
    shouldGive("a0", "b0", "a1", "b1", "a2");
    assertFalse(fairQueue.canReceive());
    assertNull(fairQueue.tryReceive());
  }

  @Test
  void shouldLetANewcomerWaitForItsTurn() {
    arrive(first, "a0", "a1");
    fairQueue.readable(first);
    shouldGive("a0");
    arrive(second, "b0");
    fairQueue.readable(second);
    shouldGive("a1", "b0");
  }

  @Test
  void shouldHearADryPipeAgainWhenItIsReadable() {
    arrive(first, "a0");
    arrive(second, "b0", "b1", "b2");
    fairQueue.readable(first);
    fairQueue.readable(second);
    shouldGive("a0", "b0", "b1");
    arrive(first, "a1");
    fairQueue.readable(first);
    shouldGive("b2", "a1");
    assertFalse(fairQueue.canReceive());
  }

  @Test
  void shouldAskEndedPipesUntilTheyAreDryAndForgetThem() {
    arrive(first, "a0", "a1");
    fairQueue.ended(first);
    fairQueue.ended(second);
    assertEquals(2, fairQueue.size());
    shouldGive("a0", "a1");
    assertNull(fairQueue.tryReceive());
    assertEquals(0, fairQueue.size());
    fairQueue.readable(first);
    fairQueue.ended(first);
    assertFalse(fairQueue.canReceive());
  }

  @Test
  void shouldIgnorePipesItDoesNotKnow() {
    Pipe unknown = Pipes.pipe(10);
    arrive(unknown, "a0");
    fairQueue.readable(unknown);
    fairQueue.ended(unknown);
    assertFalse(fairQueue.canReceive());
  }
}
