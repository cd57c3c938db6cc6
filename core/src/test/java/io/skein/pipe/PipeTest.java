package io.skein.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One end of a pipe: what is dropped in one turn, and who answers for a lane that two leave. */
class PipeTest {
  private static final Endpoint ENDPOINT = Endpoint.parse("fake://pipe");

  private final Notes notes = new Notes();
  private final Lane inbound = new Lane(HighWaterMark.ofMessages(3));
  private final Lane outbound = new Lane(HighWaterMark.ofMessages(3));
  private final Pipe pipe = new Pipe(ENDPOINT, false, outbound, inbound, notes, notes);

  /** Counts, and may put in more as soon as something was taken out. */
  private final class Notes implements LaneNotes, PipeOwner {
    private int more;
    private int remaining;
    private long dropped;

    @Override
    public void published(Lane lane) {}

    @Override
    public void publishedToMany(Lane lane) {}

    @Override
    public void relieved(Lane lane) {
      while (more > 0 && lane.offer(Message.of("and one more"))) {
        more--;
      }
    }

    @Override
    public void remains(Pipe pipe) {
      remaining++;
    }

    @Override
    public void dropped(Pipe pipe, DropCause cause, long count) {
      dropped += count;
    }
  }

  private void fill(Lane lane) {
    while (lane.offer(Message.of("message"))) {
      // until it is full
    }
  }

  private Pipe shared() {
    pipe.peer(new Peer(1, SocketType.PUSH, RoutingId.of("peer"), ENDPOINT, "here", Map.of()), true);
    inbound.shared(true);
    outbound.shared(true);
    return pipe;
  }

  @Test
  void shouldDiscardWhatIsThereAndNotWhatComesMeanwhile() {
    notes.more = 10;
    fill(inbound);
    pipe.discardInbound(DropCause.NOT_RECEIVABLE);
    assertEquals(3, notes.dropped);
    assertEquals(1, notes.remaining, "the pattern is to be told again");
  }

  @Test
  void shouldBeToldOfTheNextMessageAfterDiscardingAll() {
    fill(inbound);
    pipe.discardInbound(DropCause.NOT_RECEIVABLE);
    assertEquals(3, notes.dropped);
    assertEquals(0, notes.remaining);
    assertTrue(inbound.readerBell().isArmed());
  }

  @Test
  void shouldAnswerForWhatIsLeftWhenTheWriterLeftFirst() {
    shared();
    inbound.put(Message.of("first"));
    assertFalse(inbound.leave(), "the writer is the first to leave");
    pipe.over();
    assertEquals("first", pipe.tryReceive().text());
    assertFalse(pipe.canReceive());
    assertNull(pipe.tryReceive());
  }

  @Test
  void shouldTakeNothingThatComesAfterItHasLeft() {
    shared().over();
    assertNull(pipe.tryReceive());
    inbound.put(Message.of("late"));
    assertTrue(inbound.leave(), "the writer leaves last and answers for it");
    assertFalse(pipe.canReceive());
    assertNull(pipe.tryReceive());
    assertEquals(0, pipe.abandonInbound(DropCause.NOT_TAKEN));
    assertEquals("late", inbound.take().text());
  }

  @Test
  void shouldReceiveOnWhileAPeerMayComeAgain() {
    shared();
    assertNull(pipe.tryReceive());
    inbound.put(Message.of("next"));
    assertEquals("next", pipe.tryReceive().text());
  }

  @Test
  void shouldCountWhatItsReaderDidNotLiveToSee() {
    shared();
    assertTrue(pipe.trySend(Message.of("seen")));
    outbound.take();
    assertFalse(outbound.leave(), "the reader is the first to leave");
    assertTrue(pipe.trySend(Message.of("late")));
    pipe.leaveOutbound(DropCause.CONNECTION_LOST);
    assertEquals(1, notes.dropped);
    assertEquals(1, pipe.sent());
  }

  @Test
  void shouldLeaveToItsReaderWhatThatHasStillToTake() {
    shared();
    assertTrue(pipe.trySend(Message.of("sent")));
    pipe.leaveOutbound(DropCause.CONNECTION_LOST);
    assertEquals(0, notes.dropped);
    assertTrue(outbound.leave());
    assertEquals("sent", outbound.take().text());
  }
}
