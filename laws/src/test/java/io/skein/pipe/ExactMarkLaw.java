package io.skein.pipe;

import io.skein.message.Message;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A mark of 2 means 2: with one message in and one reader that takes once, three offers get in two
 * or one more, in order, and the account says what is there.
 *
 * <p>r1: offers that got in; r2: messages taken, during and afterwards; r3: of them out of order.
 */
@JCStressTest
@State
@Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "All offers came before the take.")
@Outcome(id = "2, 3, 0", expect = Expect.ACCEPTABLE, desc = "The take made room for one more.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The mark was missed, or a message.")
public class ExactMarkLaw {
  private final Lane lane = new Lane(HighWaterMark.ofMessages(2));
  private int offered;
  private int taken;
  private int last = -1;
  private int disordered;

  public ExactMarkLaw() {
    lane.put(Message.wrap(new byte[] {0}));
  }

  @Actor
  public void writer() {
    for (int i = 1; i <= 3; i++) {
      if (lane.offer(Message.wrap(new byte[] {(byte) i}))) {
        offered++;
      }
    }
  }

  @Actor
  public void reader() {
    look(lane.take());
  }

  @Arbiter
  public void afterwards(III_Result result) {
    while (lane.size() > 0) {
      look(lane.take());
    }
    result.r1 = offered;
    result.r2 = taken;
    result.r3 = disordered;
  }

  private void look(Message message) {
    if (message != null) {
      taken++;
      disordered += message.firstByte(0) > last ? 0 : 1;
      last = message.firstByte(0);
    }
  }
}
