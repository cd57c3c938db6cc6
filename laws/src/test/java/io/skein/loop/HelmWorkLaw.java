package io.skein.loop;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A driver leaves the helm while somebody brings work: one of the two sees the other, and the
 * loop's own thread is summoned unless the driver has done the work.
 *
 * <p>r1: the driver saw the work; r2: the loop's thread was summoned.
 */
@JCStressTest
@State
@Outcome(id = "true, .*", expect = Expect.ACCEPTABLE, desc = "Done by the driver.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "Left to the loop's thread.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Nobody knows of it.")
public class HelmWorkLaw {
  private final Helm helm = HelmLaws.driven();
  private final Tasks tasks = new Tasks();

  @Actor
  public void driver(ZZ_Result result) {
    result.r1 = !tasks.isEmpty();
    helm.giveBack(tasks::isUrgent);
  }

  @Actor
  public void other() {
    HelmLaws.bringWork(tasks, helm);
  }

  @Arbiter
  public void afterwards(ZZ_Result result) {
    result.r2 = helm.isSummoned();
  }
}
