package io.skein.loop;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * The loop's own thread lends the helm while somebody brings work: it sees the work and takes the
 * helm back, or is summoned.
 *
 * <p>r1: the loop's thread saw the work; r2: it was summoned.
 */
@JCStressTest
@State
@Outcome(id = "true, .*", expect = Expect.ACCEPTABLE, desc = "It saw the work.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "It was told.")
@Outcome(expect = Expect.FORBIDDEN, desc = "It rests, and nobody knows of the work.")
public class HelmLendLaw {
  private final Helm helm = HelmLaws.own();
  private final Tasks tasks = new Tasks();

  @Actor
  public void own(ZZ_Result result) {
    helm.lend();
    result.r1 = tasks.isUrgent();
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
