package io.skein.perf.tool;

import io.skein.perf.library.Kind;
import io.skein.perf.library.Library;
import io.skein.perf.library.Plug;

/** PUSH to PULL through the library's proxy. */
final class Relays {
  private Relays() {}

  /** proxy_thr: sender, proxy and receiver are threads of this process. */
  static Result inproc(Library library, Arguments in) throws Exception {
    int size = in.number(0, 0);
    Span span = in.span(1);
    Plug front = library.open(Kind.PULL);
    Plug back = library.open(Kind.PUSH);
    front.bind("inproc://front");
    back.bind("inproc://back");
    OtherThread.start(() -> library.relay(front, back));
    Plug pull = library.open(Kind.PULL);
    pull.connect("inproc://back");
    OtherThread sender =
        OtherThread.start(
            () -> {
              try (Plug push = library.open(Kind.PUSH)) {
                push.connect("inproc://front");
                Streams.send(new Plug[] {push}, size, span, in.has("same"));
              }
            });
    Meter meter = Streams.receive(pull, size, span, 1, in.has("same"));
    sender.join();
    return meter.into(new Result("proxy_thr", library.name()), size);
  }

  /** proxy: the middle one of three processes, until its standard input ends. */
  static Result process(Library library, Arguments in) throws Exception {
    Plug front = library.open(Kind.PULL);
    Plug back = library.open(Kind.PUSH);
    front.bind(in.text(0));
    back.bind(in.text(1));
    OtherThread.start(() -> library.relay(front, back));
    while (System.in.read() >= 0) {
      // Whoever started this process closes its input.
    }
    return new Result("proxy", library.name()).with("cpu_s", Resources.processorNanos() / 1e9);
  }
}
