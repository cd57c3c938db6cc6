package io.skein.interop;

import java.util.List;

/** A socket of another library. A call that fails throws; a wait has a deadline far away. */
interface ForeignSocket extends AutoCloseable {

  /** Binds, and gives the endpoint with its wildcards resolved. */
  String bind(String endpoint);

  void unbind(String endpoint);

  void connect(String endpoint);

  void send(List<byte[]> frames);

  List<Part> receive();

  /** An empty list when there is nothing now. */
  List<Part> tryReceive();

  void subscribe(String prefix);

  void unsubscribe(String prefix);

  @Override
  void close();
}
