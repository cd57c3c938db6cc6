package io.skein.pipe;

import io.skein.message.Frame;
import io.skein.message.Subscription;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * The first subscription ever, whose queue is made while the publisher falls asleep, is not missed.
 *
 * <p>r1: the publisher sleeps without having seen it; r2: the bell was rung.
 */
@JCStressTest
@State
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "It slept and was rung.")
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "It saw the wish in time.")
@Outcome(id = "true, false", expect = Expect.FORBIDDEN, desc = "A lost subscription.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "Rung in vain: it looked again.")
public class SubscriptionBellLaw {
  private static final Subscription WISH = Subscription.to(Frame.EMPTY);

  private final Lane lane = new Lane(HighWaterMark.ofMessages(1000));
  private final Errands errands = new Errands();
  private boolean asleep;

  @Actor
  public void subscriber() {
    lane.put(WISH);
    VarHandle.fullFence();
    if (lane.readerSleeps()) {
      lane.ringReader(errands);
    }
  }

  @Actor
  public void publisher() {
    asleep = lane.pollSubscription() == null && lane.armSubscriptionBell();
  }

  @Arbiter
  public void afterwards(ZZ_Result result) {
    result.r1 = asleep;
    result.r2 = !errands.isEmpty();
  }
}
