package io.skein.transport;

import java.util.Set;

/**
 * How a context finds transports: by {@link java.util.ServiceLoader}, or given to its builder.
 *
 * <p>One provider may serve several schemes with one transport. Stateless; any thread.
 */
public interface TransportProvider {
  /** The version of the transport interfaces; raised when an implementation has to change. */
  int SPI_VERSION = 1;

  /** The schemes served, in lower case: {@code tcp}, {@code ipc}. */
  Set<String> schemes();

  /** Makes the transport of one context; called at the first use of one of its schemes. */
  Transport create(TransportContext context);
}
