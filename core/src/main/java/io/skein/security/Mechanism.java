package io.skein.security;

/** How one side of a connection proves and checks who is there: NULL, PLAIN, or your own. */
public interface Mechanism {
  /** The version of the mechanism interfaces. */
  int SPI_VERSION = 1;
}
