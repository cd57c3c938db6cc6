package io.skein.examples.hashing;

import io.skein.message.Endpoint;
import io.skein.pipeline.PullSocket;
import io.skein.socket.Context;
import io.skein.socket.Poller;
import io.skein.socket.SkeinSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A router of one's own: messages of one key always go to the same of three shards.
 *
 * <p>Shows the public Pattern interface: {@link HashPattern} decides whose turn it is and nothing
 * else, {@link HashSocket} makes a socket of it. When a shard goes, the others keep their keys and
 * share its keys out among themselves.
 *
 * <p>{@code mvn -q compile -pl examples -am -Dexample=hashing.ConsistentHashing}
 */
public final class ConsistentHashing {
  private static final int KEYS = 900;

  public static void main(String[] args) throws InterruptedException {
    try (Context context = Context.create();
        HashSocket router = HashSocket.open(context)) {
      List<PullSocket> shards = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        shards.add(PullSocket.open(context));
        router.connect(shards.get(i).bind("inproc://shard-" + i));
      }
      Map<String, PullSocket> before = send(router, shards);
      router.disconnect(Endpoint.parse("inproc://shard-2"));
      PullSocket gone = shards.remove(2);
      Map<String, PullSocket> after = send(router, shards);
      before.forEach((key, shard) -> after.remove(key, shard));
      long had = before.values().stream().filter(gone::equals).count();
      System.out.println(had + " keys lost their shard, " + after.size() + " keys moved");
    }
  }

  /** Sends a message of every key, and tells which shard each came to. */
  private static Map<String, PullSocket> send(HashSocket router, List<PullSocket> shards)
      throws InterruptedException {
    for (int i = 0; i < KEYS; i++) {
      router.send("customer-" + i, "an order");
    }
    Map<String, PullSocket> owners = new HashMap<>();
    Poller poller = new Poller();
    shards.forEach(shard -> poller.add(shard, Poller.Interest.RECEIVE));
    while (owners.size() < KEYS) {
      for (SkeinSocket shard : poller.await()) {
        owners.put(((PullSocket) shard).receive().text(), (PullSocket) shard);
      }
    }
    return owners;
  }
}
