package io.skein.reqrep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.PatternStateException;
import io.skein.event.PeerGoneException;
import io.skein.event.SocketClosedException;
import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReqRepSocketsTest {
  private final Context context = Context.create();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ReqSocket client = ReqSocket.open(context);
  private final RepSocket server = RepSocket.open(context);

  @AfterEach
  void close() {
    context.close();
    threads.shutdownNow();
  }

  private void join() throws InterruptedException {
    client.connect(server.bind("inproc://service"));
    assertTrue(client.awaitPeers(1, Await.DEADLINE));
  }

  /** Answers until the socket is closed. */
  private void echo(RepSocket server) {
    threads.execute(
        () -> {
          try {
            while (true) {
              Request request = server.receiveRequest();
              request.reply(request.message());
            }
          } catch (InterruptedException | SocketClosedException e) {
            // The test is over.
          }
        });
  }

  @Test
  void shouldAskAndAnswerInTwoSteps() throws InterruptedException {
    join();
    for (int i = 0; i < 3; i++) {
      client.send("question " + i);
      assertEquals("question " + i, server.receive().text());
      server.send("answer " + i, "more");
      assertEquals(Message.of("answer " + i, "more"), client.receive());
    }
  }

  @Test
  void req2ShouldNameTheRuleWhenASecondRequestIsSent() throws InterruptedException {
    join();
    client.send("one");
    PatternStateException refusal =
        assertThrows(PatternStateException.class, () -> client.send("two"));
    assertTrue(refusal.getMessage().contains("REQ-2"));
    assertThrows(PatternStateException.class, () -> client.trySend(Message.of("two")));
    assertThrows(PatternStateException.class, () -> client.sendAsync(Message.of("two")));
    assertThrows(PatternStateException.class, () -> client.request("two"));
    server.receive();
    server.send("answer");
    assertEquals("answer", client.receive().text());
    assertThrows(PatternStateException.class, client::receive);
    assertThrows(PatternStateException.class, client::tryReceive);
  }

  @Test
  void rep1ShouldNameTheRuleWhenTheOrderIsWrong() throws InterruptedException {
    join();
    assertThrows(PatternStateException.class, () -> server.send("unasked"));
    client.send("question");
    server.receive();
    assertThrows(PatternStateException.class, server::receive);
    assertThrows(PatternStateException.class, server::tryReceive);
    server.send("answer");
    assertThrows(PatternStateException.class, () -> server.send("another"));
    assertEquals("answer", client.receive().text());
  }

  @Test
  void shouldTakeTurnsWhenManyThreadsRequest() throws Exception {
    join();
    echo(server);
    List<Future<?>> clients = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      int thread = t;
      clients.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 500; i++) {
                  String text = thread + "/" + i;
                  assertEquals(text, client.request(text).text());
                }
                return null;
              }));
    }
    for (Future<?> one : clients) {
      Await.outcome("all replies", one);
    }
    assertEquals(0, client.stats().droppedInAll());
  }

  @Test
  void shouldTakeManyRequestsAtOnceWithoutThreads() throws Exception {
    join();
    echo(server);
    List<CompletableFuture<Message>> replies = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      replies.add(client.requestAsync(Message.of("q" + i)));
    }
    for (int i = 0; i < replies.size(); i++) {
      assertEquals("q" + i, Await.outcome("a reply", replies.get(i)).text());
    }
  }

  @Test
  void shouldHoldManyRequestsOpen() throws Exception {
    server.bind("inproc://service");
    List<ReqSocket> clients = new ArrayList<>();
    List<CompletableFuture<Message>> replies = new ArrayList<>();
    List<Request> open = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ReqSocket one = ReqSocket.open(context);
      one.connect("inproc://service");
      replies.add(one.requestAsync(Message.of("q" + i)));
      clients.add(one);
      open.add(server.receiveRequest());
    }
    for (int i = 9; i >= 0; i--) {
      open.get(i).reply("re " + open.get(i).message().text());
      assertEquals("re q" + i, Await.outcome("a reply", replies.get(i)).text());
    }
    assertThrows(PatternStateException.class, () -> open.get(0).reply("twice"));
    assertEquals(10, clients.size());
  }

  @Test
  void shouldTellWhenTheAskedPeerHasGone() throws Exception {
    join();
    CompletableFuture<Message> reply = client.requestAsync(Message.of("question"));
    assertEquals("question", server.receive().text());
    server.close();
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> Await.outcome("a failure", reply));
    assertEquals(PeerGoneException.class, failure.getCause().getClass());
    RepSocket next = RepSocket.open(context);
    next.bind("inproc://service");
    echo(next);
    assertEquals("again", client.request("again").text());
  }

  @Test
  void shouldNotTakeTheReplyOfARequestThatWasGivenUpForAnother() throws Exception {
    join();
    CompletableFuture<Message> late = client.requestAsync(Message.of("late"));
    Request request = server.receiveRequest();
    assertTrue(late.cancel(false));
    CompletableFuture<Message> next = client.requestAsync(Message.of("next"));
    request.reply("too late");
    Request second = server.receiveRequest();
    assertEquals("next", second.message().text());
    second.reply("in time");
    assertEquals("in time", Await.outcome("the reply", next).text());
  }

  @Test
  void req2ShouldKeepTheTwoWaysApartWhileOneIsUnderWay() throws Exception {
    join();
    CompletableFuture<Message> reply = client.requestAsync(Message.of("question"));
    Request request = server.receiveRequest();
    assertThrows(PatternStateException.class, () -> client.send("another"));
    assertThrows(PatternStateException.class, client::receive);
    assertThrows(PatternStateException.class, client::receiveAsync);
    request.reply("answer");
    assertEquals("answer", Await.outcome("the reply", reply).text());
    client.send("in two steps");
    CompletableFuture<Message> answer = client.receiveAsync();
    assertThrows(PatternStateException.class, client::tryReceive);
    assertThrows(PatternStateException.class, () -> client.request("too soon"));
    server.receiveRequest().reply("done");
    assertEquals("done", Await.outcome("the answer", answer).text());
    CompletableFuture<Message> last = client.requestAsync(Message.of("at once"));
    server.receiveRequest().reply("good");
    assertEquals("good", Await.outcome("the reply", last).text());
  }

  @Test
  void shouldGiveEachItsOwnOutcomeWhenAPeerGoesBetweenTwoRequests() throws Exception {
    join();
    CompletableFuture<Message> lost = client.requestAsync(Message.of("lost"));
    CompletableFuture<Message> next = client.requestAsync(Message.of("next"));
    server.receiveRequest();
    server.close();
    RepSocket other = RepSocket.open(context);
    other.bind("inproc://service");
    echo(other);
    assertEquals("next", Await.outcome("the reply", next).text());
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> Await.outcome("a failure", lost));
    assertEquals(PeerGoneException.class, failure.getCause().getClass());
  }

  @Test
  void shouldGiveUpARequestWhoseTimeIsUp() throws Exception {
    join();
    assertEquals(Optional.empty(), client.request(Message.of("ignored"), Duration.ofNanos(1)));
    echo(server);
    assertEquals("served", client.request("served").text());
  }

  @Test
  void shouldWakeThoseWhoRequestWhenTheSocketIsClosed() throws InterruptedException {
    join();
    List<CompletableFuture<Message>> replies = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      replies.add(client.requestAsync(Message.of("q" + i)));
    }
    server.receive();
    client.close();
    for (CompletableFuture<Message> reply : replies) {
      ExecutionException failure =
          assertThrows(ExecutionException.class, () -> Await.outcome("a failure", reply));
      assertEquals(SocketClosedException.class, failure.getCause().getClass());
    }
    assertThrows(SocketClosedException.class, () -> client.request("closed"));
  }

  @Test
  void shouldWorkInTheRawView() throws InterruptedException {
    join();
    client.raw().send(Message.of("question"));
    assertEquals("question", server.raw().receive().text());
    server.raw().send(Message.of("answer"));
    assertEquals("answer", client.raw().receive().text());
  }

  @Test
  void rep7ShouldCountAReplyToAClientThatHasGone() throws InterruptedException {
    join();
    client.send("question");
    Request request = server.receiveRequest();
    client.close();
    Await.until("the client has gone", () -> server.stats().peers().isEmpty());
    request.reply("to nobody");
    assertEquals(1, server.stats().dropped(DropCause.PEER_GONE));
    assertFalse(server.tryReceiveRequest().isPresent());
  }
}
