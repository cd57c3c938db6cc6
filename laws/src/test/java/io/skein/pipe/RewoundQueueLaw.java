package io.skein.pipe;

import io.skein.message.Message;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A writer goes over to another chunk while a reader polls, as a connection does, gives back what
 * did not leave, polls again and releases: nothing is lost, overtakes, or stays in the account.
 */
@JCStressTest
@State
@Outcome(id = "abc, 0 left", expect = Expect.ACCEPTABLE, desc = "All, in order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost, twice, overtaken, or never released.")
public class RewoundQueueLaw {
  private final ThreeMessages messages = new ThreeMessages();
  private final MessageQueue queue = messages.queue;
  private final StringBuilder left = new StringBuilder(); // the reader's, then the arbiter's

  @Actor
  public void writer() {
    messages.write();
  }

  @Actor
  public void reader() {
    polled(3);
    queue.rewind();
    release(polled(2));
  }

  /** What was polled, at most so many messages. */
  private String polled(int atMost) {
    StringBuilder polled = new StringBuilder();
    while (polled.length() < atMost && queue.hasUnpolled()) {
      Message message = queue.first();
      queue.poll(1);
      polled.append(ThreeMessages.name(message));
    }
    return polled.toString();
  }

  private void release(String polled) {
    left.append(polled);
    queue.forgetOldest(polled.length());
    queue.release(polled.length(), polled.length());
  }

  @Arbiter
  public void afterwards(L_Result result) {
    release(polled(3));
    result.r1 = left + ", " + queue.size() + " left";
  }
}
