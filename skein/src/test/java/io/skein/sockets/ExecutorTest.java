package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.SocketEvent.PeerJoined;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.EventRecorder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An executor of the application's that takes no work: the context's own threads do it. */
class ExecutorTest {

  private static void refuse(boolean properly) {
    if (properly) {
      throw new RejectedExecutionException("full");
    }
    throw new IllegalStateException("an executor's own mistake");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRunStagesOnItsOwnThreadsWhenTheExecutorIsFull(boolean properly) throws Exception {
    try (Context context =
        Context.builder().name("full").executor(work -> refuse(properly)).build()) {
      EventRecorder events = new EventRecorder();
      PullSocket pull = PullSocket.open(context, o -> o.onEvent(events));
      PushSocket push = PushSocket.open(context);
      CompletableFuture<Message> one = pull.receiveAsync();
      CompletableFuture<Message> two = pull.receiveAsync();
      CompletableFuture<String> thread = two.thenApply(message -> Thread.currentThread().getName());
      push.connect(pull.bind("inproc://*"));
      push.send("one");
      push.send("two");
      // The stage first: a thread that waits for the future itself may run its stages for it.
      String name = Await.outcome("the stage of the second", thread);
      assertTrue(name.startsWith("full-callback-"), name);
      assertEquals("one", Await.outcome("the first", one).text());
      assertEquals("two", Await.outcome("the second", two).text());
      events.await(PeerJoined.class);
      assertEquals(0, pull.stats().eventsLost());
    }
  }
}
