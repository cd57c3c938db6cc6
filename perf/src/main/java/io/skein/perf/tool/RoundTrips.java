package io.skein.perf.tool;

import io.skein.perf.library.Kind;
import io.skein.perf.library.Library;
import io.skein.perf.library.Plug;
import java.util.concurrent.locks.LockSupport;

/** There and back, one at a time: REQ to REP. */
final class RoundTrips {
  private RoundTrips() {}

  /** Answers every request with itself. */
  static Meter answer(Plug rep, int size, Span span, boolean paused) throws InterruptedException {
    Sequence sequence = new Sequence(size, 0, false);
    Meter meter = new Meter(span, size, paused ? 1 : 64);
    boolean more = true;
    while (more && (span.isTimed() || !meter.isDone())) {
      Object request = rep.receive();
      more = sequence.accept(rep, request);
      rep.echo(request);
      if (more && meter.counted() == 0) {
        meter.start();
      } else if (more) {
        meter.count();
      }
    }
    return meter;
  }

  /** Asks, one request after the other, and measures each. */
  static Result ask(Result result, Plug req, int size, Span span, long pauseNanos)
      throws InterruptedException {
    Sequence sequence = new Sequence(size, 0, false);
    TripMeter meter = new TripMeter(span, size);
    boolean more = true;
    while (more) {
      byte[] payload = Stamp.numbered(size, sequence.count(), 0);
      long start = System.nanoTime();
      req.send(payload);
      Object reply = req.receive();
      long nanos = System.nanoTime() - start;
      sequence.accept(req, reply);
      more = meter.passed(nanos);
      if (pauseNanos > 0 && meter.isTimeToPause()) {
        pause(pauseNanos);
      }
    }
    if (span.isTimed()) {
      req.send(Stamp.end(sequence.count(), 0));
      sequence.accept(req, req.receive());
    }
    return meter.into(result, size);
  }

  private static void pause(long nanos) {
    long until = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static long pauseOf(Arguments in) {
    return Span.nanos(in.option("pause", "0s"));
  }

  static Result local(Library library, Arguments in) throws Exception {
    int size = in.number(1, 0);
    try (Plug rep = library.open(Kind.REP)) {
      rep.bind(in.text(0));
      Meter meter = answer(rep, size, in.span(2), pauseOf(in) > 0);
      return meter.into(new Result("local_lat", library.name()), size);
    }
  }

  static Result remote(Library library, Arguments in) throws Exception {
    Result result = new Result("remote_lat", library.name());
    try (Plug req = library.open(Kind.REQ)) {
      req.connect(in.text(0));
      return ask(result, req, in.number(1, 0), in.span(2), pauseOf(in));
    }
  }

  /** inproc_lat: the same over inproc, the one that answers in a thread of its own. */
  static Result inproc(Library library, Arguments in) throws Exception {
    int size = in.number(0, 0);
    Span span = in.span(1);
    String endpoint = "inproc://lat";
    try (Plug rep = library.open(Kind.REP);
        Plug req = library.open(Kind.REQ)) {
      rep.bind(endpoint);
      OtherThread other = OtherThread.start(() -> answer(rep, size, span, pauseOf(in) > 0));
      req.connect(endpoint);
      Result result = new Result("inproc_lat", library.name());
      ask(result, req, size, span, pauseOf(in));
      other.join();
      return result;
    }
  }
}
