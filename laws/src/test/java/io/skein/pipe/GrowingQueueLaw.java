package io.skein.pipe;

import io.skein.message.Message;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A writer goes over to large chunks while a reader takes: nothing is lost, nothing overtakes. */
@JCStressTest
@State
@Outcome(id = "abc", expect = Expect.ACCEPTABLE, desc = "All, in order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost, twice, or overtaken.")
public class GrowingQueueLaw {
  private static final Message A = Message.of("a");
  private static final Message B = Message.of("b");
  private static final Message C = Message.of("c");

  private final MessageQueue queue = new MessageQueue();
  private final StringBuilder taken = new StringBuilder(); // the reader's, then the arbiter's

  public GrowingQueueLaw() {
    queue.offer(A);
  }

  @Actor
  public void writer() {
    queue.offer(B);
    queue.deep(1_000);
    queue.offer(C);
  }

  @Actor
  public void reader() {
    for (int i = 0; i < 3; i++) {
      take();
    }
  }

  private boolean take() {
    Message message = queue.poll();
    if (message != null) {
      taken.append(message == A ? 'a' : message == B ? 'b' : 'c');
    }
    return message != null;
  }

  @Arbiter
  public void afterwards(L_Result result) {
    while (take()) {
      // On to the end.
    }
    result.r1 = taken.toString();
  }
}
