package io.skein.socket;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Of two who post to an idle socket none waits, and both letters are run under the lock. */
@JCStressTest
@State
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Both run.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A letter left lying, or two run at once.")
public class TwoPostersLaw {
  private final Turn turn = new Turn(() -> false);
  private int runs;

  @Actor
  public void one() {
    turn.post(() -> runs++);
  }

  @Actor
  public void other() {
    turn.post(() -> runs++);
  }

  @Arbiter
  public void afterwards(I_Result result) {
    result.r1 = runs;
  }
}
