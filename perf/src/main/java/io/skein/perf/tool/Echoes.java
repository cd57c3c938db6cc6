package io.skein.perf.tool;

import io.skein.perf.library.Kind;
import io.skein.perf.library.Library;
import io.skein.perf.library.Plug;

/** One ROUTER that answers many DEALERs of another process. */
final class Echoes {
  private Echoes() {}

  /** router_echo local: the ROUTER. */
  static Result local(Library library, Arguments in) throws Exception {
    int size = in.number(1, 16);
    Sequence[] sequences = sequences(in.number(3, 1), size);
    Span span = in.span(2);
    try (Plug router = library.open(Kind.ROUTER)) {
      router.bind(in.text(0));
      Meter meter = new Meter(span, size);
      int ended = 0;
      while (ended < sequences.length) {
        Object message = router.receive();
        boolean more = sequences[Stamp.sourceOf(router, message)].accept(router, message);
        router.echo(message);
        if (!more) {
          ended++;
        } else if (meter.counted() == 0) {
          meter.start();
        } else {
          meter.count();
        }
      }
      return meter.into(new Result("router_echo local", library.name()), size);
    }
  }

  /** router_echo remote: the DEALERs, each with so many requests on their way. */
  static Result remote(Library library, Arguments in) throws Exception {
    int size = in.number(1, 16);
    int count = in.number(3, 1);
    int window = in.option("window", 1);
    Span span = in.span(2);
    Plug[] dealers = new Plug[count];
    for (int i = 0; i < count; i++) {
      dealers[i] = library.open(Kind.DEALER);
      dealers[i].connect(in.text(0));
    }
    Sequence[] sequences = sequences(count, size);
    long[] sent = new long[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < window && isWanted(span, sum(sent)); j++) {
        dealers[i].send(Stamp.numbered(size, sent[i]++, i));
      }
    }
    Meter meter = exchange(dealers, sequences, sent, size, span);
    for (int i = 0; i < count; i++) {
      dealers[i].send(Stamp.end(sent[i], i));
      while (sequences[i].accept(dealers[i], dealers[i].receive())) {
        // What was still on its way.
      }
    }
    for (Plug dealer : dealers) {
      dealer.close();
    }
    return meter
        .into(new Result("router_echo remote", library.name()), size)
        .with("dealers", count)
        .with("window", window);
  }

  private static Meter exchange(
      Plug[] dealers, Sequence[] sequences, long[] sent, int size, Span span)
      throws InterruptedException {
    Meter meter = new Meter(span, size);
    long inAll = sum(sent);
    while (true) {
      for (int i = 0; i < dealers.length; i++) {
        if (sent[i] == sequences[i].count()) {
          continue;
        }
        sequences[i].accept(dealers[i], dealers[i].receive());
        if (meter.counted() == 0) {
          meter.start();
          if (meter.isDone()) {
            return meter;
          }
        } else if (!meter.count()) {
          return meter;
        }
        if (isWanted(span, inAll)) {
          dealers[i].send(Stamp.numbered(size, sent[i]++, i));
          inAll++;
        }
      }
    }
  }

  private static boolean isWanted(Span span, long sent) {
    return span.isTimed() || sent < span.count();
  }

  private static long sum(long[] numbers) {
    long sum = 0;
    for (long number : numbers) {
      sum += number;
    }
    return sum;
  }

  private static Sequence[] sequences(int count, int size) {
    Sequence[] sequences = new Sequence[count];
    for (int i = 0; i < count; i++) {
      sequences[i] = new Sequence(size, 0, false);
    }
    return sequences;
  }
}
