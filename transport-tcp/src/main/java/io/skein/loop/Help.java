package io.skein.loop;

/** What a turn by the loop's own thread, between those of a driver, was good for. */
enum Help {
  /** There was nothing to do. */
  NOT_NEEDED,
  /** There is more to read than those it is for can take at once: they will drive. */
  NOT_YET,
  /** Something was done. */
  GIVEN
}
