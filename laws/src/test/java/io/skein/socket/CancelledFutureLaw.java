package io.skein.socket;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.transport.TransportProvider;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A message that comes while its future is cancelled is in the future or still in the socket.
 *
 * <p>r1: the future has it; r2: the socket has it.
 */
@JCStressTest
@State
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "Delivered before the cancel.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "Cancelled; the socket keeps it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A message lost or doubled.")
public class CancelledFutureLaw {
  private static final Message MESSAGE = Message.of("m");

  private final OnePipePattern pattern = new OnePipePattern();
  private final SocketCore core = open(pattern);
  private final CompletableFuture<Item> future = core.receiving.receiveAsync(item -> item);

  static SocketCore open(OnePipePattern pattern) {
    Context context =
        Context.builder().executor(Runnable::run).transports(new TransportProvider[0]).build();
    return new SocketCore(context, pattern, new ReceivingOptions().build());
  }

  @Actor
  public void arrive() {
    core.turn.post(() -> pattern.arrive(MESSAGE));
  }

  @Actor
  public void cancel() {
    future.cancel(false);
  }

  @Arbiter
  public void afterwards(ZZ_Result result) {
    result.r1 = future.isDone() && !future.isCompletedExceptionally();
    result.r2 = core.receiving.tryReceive() != null;
  }

  static final class ReceivingOptions extends ReceiveOptions<ReceivingOptions> {}
}
