package io.skein.event;

import io.skein.message.Endpoint;

/**
 * An endpoint that cannot be used as asked: its address cannot be read, its transport is not there,
 * its port is taken, its name does not resolve.
 */
public final class EndpointException extends SkeinException {
  private static final long serialVersionUID = 1L;

  /** With that sentence. */
  public EndpointException(String message) {
    super(message);
  }

  /** With that sentence and what the operating system said. */
  public EndpointException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The address of {@code endpoint} cannot be read. */
  public static EndpointException malformed(Endpoint endpoint, String rule) {
    return new EndpointException("The address of '" + endpoint + "' cannot be read: " + rule);
  }
}
