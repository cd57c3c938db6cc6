package io.skein.perf.tool;

import io.skein.perf.library.Kind;
import io.skein.perf.library.Library;
import io.skein.perf.library.Plug;
import java.util.Arrays;

/** One PUB, many subscribers or many subscriptions, in two processes. */
final class Publishing {
  private Publishing() {}

  /**
   * The publisher of both tools.
   *
   * @param topics null for none: everybody wants everything
   */
  static Result publish(
      String tool, Library library, String endpoint, int size, Span span, Topics topics)
      throws Exception {
    int offset = topics == null ? 0 : Topics.SIZE;
    try (Credit credit = new Credit(library, endpoint);
        Plug pub = library.open(Kind.PUB)) {
      pub.bind(endpoint);
      do {
        if (topics != null) {
          byte[] ready = Arrays.copyOf(Topics.READY, offset + Stamp.SIZE);
          Stamp.put(ready, offset, Stamp.READY);
          pub.send(ready);
        }
        pub.send(stamped(new byte[offset + Stamp.SIZE], topics, 0, Stamp.PROBE));
      } while (!credit.isReady());
      Meter meter = new Meter(span, size);
      long number = 0;
      boolean more = true;
      while (more) {
        credit.take();
        pub.send(stamped(new byte[size], topics, number, number));
        if (number++ == 0) {
          meter.start();
          more = !meter.isDone();
        } else {
          more = meter.count();
        }
      }
      credit.take();
      byte[] end = stamped(new byte[offset + Stamp.SIZE], topics, 0, Stamp.END);
      Stamp.put(end, offset + Long.BYTES, number);
      pub.send(end);
      credit.takeAll();
      return meter.into(new Result(tool, library.name()), size);
    }
  }

  /** Topics are taken in turn, so that all of them are asked for. */
  private static byte[] stamped(byte[] payload, Topics topics, long turn, long number) {
    if (topics == null) {
      Stamp.put(payload, 0, number);
    } else {
      topics.copyTo(payload, (int) (turn % topics.count()));
      Stamp.put(payload, Topics.SIZE, number);
    }
    return payload;
  }

  /**
   * The subscribers of both tools, all in this thread: a chunk of each in turn, because they all
   * receive the same.
   */
  private static Meter follow(Plug[] subs, Plug credit, int size, Span span, int offset)
      throws InterruptedException {
    for (Plug sub : subs) {
      await(sub, offset, Stamp.PROBE);
    }
    credit.send(new byte[1]);
    Sequence[] sequences = new Sequence[subs.length];
    for (int i = 0; i < subs.length; i++) {
      sequences[i] = new Sequence(size, offset, false);
    }
    Meter meter = new Meter(span, size);
    boolean more = true;
    while (more) {
      for (int i = 0; i < subs.length; i++) {
        more = chunk(subs[i], sequences[i], meter, offset);
      }
      credit.send(new byte[1]);
    }
    return meter;
  }

  private static void await(Plug sub, int offset, long what) throws InterruptedException {
    long number;
    do {
      Object message = sub.receive(); // What was published before the run, mostly.
      number = sub.sizeOf(message) == offset + Stamp.SIZE ? sub.longAt(message, offset) : 0;
    } while (number != what);
  }

  private static boolean isBeforeRun(long number) {
    return number == Stamp.PROBE || number == Stamp.READY;
  }

  private static boolean chunk(Plug sub, Sequence sequence, Meter meter, int offset)
      throws InterruptedException {
    for (int i = 0; i < Credit.CHUNK; ) {
      Object message = sub.receive();
      if (sub.sizeOf(message) == offset + Stamp.SIZE && isBeforeRun(sub.longAt(message, offset))) {
        continue;
      }
      i++;
      if (!sequence.accept(sub, message)) {
        return false;
      }
      if (meter.counted() == 0) {
        meter.start();
      } else {
        meter.count();
      }
    }
    return true;
  }

  /** fan_out local: the publisher. */
  static Result fanOutLocal(Library library, Arguments in) throws Exception {
    return publish("fan_out local", library, in.text(0), in.number(1, 8), in.span(2), null);
  }

  /** fan_out remote: the subscribers. What is counted are deliveries. */
  static Result fanOutRemote(Library library, Arguments in) throws Exception {
    int size = in.number(1, 8);
    int count = in.number(3, 1);
    Span span = in.span(2).times(count);
    Plug[] subs = new Plug[count];
    for (int i = 0; i < count; i++) {
      subs[i] = library.open(Kind.SUB);
      subs[i].subscribe(new byte[0]);
      subs[i].connect(in.text(0));
    }
    Plug credit = Credit.giver(library, in.text(0));
    Meter meter = follow(subs, credit, size, span, 0);
    for (Plug sub : subs) {
      sub.close();
    }
    credit.close();
    return meter
        .into(new Result("fan_out remote", library.name()), size)
        .with("subscribers", count);
  }

  /** sub_match local: the publisher. */
  static Result matchLocal(Library library, Arguments in) throws Exception {
    Topics topics = new Topics(in.number(3, 1));
    return publish("sub_match local", library, in.text(0), in.number(1, 28), in.span(2), topics);
  }

  /** sub_match remote: one subscriber with many subscriptions. */
  static Result matchRemote(Library library, Arguments in) throws Exception {
    int size = in.number(1, 28);
    Topics topics = new Topics(in.number(3, 1));
    try (Plug sub = library.openSubscriber();
        Plug credit = Credit.giver(library, in.text(0))) {
      // One after the other on a connection that stands, the first topic last: a probe of it that
      // arrives proves that all others are there.
      sub.subscribe(Topics.READY);
      sub.connect(in.text(0));
      await(sub, Topics.SIZE, Stamp.READY);
      sub.unsubscribe(Topics.READY); // More of them would fill the queues meanwhile.
      for (int i = topics.count() - 1; i >= 0; i--) {
        sub.subscribe(topics.topic(i));
      }
      Meter meter = follow(new Plug[] {sub}, credit, size, in.span(2), Topics.SIZE);
      return meter
          .into(new Result("sub_match remote", library.name()), size)
          .with("subscriptions", topics.count());
    }
  }
}
