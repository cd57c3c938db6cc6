package io.skein.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.pipe.LaneNotes;
import io.skein.pipe.Pipe;
import io.skein.pipe.PipeOwner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a receiver lets messages gather in a lane that it shares with its sender. */
class LookoutTest {
  private static final Message MESSAGE = Message.of("message");

  private static final int MARK = 1000;

  /** So many looks that find one message each before it waits for more. */
  private static final int LOOKS_BEFORE = 7;

  private final Lane inbound = new Lane(HighWaterMark.ofMessages(MARK));
  private final Lane outbound = new Lane(HighWaterMark.ofMessages(1000));
  private final Pipe pipe =
      new Pipe(Endpoint.parse("fake://pipe"), false, outbound, inbound, new Nobody(), new Nobody());
  private final Lookout lookout = new Lookout(() -> pipe, this::pause);
  private final Spinning spinning = new Spinning();
  private int pauses;
  private boolean oneComes;
  private boolean streams;

  /** What the sender has put in meanwhile. */
  private void pause() {
    pauses++;
    if (oneComes || streams) {
      oneComes = false;
      inbound.put(MESSAGE);
    }
  }

  private static final class Nobody implements LaneNotes, PipeOwner {
    @Override
    public void published(Lane lane) {}

    @Override
    public void publishedToMany(Lane lane) {}

    @Override
    public void relieved(Lane lane) {}

    @Override
    public void remains(Pipe pipe) {}

    @Override
    public void dropped(Pipe pipe, DropCause cause, long count) {}
  }

  @BeforeEach
  void share() {
    assumeFalse(Spinning.isFutile(), "nothing gathers on a single processor");
    inbound.shared(true);
    outbound.shared(true);
  }

  /** A look at a dry lane to which one message comes soon; takes all that there is afterwards. */
  private long look() {
    oneComes = true;
    pauses = 0;
    long seen = lookout.beforeReceiving(spinning);
    assertEquals(inbound.size(), seen);
    while (inbound.take() != null) {
      // until it is dry
    }
    return seen;
  }

  private void lookAndTakeOne(int times) {
    for (int i = 0; i < times; i++) {
      assertEquals(1, look());
      assertEquals(1, pauses);
    }
  }

  @Test
  void shouldTakeAtOnceWhatComesNowAndThen() {
    lookAndTakeOne(LOOKS_BEFORE);
  }

  @Test
  void shouldLetMessagesGatherInTheMidstOfAStreamOfFew() {
    lookAndTakeOne(LOOKS_BEFORE);
    streams = true;
    assertTrue(look() >= 400);
    assertTrue(look() >= 400, "the stream goes on");
  }

  @Test
  void shouldLetNoMoreGatherThanHalfOfTheMark() {
    inbound.mark(HighWaterMark.ofMessages(200));
    lookAndTakeOne(LOOKS_BEFORE);
    streams = true;
    long seen = look();
    assertTrue(seen >= 100 && seen < 200, () -> "seen: " + seen);
  }

  /** Its sender cannot put in more before something is taken. */
  @Test
  void shouldNotWaitForMoreThanTheLaneHasRoomFor() {
    inbound.mark(HighWaterMark.ofMessages(2));
    lookAndTakeOne(10 * LOOKS_BEFORE);
  }

  @Test
  void shouldNotWaitWhereManyAre() {
    lookAndTakeOne(LOOKS_BEFORE);
    pauses = 0;
    for (int i = 0; i < 16; i++) {
      inbound.put(MESSAGE);
    }
    assertEquals(16, lookout.beforeReceiving(spinning));
    assertEquals(0, pauses);
  }

  /** The peer waits for an answer: nothing will gather. */
  @Test
  void shouldNotWaitForMoreInAConversation() {
    for (int i = 0; i < 10 * LOOKS_BEFORE; i++) {
      outbound.put(MESSAGE);
      lookAndTakeOne(1);
    }
  }

  @Test
  void shouldBeginAnewWhenNothingComesSoon() {
    lookAndTakeOne(LOOKS_BEFORE);
    spinning.came(false); // It does not spin the next time.
    assertEquals(0, lookout.beforeReceiving(spinning));
    lookAndTakeOne(LOOKS_BEFORE);
  }

  /** Whoever sends one at a time, elsewhere answered perhaps, is not held up time and again. */
  @Test
  void shouldGiveUpWhereNothingGathers() {
    lookAndTakeOne(LOOKS_BEFORE);
    assertEquals(1, look());
    assertEquals(1 + 64, pauses, "it has waited in vain");
    lookAndTakeOne(256 + LOOKS_BEFORE);
  }

  @Test
  void shouldLookSeldomAtALaneThatNobodyElseTakesFrom() {
    inbound.shared(false);
    assertEquals(64, lookout.beforeReceiving(spinning));
    assertEquals(0, pauses);
  }
}
