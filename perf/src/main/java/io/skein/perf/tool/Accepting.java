package io.skein.perf.tool;

import io.skein.perf.library.Kind;
import io.skein.perf.library.Library;
import io.skein.perf.library.Plug;
import io.skein.perf.light.LightClients;
import java.util.Map;

/** The accepting side of thousands of light clients, which are the same for every library. */
final class Accepting {
  /** The compiler of a JVM works on what was called while the connections came. */
  private static final long SETTLE_MILLIS = 2000;

  private static final long IDLE_MILLIS = 4000;

  private Accepting() {}

  /**
   * idle_conn local: memory of a DEALER with so many connections less that with one, each used for
   * one message; then the processor time of seconds in which nothing happens.
   */
  static Result idle(Library library, Arguments in) throws Exception {
    int count = in.number(1, 1);
    try (Plug dealer = library.open(Kind.DEALER)) {
      dealer.bind(in.text(0));
      Object first = dealer.receive();
      final long before = Resources.liveBytes();
      // Now the others may come.
      dealer.echo(first);
      for (int i = 0; i < count; i++) {
        dealer.receive();
      }
      long bytes = Resources.liveBytes() - before;
      Thread.sleep(SETTLE_MILLIS);
      Map<String, Long> usedBefore = Resources.processorNanosByThread();
      Thread.sleep(IDLE_MILLIS);
      long processor = Resources.processorNanosSince(usedBefore);
      return new Result("idle_conn local", library.name())
          .with("count", count)
          .with("bytes_per_connection", (double) bytes / count)
          .with("idle_cpu_percent", processor / 1e4 / IDLE_MILLIS);
    }
  }

  /**
   * conn_storm local: a ROUTER greets so many clients; then they send as fast as they can.
   *
   * <p>How long connecting took is measured by the clients.
   */
  static Result storm(Library library, Arguments in) throws Exception {
    int size = in.number(1, 16);
    int count = in.number(3, 1);
    Span span = in.span(2);
    Sequence[] sequences = new Sequence[count];
    for (int i = 0; i < count; i++) {
      sequences[i] = new Sequence(size, 0, false);
    }
    try (Plug router = library.open(Kind.ROUTER)) {
      router.bind(in.text(0));
      greet(router, sequences);
      Meter meter = new Meter(span.afterHalfWarmUp(), size);
      int ended = 0;
      while (ended < count) {
        Object message = router.receive();
        if (!sequences[Stamp.sourceOf(router, message)].accept(router, message)) {
          ended++;
        } else if (meter.counted() == 0) {
          meter.start();
        } else {
          meter.count();
        }
      }
      return meter
          .into(new Result("conn_storm local", library.name()), size)
          .with("connections", count);
    }
  }

  /** The first message of each client goes back to it, also of those that only warm us up. */
  private static void greet(Plug router, Sequence[] sequences) throws InterruptedException {
    for (int greeted = 0; greeted < sequences.length; ) {
      Object message = router.receive();
      int source = (int) router.longAt(message, Long.BYTES);
      if (source != LightClients.NOBODY) {
        sequences[source].accept(router, message);
        greeted++;
      }
      router.echo(message);
    }
  }
}
