package io.skein.transport;

import io.skein.pipe.Lane;

/**
 * The two lanes of a pipe, named from the socket that owns it.
 *
 * @param outbound the socket writes, the transport reads
 * @param inbound the transport writes, the socket reads
 */
public record Lanes(Lane outbound, Lane inbound) {

  /** The same lanes as the other end names them. */
  public Lanes mirrored() {
    return new Lanes(inbound, outbound);
  }
}
