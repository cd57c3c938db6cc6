package io.skein.loop;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A second thread begins to wait while the one that drives leaves: the second drives, or the loop's
 * own thread is summoned to do so for it.
 *
 * <p>r1: the second drives; r2: the loop's thread was summoned.
 */
@JCStressTest
@State
@Outcome(id = "true, .*", expect = Expect.ACCEPTABLE, desc = "The second drives.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "The loop's thread does.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The second waits, and nobody drives.")
public class HelmCrowdLaw {
  private final Helm helm = HelmLaws.driven();

  @Actor
  public void second(ZZ_Result result) {
    helm.enter();
    result.r1 = helm.tryTake();
  }

  @Actor
  public void driver() {
    helm.giveBack(() -> false);
    helm.exit(() -> false);
  }

  @Arbiter
  public void afterwards(ZZ_Result result) {
    result.r2 = helm.isSummoned();
  }
}
