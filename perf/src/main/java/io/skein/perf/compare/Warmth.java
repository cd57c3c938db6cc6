package io.skein.perf.compare;

/** When a JVM has compiled what a case measures. */
enum Warmth {
  /** Long before a plain warm-up is over, or it does not matter. */
  SOON,
  /** Only when most of the way of a message has been gone often. */
  SLOWLY,
  /** Later still: a method is compiled after so many calls, and messages or turns are few. */
  LATE
}
