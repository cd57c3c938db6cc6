package io.skein.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.message.Endpoint;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What arrives is what was sent: whole, in order, once. */
public interface MessageLaws extends TransportStage {

  /** Single frames on both sides of every border of the wire format. */
  @Test
  default void shouldCarryFramesOfAllSizes() throws Exception {
    KitSocket bound = open();
    KitSocket peer = connected(bound.bind(wildcard()));
    bound.joined(1);
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 254, 255, 256, 257, 8191, 8192, 65_536, 1 << 20, 8 << 20}) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      Message sent = Message.wrap(bytes);
      peer.put(sent);
      assertEquals(sent, bound.take(), size + " bytes, from the connected to the bound");
      bound.put(sent);
      assertEquals(sent, peer.take(), size + " bytes, from the bound to the connected");
    }
  }

  /** ALL-3: messages of several frames travel whole. */
  @Test
  default void shouldCarryMessagesOfManyFrames() throws Exception {
    KitSocket bound = open();
    KitSocket peer = connected(bound.bind(wildcard()));
    Random random = new Random(2);
    for (int count : new int[] {1, 2, 3, 100, 2000}) {
      List<Frame> frames = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] bytes = new byte[i % 7 == 0 ? 0 : random.nextInt(600)];
        random.nextBytes(bytes);
        frames.add(Frame.wrap(bytes));
      }
      Message sent = Message.of(frames);
      peer.put(sent);
      assertEquals(sent, bound.take(), count + " frames");
    }
  }

  /** ALL-4, ALL-5: what one peer sends arrives in its order, each message once. */
  @Test
  default void shouldKeepTheOrderOfEachPeer() throws Exception {
    int senders = 3;
    int each = 10_000;
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    List<Background<Void>> all = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      String name = "sender " + i;
      KitSocket sender = connected(endpoint);
      all.add(
          Background.run(
              name,
              () -> {
                for (int number = 0; number < each; number++) {
                  sender.put(Message.of(name, Integer.toString(number)));
                }
              }));
    }
    Map<String, Integer> next = new HashMap<>();
    for (int i = 0; i < senders * each; i++) {
      Message message = bound.take();
      int expected = next.merge(message.text(), 1, Integer::sum) - 1;
      assertEquals(Integer.toString(expected), message.text(1), message.text());
    }
    for (Background<Void> sender : all) {
      sender.result();
    }
  }

  /** Each received message tells who sent it. */
  @Test
  default void shouldTellWhoSent() throws Exception {
    KitSocket bound = open();
    Endpoint endpoint = bound.bind(wildcard());
    KitSocket named = connected(endpoint, options -> options.routingId("anna"));
    named.put(Message.of("hello"));
    Peer peer = bound.take().peer().orElseThrow();
    assertEquals(RoutingId.of("anna"), peer.routingId());
    assertEquals(SocketType.DEALER, peer.type());
    assertEquals(endpoint, peer.endpoint());
    bound.put(Message.of("hello yourself"));
    assertEquals(endpoint, named.take().peer().orElseThrow().endpoint());
  }

  /** Subscriptions travel in order, and beside messages: no high-water mark holds them up. */
  @Test
  default void shouldCarrySubscriptionsBesideAFullQueue() throws Exception {
    KitSocket publisher =
        KitSocket.openPublisher(context(), options -> options.receiveHighWaterMark(1));
    KitSocket subscriber =
        KitSocket.openSubscriber(context(), options -> options.sendHighWaterMark(1));
    subscriber.connect(publisher.bind(wildcard()));
    subscriber.joined(1);
    List<Subscription> expected = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      subscriber.subscribe("topic " + i);
      expected.add(Subscription.to(Frame.of("topic " + i)));
    }
    subscriber.cancel("topic 7");
    expected.add(Subscription.cancel(Frame.of("topic 7")));
    Await.until(
        () -> publisher.subscriptions().size() + " subscriptions came",
        () -> publisher.subscriptions().size() == expected.size());
    assertEquals(expected, publisher.subscriptions());
  }
}
