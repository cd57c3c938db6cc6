package io.skein.cli.socket;

import io.skein.cli.base.StandardError;
import io.skein.cli.text.Json;
import io.skein.event.SocketEvent;
import io.skein.message.Peer;
import java.util.function.Consumer;

/** Writes events to standard error, one JSON object a line. */
public final class EventLines implements Consumer<SocketEvent> {
  private final StandardError error;

  /** Writes to {@code error}. */
  public EventLines(StandardError error) {
    this.error = error;
  }

  @Override
  public void accept(SocketEvent event) {
    error.line(line(event));
  }

  static String line(SocketEvent event) {
    StringBuilder line = new StringBuilder("{");
    member(line, "event", name(event));
    member(line.append(','), "endpoint", event.endpoint().toString());
    member(line.append(','), "peer", peer(event));
    member(line.append(','), "cause", cause(event));
    return line.append('}').toString();
  }

  private static void member(StringBuilder line, String name, String value) {
    Json.string(line, name);
    line.append(':');
    if (value.isEmpty()) {
      line.append("null");
    } else {
      Json.string(line, value);
    }
  }

  private static String name(SocketEvent event) {
    String name = event.getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Where the peer is, as far as the event knows. */
  private static String peer(SocketEvent event) {
    if (event instanceof SocketEvent.Accepted accepted) {
      return accepted.address();
    }
    if (event instanceof SocketEvent.Connected connected) {
      return connected.address();
    }
    if (event instanceof SocketEvent.HandshakeFailed failed) {
      return failed.address();
    }
    return event.peerIfKnown().map(Peer::address).orElse("");
  }

  private static String cause(SocketEvent event) {
    if (event instanceof SocketEvent.RetryScheduled retry) {
      return "again in " + retry.delay().toMillis() + " ms";
    }
    if (event instanceof SocketEvent.Dropped dropped) {
      return dropped.count() + " dropped: " + dropped.cause();
    }
    return event.cause();
  }
}
