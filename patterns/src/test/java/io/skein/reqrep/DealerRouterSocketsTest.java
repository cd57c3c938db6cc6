package io.skein.reqrep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.event.NoRouteException;
import io.skein.event.SocketEvent;
import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DealerRouterSocketsTest {
  private final Context context = Context.create();
  private final Queue<SocketEvent> events = new ConcurrentLinkedQueue<>();
  private final RouterSocket router = RouterSocket.open(context, o -> o.onEvent(events::add));

  @AfterEach
  void close() {
    context.close();
  }

  private DealerSocket dealer(String id) {
    DealerSocket dealer = DealerSocket.open(context, o -> o.routingId(id));
    dealer.connect("inproc://hub");
    return dealer;
  }

  @Test
  void shouldRouteByNameInBothForms() throws InterruptedException {
    router.bind("inproc://hub");
    DealerSocket anna = dealer("anna");
    DealerSocket bert = dealer("bert");
    anna.send("from anna");
    RoutedMessage routed = router.receiveRouted();
    assertEquals(RoutingId.of("anna"), routed.id());
    assertEquals("from anna", routed.message().text());
    assertTrue(routed.message().peer().isPresent());
    bert.send("from bert", "more");
    assertEquals(Message.of("bert", "from bert", "more"), router.receive());
    assertTrue(router.send(RoutingId.of("bert"), "to bert"));
    router.send(Message.of("anna", "to anna"));
    assertEquals("to bert", bert.receive().text());
    assertEquals("to anna", anna.receive().text());
  }

  @Test
  void rou7ShouldSayOrCountThatThereIsNoSuchPeer() {
    assertFalse(router.send(RoutingId.of("nobody"), "m"));
    assertEquals(0, router.stats().droppedInAll());
    router.send(Message.of("nobody", "m"));
    assertEquals(1, router.stats().dropped(DropCause.UNROUTABLE));
    RouterSocket strict = RouterSocket.open(context, o -> o.mandatory(true));
    assertThrows(NoRouteException.class, () -> strict.send(Message.of("nobody", "m")));
  }

  @Test
  void rou9ShouldMakeIdsForPeersWithoutOne() throws InterruptedException {
    router.bind("inproc://hub");
    DealerSocket dealer = DealerSocket.open(context);
    dealer.connect("inproc://hub");
    dealer.send("hello");
    RoutedMessage hello = router.receiveRouted();
    assertTrue(hello.id().isGenerated());
    assertTrue(router.send(hello.id(), "hello yourself"));
    assertEquals("hello yourself", dealer.receive().text());
  }

  @Test
  void shouldRefuseASecondPeerOfTheSameNameWhileTheFirstLives() throws InterruptedException {
    router.bind("inproc://hub");
    DealerSocket first = dealer("anna");
    first.send("first");
    assertEquals("first", router.receiveRouted().message().text());
    Queue<SocketEvent> told = new ConcurrentLinkedQueue<>();
    DealerSocket second = DealerSocket.open(context, o -> o.routingId("anna").onEvent(told::add));
    second.connect("inproc://hub");
    Await.until(
        () -> "the second is refused: " + told,
        () -> told.stream().anyMatch(event -> event.cause().contains("ROU-1")));
    assertTrue(router.send(RoutingId.of("anna"), "to the first"));
    assertEquals("to the first", first.receive().text());
    first.close();
    second.send("my turn");
    assertEquals("my turn", router.receiveRouted().message().text());
  }
}
