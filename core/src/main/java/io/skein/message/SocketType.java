package io.skein.message;

import java.util.Arrays;
import java.util.Optional;

/** The eleven types, by their names on the wire, and whom each may talk to (RFC 23). */
public enum SocketType {
  /** Asks, and waits for the answer. */
  REQ,
  /** Answers. */
  REP,
  /** Talks to many, one after the other. */
  DEALER,
  /** Talks to each by name. */
  ROUTER,
  /** Publishes. */
  PUB,
  /** Subscribes. */
  SUB,
  /** Publishes and sees who subscribes. */
  XPUB,
  /** Subscribes by messages and may talk back. */
  XSUB,
  /** Hands out work. */
  PUSH,
  /** Takes work. */
  PULL,
  /** Talks to exactly one. */
  PAIR;

  /** Whether a socket of this type can send messages. */
  public boolean sends() {
    return this != PULL && this != SUB;
  }

  /** Whether a socket of this type can receive messages. */
  public boolean receives() {
    return this != PUSH && this != PUB;
  }

  /** Whether the two may be joined; the same answer either way round. */
  public boolean mayTalkTo(SocketType other) {
    return switch (this) {
      case REQ -> other == REP || other == ROUTER;
      case REP -> other == REQ || other == DEALER;
      case DEALER -> other == REP || other == DEALER || other == ROUTER;
      case ROUTER -> other == REQ || other == DEALER || other == ROUTER;
      case PUB, XPUB -> other == SUB || other == XSUB;
      case SUB, XSUB -> other == PUB || other == XPUB;
      case PUSH -> other == PULL;
      case PULL -> other == PUSH;
      case PAIR -> other == PAIR;
    };
  }

  /** The type of that name on the wire, if it is one of ours. */
  public static Optional<SocketType> ofWireName(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
