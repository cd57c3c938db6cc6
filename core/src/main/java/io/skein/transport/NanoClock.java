package io.skein.transport;

/** A clock whose values mean something only in comparison: {@code deadline - now() < 0}. */
@FunctionalInterface
public interface NanoClock {
  /** The clock of the machine. */
  NanoClock SYSTEM = System::nanoTime;

  /** Nanoseconds since some moment that never changes. */
  long nanoTime();
}
