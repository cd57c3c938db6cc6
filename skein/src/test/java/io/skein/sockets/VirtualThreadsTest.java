package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skein.event.SocketClosedException;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.Request;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets are for virtual threads as well, thousands of them waiting in one. */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads before 21")
class VirtualThreadsTest {
  private final Context context = Context.create();
  private ExecutorService threads;

  /** By reflection, because the tests are compiled for Java 17. */
  @BeforeEach
  void open() throws ReflectiveOperationException {
    threads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  @AfterEach
  void close() {
    context.close();
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inproc://*", "tcp://127.0.0.1:*", "ipc://*"})
  void shouldDeliverEachMessageOnceBetweenThousands(String wildcard) throws Exception {
    int count = 5000;
    PushSocket push = PushSocket.open(context, o -> o.sendHighWaterMark(10));
    PullSocket pull = PullSocket.open(context, o -> o.receiveHighWaterMark(10));
    push.connect(pull.bind(wildcard));
    AtomicIntegerArray seen = new AtomicIntegerArray(count);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = String.valueOf(i);
      all.add(submit(() -> seen.incrementAndGet(Integer.parseInt(pull.receive().text()))));
      all.add(
          submit(
              () -> {
                push.send(text);
                return null;
              }));
    }
    for (Future<?> one : all) {
      Await.outcome("a virtual thread has ended", one);
    }
    for (int i = 0; i < count; i++) {
      assertEquals(1, seen.get(i), "message " + i);
    }
  }

  private <T> Future<T> submit(Callable<T> work) {
    return threads.submit(work);
  }

  @Test
  void shouldLetThousandsRequestWithOneSocket() throws Exception {
    ReqSocket req = ReqSocket.open(context);
    RepSocket rep = RepSocket.open(context);
    req.connect(rep.bind("tcp://127.0.0.1:*"));
    submit(
        () -> {
          while (true) {
            Request request = rep.receiveRequest();
            threads.execute(() -> request.reply("answer to " + request.message().text()));
          }
        });
    List<Future<Message>> answers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String question = "question " + i;
      answers.add(submit(() -> req.request(question)));
    }
    for (int i = 0; i < 1000; i++) {
      assertEquals("answer to question " + i, Await.outcome("an answer", answers.get(i)).text());
    }
  }

  @Test
  void shouldWakeThousandsWhenTheSocketIsClosed() throws Exception {
    PullSocket pull = PullSocket.open(context);
    List<Future<Message>> receiving = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      receiving.add(submit(pull::receive));
    }
    pull.close();
    for (Future<Message> one : receiving) {
      Exception failure =
          assertThrows(ExecutionException.class, () -> Await.outcome("a failure", one));
      assertEquals(SocketClosedException.class, failure.getCause().getClass());
    }
  }
}
