package io.skein.laws;

import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * What every bell rests on: of two threads that each publish, fence, and look, at least one sees
 * the other. Without the fences both may miss, and a sleeper is never woken.
 */
@JCStressTest
@State
@Outcome(
    id = {"true, false", "false, true", "true, true"},
    expect = Expect.ACCEPTABLE,
    desc = "One sees the other.")
@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "Both missed: a lost wake-up.")
public class FenceLaw {
  private boolean published;
  private boolean armed;

  @Actor
  public void producer(ZZ_Result seen) {
    published = true;
    VarHandle.fullFence();
    seen.r1 = armed;
  }

  @Actor
  public void consumer(ZZ_Result seen) {
    armed = true;
    VarHandle.fullFence();
    seen.r2 = published;
  }
}
