package io.skein.transport;

import io.skein.message.Endpoint;

/** A bound endpoint. */
public interface Listener {

  /** Where peers can connect: wildcards are resolved. */
  Endpoint endpoint();

  /**
   * Takes no more connections; those that joined stay. Returns when port and file are free, and is
   * bounded by a second. Idempotent; any thread but the transport's own.
   */
  void close();
}
