package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One channel is read from alone, and stands in no line for the same bytes. */
class DispatcherTest {
  private final Fairness fairness = new Fairness();
  private final Workbench bench = new Workbench(0);
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

  @BeforeEach
  void begin() {
    fairness.begin(bench.bytesRead());
  }

  @AfterEach
  void close() throws IOException {
    sleeper.close();
    channel.close();
    other.close();
  }

  @Test
  void shouldReadWithoutAskingTheSelector() throws IOException {
    channel.write();
    assertTrue(dispatcher.serveOne(registration, 0));
    assertEquals(1, channel.got);
    assertEquals(0, sleeper.turns());
  }

  @Test
  void shouldSayWhenThereWasNothing() {
    assertFalse(dispatcher.serveOne(registration, 0));
    assertEquals(1, channel.calls);
  }

  @Test
  void shouldNotReadWhatIsNotListenedFor() throws IOException {
    registration.listenFor(SelectionKey.OP_READ, false);
    channel.write();
    assertFalse(dispatcher.serveOne(registration, 0));
    assertEquals(0, channel.calls);
  }

  @Test
  void shouldNotReadWhenTheOthersHaveTheirTurn() throws IOException {
    channel.write();
    assertTrue(dispatcher.serveOne(registration, 0));
    fairness.keepToOne();
    channel.write();
    assertFalse(dispatcher.serveOne(registration, 500_000));
    assertEquals(1, channel.calls);
  }

  @Test
  void shouldNotServeAgainInTheSameTurnWhatItHasRead() throws IOException {
    channel.write();
    other.write();
    sleeper.look();
    assertTrue(dispatcher.serveOne(registration, 0));
    dispatcher.serveWaiting();
    assertEquals(1, channel.calls);
    assertEquals(1, other.calls);
    assertFalse(fairness.hasWaiting());
  }

  @Test
  void shouldServeOnceWhatIsReadyAgainWhileItStandsInLine() throws IOException {
    channel.write();
    sleeper.look();
    assertTrue(dispatcher.serveOne(registration, 0));
    channel.write();
    sleeper.look();
    dispatcher.serveWaiting();
    assertEquals(2, channel.calls);
    assertEquals(2, channel.got);
  }

  /** It waits to write as well: that is not done with. */
  @Test
  void shouldKeepWhatElseTheChannelWaitsFor() throws IOException {
    channel.write();
    fairness.await(registration, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    assertTrue(dispatcher.serveOne(registration, 0));
    assertEquals(SelectionKey.OP_WRITE, registration.waitsFor);
  }

  @Test
  void shouldEndOnlyTheChannelThatFails() throws IOException {
    channel.channel().close();
    other.write();
    assertFalse(dispatcher.serveOne(registration, 0));
    assertNotNull(channel.failure);
    sleeper.look();
    dispatcher.serveWaiting();
    assertEquals(1, other.got);
  }
}
