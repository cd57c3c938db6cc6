package io.skein.pipe;

import io.skein.message.Message;
import io.skein.message.Row;
import io.skein.message.RowPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A row that is used again shows each reader what was written for it: the second message may lie in
 * the array, and be the object, of the first.
 *
 * <p>r1, r2: the byte of the first and the second message; 0 when it had not come.
 */
@JCStressTest
@State
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Nothing had come.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The first came between the looks.")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "The second had not come.")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Both, each with its byte.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A byte that was not sent in its place.")
public class LentRowLaw {
  private final Lane lane = new Lane(HighWaterMark.ofMessages(1000));
  private final RowPool pool = RowPool.empty();

  public LentRowLaw() {
    pool.want();
  }

  private void send(int octet) {
    Row row = pool.take(Row.SIZE);
    row.array()[0] = (byte) octet;
    row.add(0, 1, null);
    row.giveTo(lane::put);
  }

  private int receive() {
    Message message = lane.take();
    if (message == null) {
      return 0;
    }
    int octet = message.firstByte(0);
    Row.giveBack(message);
    return octet;
  }

  @Actor
  public void writer() {
    send(1);
    send(2);
  }

  @Actor
  public void reader(II_Result result) {
    result.r1 = receive();
    result.r2 = receive();
  }
}
