package io.skein.socket;

import io.skein.event.SocketClosedException;
import io.skein.message.Item;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** Whoever begins to wait while the socket is closed is told, or refused: nobody waits for ever. */
@JCStressTest
@State
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "Told or refused.")
@Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "Waits for ever.")
public class CloseWakesLaw {
  private final SocketCore core = CancelledFutureLaw.open(new OnePipePattern());
  private CompletableFuture<Item> future;

  @Actor
  public void receive() {
    try {
      future = core.receiving.receiveAsync(item -> item);
    } catch (SocketClosedException e) {
      future = CompletableFuture.failedFuture(e);
    }
  }

  @Actor
  public void close() {
    core.turn.enter();
    try {
      core.markClosed("closed");
    } finally {
      core.turn.leave();
    }
  }

  @Arbiter
  public void afterwards(Z_Result result) {
    result.r1 = future.isCompletedExceptionally();
  }
}
