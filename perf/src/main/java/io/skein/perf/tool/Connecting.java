package io.skein.perf.tool;

import io.skein.perf.light.LightClients;

/** The connecting side of {@link Accepting}: light clients, whatever the library. */
final class Connecting {
  /** At most so many clients come and go together while connecting is warmed up. */
  private static final int AT_ONCE = 500;

  /** Until the last of them are gone on the other side. */
  private static final int SETTLE_MILLIS = 1000;

  private Connecting() {}

  /** idle_conn remote: connects, says one word, and stays until the peer hangs up. */
  static Result idle(Arguments in) throws Exception {
    int count = in.number(1, 1);
    // One connection more, before the others: what the first one brings in is not counted.
    try (LightClients first = new LightClients(in.text(0), "DEALER", 1, 16);
        LightClients clients = new LightClients(in.text(0), "DEALER", count, 16)) {
      first.connect(true);
      clients.connect(false);
      clients.awaitEnd();
    }
    return new Result("idle_conn remote", "light").with("count", count);
  }

  /**
   * conn_storm remote: connects, then sends. Others come and go before, until the warm-up is over;
   * sending is warmed up for half as long.
   */
  static Result storm(Arguments in) throws Exception {
    int size = in.number(1, 16);
    int count = in.number(3, 1);
    Span span = in.span(2);
    if (span.warmUpNanos() > 0) {
      warmUp(in.text(0), Math.min(count, AT_ONCE), size, span.warmUpNanos());
    }
    try (LightClients clients = new LightClients(in.text(0), "DEALER", count, size)) {
      long nanos = clients.connect(true);
      Meter meter = new Meter(span.afterHalfWarmUp(), size, 1);
      meter.start();
      clients.send(meter::count);
      clients.awaitEnd();
      return new Result("conn_storm remote", "light")
          .with("count", count)
          .with("connect_s", nanos / 1e9)
          .with("connections_per_s", count * 1e9 / nanos);
    }
  }

  private static void warmUp(String endpoint, int count, int size, long nanos) throws Exception {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      try (LightClients some = LightClients.nobodies(endpoint, "DEALER", count, size)) {
        some.connect(true);
      }
    }
    Thread.sleep(SETTLE_MILLIS);
  }
}
