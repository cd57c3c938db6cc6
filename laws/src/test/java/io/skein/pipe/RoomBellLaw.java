package io.skein.pipe;

import io.skein.message.Message;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A writer that falls asleep before a full lane is rung by the release that makes room meanwhile.
 *
 * <p>r1: the writer sleeps; r2: the bell was rung.
 */
@JCStressTest
@State
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "It slept and was rung.")
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "It saw the room in time.")
@Outcome(id = "true, false", expect = Expect.FORBIDDEN, desc = "A lost wake-up.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "Rung in vain: it looked again.")
public class RoomBellLaw {
  private static final Message MESSAGE = Message.of("m");

  private final Lane lane = new Lane(HighWaterMark.ofMessages(1));
  private final Errands errands = new Errands();
  private boolean asleep;

  public RoomBellLaw() {
    lane.put(MESSAGE);
  }

  @Actor
  public void writer() {
    asleep = !lane.offer(MESSAGE) && lane.armRoomBell();
  }

  @Actor
  public void reader() {
    lane.take();
    VarHandle.fullFence();
    lane.ringWriter(errands);
  }

  @Arbiter
  public void afterwards(ZZ_Result result) {
    result.r1 = asleep;
    result.r2 = !errands.isEmpty();
  }
}
