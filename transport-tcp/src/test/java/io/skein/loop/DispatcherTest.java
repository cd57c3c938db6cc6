package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One channel is read from alone, and stands in no line for the same bytes. */
class DispatcherTest {
  private final Fairness fairness = new Fairness();
  private final Workbench bench = new Workbench(0, new SpareBuffers());
  private final Dispatcher dispatcher = new Dispatcher(fairness, bench);
  private final Sleeper sleeper = new Sleeper(dispatcher::ready);
  private final TestChannel channel;
  private final TestChannel other;
  private final Registration registration;

  DispatcherTest() throws IOException {
    channel = new TestChannel(() -> bench);
    other = new TestChannel(() -> bench);
    registration = register(channel);
    register(other);
  }

  private Registration register(TestChannel channel) throws IOException {
    Registration made = new Registration(channel.channel(), SelectionKey.OP_READ, channel);
    sleeper.register(made);
    return made;
  }

  @AfterEach
  void close() throws IOException {
    sleeper.close();
    channel.close();
    other.close();
  }

  /** A turn for the one channel; gives whether it was kept to it. */
  private boolean serveOne(long nowNanos) {
    fairness.begin(bench.bytesRead());
    boolean isKept = fairness.keepToOne(registration, nowNanos);
    if (isKept) {
      dispatcher.serveWaiting();
      fairness.end(bench.bytesRead());
    }
    return isKept;
  }

  /** A turn for all, in which the selector is asked. */
  private void serveAll() {
    fairness.begin(bench.bytesRead());
    fairness.openToAll();
    sleeper.look();
    dispatcher.serveWaiting();
    fairness.end(bench.bytesRead());
  }

  @Test
  void shouldReadWithoutAskingTheSelector() throws IOException {
    channel.write();
    assertTrue(serveOne(0));
    assertEquals(1, channel.got);
    assertEquals(0, sleeper.turns());
  }

  @Test
  void shouldLookOnceForWhatHasNotCome() {
    assertTrue(serveOne(0));
    assertEquals(1, channel.calls);
    assertEquals(0, channel.got);
  }

  @Test
  void shouldNotReadWhatIsNotListenedFor() throws IOException {
    registration.listenFor(SelectionKey.OP_READ, false);
    channel.write();
    assertFalse(serveOne(0));
    assertEquals(0, channel.calls);
  }

  @Test
  void shouldNotReadWhenTheOthersHaveTheirTurn() throws IOException {
    channel.write();
    assertTrue(serveOne(0));
    channel.write();
    assertFalse(serveOne(500_000));
    assertEquals(1, channel.calls);
  }

  @Test
  void shouldServeAllOnceWhenTheOneHasBeenServed() throws IOException {
    channel.write();
    other.write();
    assertTrue(serveOne(0));
    assertEquals(0, other.calls);
    channel.write();
    serveAll();
    assertEquals(2, channel.calls);
    assertEquals(2, channel.got);
    assertEquals(1, other.calls);
    assertFalse(fairness.hasWaiting());
  }

  /** Or it would be read from once more, in vain. */
  @Test
  void shouldNotServeInItsTurnWhatWasServedBefore() throws IOException {
    channel.write();
    sleeper.look();
    assertTrue(serveOne(0));
    fairness.begin(bench.bytesRead());
    fairness.openToAll();
    dispatcher.serveWaiting();
    assertEquals(1, channel.calls);
    assertFalse(fairness.hasWaiting());
  }

  @Test
  void shouldEndOnlyTheChannelThatFails() throws IOException {
    channel.isBroken = true;
    other.write();
    assertTrue(serveOne(0));
    assertNotNull(channel.failure);
    serveAll();
    assertEquals(1, other.got);
  }
}
