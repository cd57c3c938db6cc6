package io.skein.perf.library;

/** The socket types that the tools use. */
public enum Kind {
  PUSH,
  PULL,
  REQ,
  REP,
  PUB,
  SUB,
  DEALER,
  ROUTER
}
