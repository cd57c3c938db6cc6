package io.skein.loop;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * The loop's own thread goes to sleep because somebody drives, while he leaves: it does not sleep,
 * or is woken.
 *
 * <p>r1: it sleeps; r2: it was summoned.
 */
@JCStressTest
@State
@Outcome(id = "false, .*", expect = Expect.ACCEPTABLE, desc = "It saw him leave.")
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "He saw it sleep.")
@Outcome(expect = Expect.FORBIDDEN, desc = "It sleeps, and nobody drives.")
public class HelmSleepLaw {
  private final Helm helm = HelmLaws.driven();

  @Actor
  public void own(ZZ_Result result) {
    result.r1 = helm.maySleep(1);
  }

  @Actor
  public void driver() {
    helm.giveBack(() -> false);
  }

  @Arbiter
  public void afterwards(ZZ_Result result) {
    result.r2 = helm.isSummoned();
  }
}
