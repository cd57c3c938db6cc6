package io.skein.loop;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads bring work to one half of a connection and drive it if nobody does: one at a time,
 * and no work is overlooked.
 *
 * <p>r1: work done, counted with plain arithmetic by whoever drives; r2: work left.
 */
@JCStressTest
@State
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "All was done, one driver at a time.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Overlooked, or two drove at once.")
public class HalfTokenLaw {
  private final HalfToken token = new HalfToken();
  private volatile boolean first;
  private volatile boolean second;
  private int done;

  @Actor
  public void one() {
    first = true;
    drive();
  }

  @Actor
  public void other() {
    second = true;
    drive();
  }

  private void drive() {
    if (!token.tryTake()) {
      return;
    }
    do {
      if (first) {
        first = false;
        done++;
      }
      if (second) {
        second = false;
        done++;
      }
    } while (!token.release());
  }

  @Arbiter
  public void afterwards(II_Result result) {
    result.r1 = done;
    result.r2 = (first ? 1 : 0) + (second ? 1 : 0);
  }
}
