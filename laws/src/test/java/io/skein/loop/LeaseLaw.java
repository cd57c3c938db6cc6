package io.skein.loop;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A thread hands the channel back while its loop lends it: the loop listens in the end, or the
 * thread knows that it has to be asked.
 */
@JCStressTest
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "handed back, and never lent")
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "lent, and the thread asks")
@Outcome(id = "false, true", expect = Expect.FORBIDDEN, desc = "nobody listens")
@Outcome(id = "true, false", expect = Expect.FORBIDDEN, desc = "asked for what was not lent")
@State
public class LeaseLaw {
  private final Lease lease = new Lease();

  public LeaseLaw() {
    lease.claim();
  }

  @Actor
  public void thread(ZZ_Result result) {
    result.r1 = lease.handBack();
  }

  @Actor
  public void loop() {
    lease.lendIfClaimed();
  }

  @Arbiter
  public void arbiter(ZZ_Result result) {
    result.r2 = lease.isLent();
  }
}
