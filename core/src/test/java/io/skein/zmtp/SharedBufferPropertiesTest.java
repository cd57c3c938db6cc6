package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.security.Mechanisms;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Connections that share one buffer give the same bytes, in every single fill, as connections that
 * have a buffer of their own each.
 */
class SharedBufferPropertiesTest {
  private static final int CONNECTIONS = 3;
  private static final int BUFFER = 64;

  private enum What {
    /** The next message is queued for all, or for all but one. */
    QUEUE,
    FILL_FOR_MANY,
    /** As for a connection that has something of its own to say. */
    FILL_ALONE,
    PING
  }

  private record Step(What what, int who, int limit, boolean forAll) {}

  /** A connection, and the same one with a buffer of its own. */
  private static final class Pair {
    final Conversation sharing = conversation();
    final Conversation alone = conversation();
    private final ByteBuffer own = ByteBuffer.allocate(BUFFER);

    private static Conversation conversation() {
      return Conversation.inTraffic(
          Conversation.settings(SocketType.PAIR, Mechanisms.none(), 0, 0), SocketType.PAIR, 1);
    }

    void queue(Message message) {
      sharing.toSend.add(message);
      alone.toSend.add(message);
    }

    void ping() {
      sharing.feed("04 09 04 'PING' 0000 'ab'");
      alone.feed("04 09 04 'PING' 0000 'ab'");
    }

    int fill(ByteBuffer shared, EncodedRun run, boolean forMany, int limit) {
      shared.clear().limit(limit);
      if (forMany) {
        sharing.engine.outbound().fillForMany(shared, run, sharing);
      } else {
        run.forget();
        sharing.engine.outbound().fill(shared, sharing);
      }
      own.clear().limit(limit);
      final int count = alone.engine.outbound().fill(own, alone);
      assertEquals(text(own), text(shared));
      assertEquals(alone.encodedOffsets, sharing.encodedOffsets);
      assertEquals(alone.toSend.size(), sharing.toSend.size());
      assertEquals(alone.engine.outbound().hasOwn(), sharing.engine.outbound().hasOwn());
      return count;
    }

    private static String text(ByteBuffer filled) {
      byte[] bytes = new byte[filled.position()];
      filled.get(0, bytes);
      return Hex.text(bytes);
    }
  }

  @Provide
  Arbitrary<List<Message>> messages() {
    Arbitrary<byte[]> small = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
    Arbitrary<byte[]> large = Arbitraries.of(60, 62, 63, 255, 256, 300).map(byte[]::new);
    Arbitrary<byte[]> any = Arbitraries.frequencyOf(Tuple.of(12, small), Tuple.of(1, large));
    return any.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(list -> Message.wrap(list.toArray(byte[][]::new)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<What> what =
        Arbitraries.frequency(
            Tuple.of(10, What.QUEUE),
            Tuple.of(12, What.FILL_FOR_MANY),
            Tuple.of(1, What.FILL_ALONE),
            Tuple.of(1, What.PING));
    Arbitrary<Integer> who = Arbitraries.integers().between(0, CONNECTIONS - 1);
    Arbitrary<Integer> limit =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(BUFFER)),
            Tuple.of(1, Arbitraries.integers().between(1, BUFFER)));
    Arbitrary<Boolean> forAll = Arbitraries.of(true, true, true, false);
    return Combinators.combine(what, who, limit, forAll).as(Step::new).list().ofMaxSize(80);
  }

  /** Messages may also be queued again: the pool is used round and round. */
  @Property(tries = 1000)
  void shouldGiveEachConnectionTheBytesOfABufferOfItsOwn(
      @ForAll("messages") List<Message> messages, @ForAll("steps") List<Step> steps) {
    final ByteBuffer shared = ByteBuffer.allocateDirect(BUFFER);
    final EncodedRun run = new EncodedRun();
    List<Pair> pairs = pairs();
    int queued = 0;
    for (Step step : steps) {
      Pair pair = pairs.get(step.who);
      switch (step.what) {
        case QUEUE -> {
          Message message = messages.get(queued++ % messages.size());
          pairs.stream().filter(one -> step.forAll || one != pair).forEach(o -> o.queue(message));
        }
        case FILL_FOR_MANY -> pair.fill(shared, run, true, step.limit);
        case FILL_ALONE -> pair.fill(shared, run, false, step.limit);
        default -> pair.ping();
      }
    }
    drain(pairs, shared, run);
  }

  /** As a publisher does: all have the same in their queues, and are filled for in turn. */
  @Property(tries = 300)
  void shouldGiveAllTheSameWhateverTheLimitOfEachFill(
      @ForAll("messages") List<Message> messages,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = BUFFER) Integer> limits) {
    final ByteBuffer shared = ByteBuffer.allocateDirect(BUFFER);
    final EncodedRun run = new EncodedRun();
    List<Pair> pairs = pairs();
    for (Pair pair : pairs) {
      messages.forEach(pair::queue);
    }
    int fills = 0;
    int idle = 0;
    while (idle < CONNECTIONS) {
      Pair pair = pairs.get(fills % CONNECTIONS);
      int limit = limits.get(fills++ % limits.size());
      idle = pair.fill(shared, run, true, limit) == 0 ? idle + 1 : 0;
    }
    for (Pair pair : pairs) {
      assertEquals(messages.size(), pair.sharing.encodedOffsets.size());
    }
  }

  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      pairs.add(new Pair());
    }
    return pairs;
  }

  private static void drain(List<Pair> pairs, ByteBuffer shared, EncodedRun run) {
    for (Pair pair : pairs) {
      while (pair.fill(shared, run, true, BUFFER) > 0) {
        // Until it is dry.
      }
      assertEquals(0, pair.sharing.toSend.size());
    }
  }
}
