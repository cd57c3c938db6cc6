package io.skein.cli.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void shouldSayHowManyMessagesWereLeftOver() {
    assertEquals(new Outcome(2, "3 messages were not delivered"), Outcome.DONE.withUndelivered(3));
    assertEquals(
        new Outcome(2, "Too late; 1 message was not delivered"),
        Outcome.timedOut("Too late").withUndelivered(1));
    assertEquals(Outcome.DONE, Outcome.DONE.withUndelivered(0));
    assertEquals(Outcome.SIGNALLED, Outcome.SIGNALLED.withUndelivered(5));
    assertEquals(3, Outcome.refused("No").withUndelivered(5).status());
  }

  @Test
  void shouldBeOneLine() {
    assertEquals("a b", Outcome.impossible("a\r\nb").sentence());
  }

  @Test
  void shouldKeepTheFirstOutcome() throws InterruptedException {
    Ending ending = new Ending();
    assertFalse(ending.isOver());
    assertTrue(ending.with(Outcome.DONE));
    assertFalse(ending.with(Outcome.impossible("later")));
    assertEquals(Outcome.DONE, ending.await(() -> 0, Outcome.impossible("otherwise")));
  }

  @Test
  void shouldEndOtherwiseWhenTheTimeIsUp() throws InterruptedException {
    long[] left = {1000, 2000, 0};
    int[] at = {0};
    Outcome late = Outcome.timedOut("late");
    assertEquals(late, new Ending().await(() -> left[at[0]++], late));
  }

  @Test
  void shouldEndWithWhatAThreadOfItThrows() throws InterruptedException {
    Ending ending = new Ending();
    Guard.start(
        "test",
        ending,
        () -> {
          throw new IOException("broken");
        });
    assertEquals(
        Outcome.impossible("Standard input cannot be read: broken"),
        ending.await(() -> Long.MAX_VALUE, Outcome.DONE));
  }

  @Test
  void shouldBufferUntilFlushed() {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(target);
    output.write("a".getBytes(StandardCharsets.UTF_8));
    output.write('b');
    assertEquals(0, target.size());
    output.flush();
    byte[] large = new byte[100_000];
    output.write('c');
    output.write(large);
    assertEquals(3 + large.length, target.size());
  }

  private static Outcome whenWritingFailsWith(String message) {
    StandardOutput output =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                throw new IOException(message);
              }
            });
    output.write('x');
    return assertThrows(CommandException.class, output::flush).outcome();
  }

  @Test
  void shouldEndQuietlyWhenNobodyReadsAnyMore() {
    assertEquals(Outcome.DONE, whenWritingFailsWith("Broken pipe"));
    assertEquals(Outcome.DONE, whenWritingFailsWith("Bad file descriptor"));
    assertEquals(
        Outcome.impossible("Standard output cannot be written: No space left on device"),
        whenWritingFailsWith("No space left on device"));
  }
}
