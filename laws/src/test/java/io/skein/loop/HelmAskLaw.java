package io.skein.loop;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * The loop's own thread lends the helm while somebody begins to wait: he is told, or sees before he
 * parks that it is free.
 *
 * <p>r1: somebody was told; r2: who waits saw that the helm is lent.
 */
@JCStressTest
@State
@Outcome(id = "true, .*", expect = Expect.ACCEPTABLE, desc = "He is told.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "He sees it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "He parks, and nobody drives.")
public class HelmAskLaw {
  private final Helm helm = HelmLaws.own();

  @Actor
  public void own(ZZ_Result result) {
    result.r1 = helm.lend();
  }

  @Actor
  public void waiter(ZZ_Result result) {
    helm.enter();
    helm.ask();
    result.r2 = helm.isLent();
  }
}
