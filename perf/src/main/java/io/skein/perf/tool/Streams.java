package io.skein.perf.tool;

import io.skein.perf.library.CopyingPlug;
import io.skein.perf.library.Kind;
import io.skein.perf.library.Library;
import io.skein.perf.library.Plug;

/** One way as fast as it goes: PUSH to PULL, from one or from many sockets. */
final class Streams {
  /** More than the high-water mark: once so many are taken, they flow. */
  static final int FLOWING = 1001;

  private Streams() {}

  /** Receives and measures. */
  static Meter receive(Plug pull, int size, Span span, int sources, boolean same)
      throws InterruptedException {
    Sequence[] sequences = new Sequence[sources];
    for (int i = 0; i < sources; i++) {
      sequences[i] = new Sequence(size, 0, same);
    }
    Meter meter = new Meter(span, size);
    int ended = 0;
    while (ended < sources && (span.isTimed() || !meter.isDone())) {
      Object message = pull.receive();
      int source = sources == 1 ? 0 : Stamp.sourceOf(pull, message);
      if (!sequences[source].accept(pull, message)) {
        ended++;
      } else if (meter.counted() == 0) {
        meter.start();
      } else {
        meter.count();
      }
    }
    return meter;
  }

  /** Sends, to each in turn, and measures. */
  static Meter send(Plug[] pushes, int size, Span span, boolean same) throws InterruptedException {
    Meter meter = new Meter(span, size);
    long startAt = span.isTimed() ? (long) pushes.length * FLOWING : 1;
    byte[] sameAgain = same ? Stamp.same(size) : null;
    long sent = 0;
    long number = 0;
    int turn = 0;
    while (true) {
      if (same) {
        pushes[turn].sendSame(sameAgain);
      } else {
        pushes[turn].send(Stamp.numbered(size, number, turn));
      }
      sent++;
      if (++turn == pushes.length) {
        turn = 0;
        number++;
      }
      if (sent == startAt) {
        meter.start();
        if (meter.isDone()) {
          break;
        }
      } else if (sent > startAt && !meter.count()) {
        break;
      }
    }
    if (span.isTimed()) {
      for (int i = 0; i < pushes.length; i++) {
        pushes[i].send(Stamp.end(number + (i < turn ? 1 : 0), i));
      }
    }
    return meter;
  }

  /** local_thr and fan_in local. */
  static Result local(String tool, Library library, Arguments in, int sources) throws Exception {
    int size = in.number(1, sources > 1 ? 16 : 0);
    try (Plug pull = pull(library, size, in)) {
      if (in.has("connect")) {
        pull.connect(in.text(0));
      } else {
        pull.bind(in.text(0));
      }
      Meter meter = receive(pull, size, in.span(2), sources, in.has("same"));
      return meter.into(new Result(tool, library.name()), size);
    }
  }

  private static Plug pull(Library library, int size, Arguments in) {
    Plug pull = library.open(Kind.PULL);
    return in.has("into") ? new CopyingPlug(pull, Math.max(size, Stamp.SIZE)) : pull;
  }

  /** remote_thr and fan_in remote. */
  static Result remote(String tool, Library library, Arguments in, int sources) throws Exception {
    int size = in.number(1, sources > 1 ? 16 : 0);
    Plug[] pushes = new Plug[sources];
    for (int i = 0; i < sources; i++) {
      pushes[i] = library.open(Kind.PUSH);
      pushes[i].connect(in.text(0));
    }
    Meter meter = send(pushes, size, in.span(2), in.has("same"));
    for (Plug push : pushes) {
      push.close();
    }
    return meter.into(new Result(tool, library.name()), size);
  }

  /** inproc_thr: the same over inproc, the sender in a thread of its own. */
  static Result inproc(Library library, Arguments in) throws Exception {
    int size = in.number(0, 0);
    Span span = in.span(1);
    String endpoint = "inproc://thr";
    try (Plug pull = library.open(Kind.PULL)) {
      pull.bind(endpoint);
      OtherThread sender =
          OtherThread.start(
              () -> {
                try (Plug push = library.open(Kind.PUSH)) {
                  push.connect(endpoint);
                  send(new Plug[] {push}, size, span, in.has("same"));
                }
              });
      Meter meter = receive(pull, size, span, 1, in.has("same"));
      sender.join();
      return meter.into(new Result("inproc_thr", library.name()), size);
    }
  }
}
