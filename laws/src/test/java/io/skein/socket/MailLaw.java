package io.skein.socket;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Mail that comes while somebody has the turn is run by one of the two, once. */
@JCStressTest
@State
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "Run once.")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "Left lying.")
@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "Run twice.")
public class MailLaw {
  private final Turn turn = new Turn(() -> false);
  private int runs;

  @Actor
  public void decider() {
    turn.enter();
    turn.leave();
  }

  @Actor
  public void poster() {
    turn.post(() -> runs++);
  }

  @Arbiter
  public void afterwards(I_Result result) {
    result.r1 = runs;
  }
}
