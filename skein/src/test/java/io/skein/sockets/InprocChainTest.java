package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.pattern.Pattern;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.SkeinSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A chain of inproc sockets needs no stack, however long it is. */
class InprocChainTest {
  private static final int LINKS = 1000;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Context context = Context.create();

  @AfterEach
  void close() {
    context.close();
  }

  /** A socket that passes on by itself. */
  private static final class ForwardSocket extends SkeinSocket {
    private static final class Options extends DuplexOptions<Options> {}

    ForwardSocket(Context context, Pattern pattern) {
      super(context, pattern, new Options().build());
    }
  }

  /** One thread sends, and carries the message through all sockets: mail upon mail. */
  @Test
  void shouldNotRecurseWhenMailLeadsToMail() throws Exception {
    AtomicInteger deepest = new AtomicInteger();
    DealerSocket first = DealerSocket.open(context);
    DealerSocket last = DealerSocket.open(context);
    first.bind("inproc://link-0");
    List<ForwardSocket> chain = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      ForwardSocket socket = new ForwardSocket(context, new ForwardPattern(deepest));
      socket.connect("inproc://link-" + i);
      socket.bind("inproc://link-" + (i + 1));
      chain.add(socket);
    }
    last.connect("inproc://link-" + LINKS);
    for (ForwardSocket socket : chain) {
      assertTrue(socket.awaitPeers(2, LONG));
    }
    deepest.set(0);
    for (int i = 0; i < 10; i++) {
      first.send("down " + i);
      last.send("up " + i);
    }
    for (int i = 0; i < 10; i++) {
      assertEquals("down " + i, last.receive().text());
      assertEquals("up " + i, first.receive().text());
    }
    assertTrue(deepest.get() > 0 && deepest.get() < 200, "frames on the stack: " + deepest);
  }

  /** Each receiver's future sends on; nobody's thread waits for any of them. */
  @Test
  void shouldNotRecurseWhenFuturesSendOn() throws Exception {
    List<PushSocket> sources = new ArrayList<>();
    PullSocket sink = null;
    for (int i = 0; i <= LINKS; i++) {
      PullSocket pull = PullSocket.open(context);
      PushSocket push = PushSocket.open(context);
      push.connect(pull.bind("inproc://*"));
      if (sink != null) {
        sink.receiveAsync().thenCompose(push::sendAsync);
      }
      sources.add(push);
      sink = pull;
    }
    sources.get(0).send(Message.of("through all"));
    assertEquals("through all", sink.receive().text());
  }

  /** Everybody who waited for a name is joined by the one bind, and leaves by the one close. */
  @Test
  void shouldNotRecurseWhenManyAreJoinedAtOnce() throws Exception {
    List<PushSocket> sources = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      PushSocket push = PushSocket.open(context);
      push.connect("inproc://everybody");
      push.send("from " + i);
      sources.add(push);
    }
    PullSocket sink = PullSocket.open(context);
    sink.bind("inproc://everybody");
    for (int i = 0; i < LINKS; i++) {
      assertTrue(sink.receive().text().startsWith("from "));
    }
    sink.close();
    for (PushSocket push : sources) {
      assertEquals(1, push.stats().sent());
    }
  }
}
