package io.skein.socket;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Delivery and cancellation claim a waiter by one compare-and-set: exactly one of them wins. */
@JCStressTest
@State
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "Delivered.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "Given up.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A message lost or doubled.")
public class ClaimLaw {
  private final Waiter waiter = Waiter.ofReceiver(false);

  @Actor
  public void deliver(ZZ_Result result) {
    result.r1 = waiter.claim();
  }

  @Actor
  public void giveUp(ZZ_Result result) {
    result.r2 = waiter.claim();
  }
}
