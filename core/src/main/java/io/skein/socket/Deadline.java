package io.skein.socket;

import io.skein.transport.NanoClock;

/** Until when somebody waits, by the clock of the context. */
record Deadline(NanoClock clock, boolean timed, long nanos) {

  /** Nanoseconds from now; {@link Long#MAX_VALUE} for ever, 0 or less when time is up. */
  long left() {
    return timed ? nanos - clock.nanoTime() : Long.MAX_VALUE;
  }
}
