package io.skein.pipe;

import io.skein.message.Message;
import io.skein.message.Row;
import io.skein.message.RowPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two connections of one socket share a pool: the one may fill a row again as soon as the last of
 * the other's messages was given back, while that one is still about to leave the row.
 *
 * <p>r1: how many messages came of the first connection's one; r2: of the second's two.
 */
@JCStressTest
@State
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Each once, with its byte.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Lost, twice, or in another's lane.")
public class SharedRowsLaw {
  private static final byte FIRST = 1;
  private static final byte SECOND = 2;

  private final Lane one = new Lane(HighWaterMark.ofMessages(1000));
  private final Lane two = new Lane(HighWaterMark.ofMessages(1000));
  private final RowPool pool = RowPool.empty();
  private int ofOne;
  private int ofTwo;

  public SharedRowsLaw() {
    pool.want();
  }

  @Actor
  public void firstConnection() {
    Row row = pool.take(Row.SIZE);
    row.array()[0] = FIRST;
    row.add(0, 1, null);
    row.giveTo(one::put);
  }

  @Actor
  public void receiverAndSecondConnection() {
    receive();
    Row row = pool.take(Row.SIZE);
    row.array()[0] = SECOND;
    row.array()[1] = SECOND;
    row.add(0, 1, null);
    row.add(1, 1, null);
    row.giveTo(two::put);
  }

  private void receive() {
    ofOne += count(one, FIRST);
    ofTwo += count(two, SECOND);
  }

  /** Of messages that bear another's byte, none is as good as many. */
  private static int count(Lane lane, byte octet) {
    int count = 0;
    for (Message message = lane.take(); message != null; message = lane.take()) {
      count += message.firstByte(0) == octet ? 1 : 100;
      Row.giveBack(message);
    }
    return count;
  }

  @Arbiter
  public void afterwards(II_Result result) {
    receive();
    result.r1 = ofOne;
    result.r2 = ofTwo;
  }
}
