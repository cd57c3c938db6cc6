package io.skein.pipe;

import io.skein.message.Message;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A writer goes over to another chunk while a reader takes: nothing is lost or overtakes. */
@JCStressTest
@State
@Outcome(id = "abc", expect = Expect.ACCEPTABLE, desc = "All, in order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost, twice, or overtaken.")
public class GrowingQueueLaw {
  private final ThreeMessages messages = new ThreeMessages();
  private final MessageQueue queue = messages.queue;
  private final StringBuilder taken = new StringBuilder(); // the reader's, then the arbiter's

  @Actor
  public void writer() {
    messages.write();
  }

  @Actor
  public void reader() {
    for (int i = 0; i < 3; i++) {
      take();
    }
  }

  private boolean take() {
    if (!queue.hasUnpolled()) {
      return false;
    }
    Message message = queue.removeFirst();
    queue.poll(0);
    taken.append(ThreeMessages.name(message));
    return true;
  }

  @Arbiter
  public void afterwards(L_Result result) {
    while (take()) {
      // On to the end.
    }
    result.r1 = taken.toString();
  }
}
