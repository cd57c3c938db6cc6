package io.skein.interop;

import io.skein.message.SocketType;
import java.util.List;

/** Another library that speaks ZMTP. */
interface ForeignLibrary extends AutoCloseable {

  /** What stands in the matrix: the name and the version. */
  String name();

  /** The transports over which it talks to us. */
  List<String> schemes();

  /**
   * Opens a socket.
   *
   * @param id what it announces; null for nothing
   */
  ForeignSocket open(SocketType type, String id);

  /** Called now and then while a connection is awaited, for a library that has to be reminded. */
  default void nudge() {}

  @Override
  void close();
}
