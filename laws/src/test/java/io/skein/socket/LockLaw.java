package io.skein.socket;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** One holder at a time, and what it wrote is seen by the next. */
@JCStressTest
@State
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Both counted.")
@Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "One update was lost.")
public class LockLaw {
  private final SocketLock lock = new SocketLock();
  private int count;

  @Actor
  public void one() {
    lock.lock();
    count++;
    lock.unlock();
  }

  @Actor
  public void other() {
    lock.lock();
    count++;
    lock.unlock();
  }

  @Arbiter
  public void afterwards(I_Result result) {
    result.r1 = count;
  }
}
