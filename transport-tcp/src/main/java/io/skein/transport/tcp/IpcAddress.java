package io.skein.transport.tcp;

import io.skein.event.EndpointException;
import io.skein.message.Endpoint;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What follows {@code ipc://}: the path of a Unix domain socket, absolute or relative. */
final class IpcAddress {
  /** What sockaddr_un has room for, less the zero byte at the end. */
  static final int MAX_PATH_BYTES = 107;

  /** In bind(): a file of our own in the directory for temporary files. */
  static final String WILDCARD = "*";

  private IpcAddress() {}

  /** The path of {@code endpoint}, which is not the wildcard. */
  static Path path(Endpoint endpoint) {
    String text = endpoint.address();
    if (text.startsWith("@")) {
      throw EndpointException.malformed(
          endpoint, "Java has no abstract Unix sockets; write the path of a file, ipc:///tmp/name");
    }
    if (text.equals(WILDCARD)) {
      throw EndpointException.malformed(
          endpoint, "'*' is for bind(); connect to the endpoint that bind() returned");
    }
    if (text.endsWith("/")) {
      throw EndpointException.malformed(
          endpoint, "a directory is no socket; add the name of a file");
    }
    try {
      return checked(endpoint, Path.of(text));
    } catch (InvalidPathException e) {
      throw EndpointException.malformed(endpoint, "'" + text + "' is not a path");
    }
  }

  static Path checked(Endpoint endpoint, Path path) {
    int bytes = path.toString().getBytes(Charset.defaultCharset()).length;
    if (bytes > MAX_PATH_BYTES) {
      throw EndpointException.malformed(
          endpoint,
          "the path of a Unix socket has at most "
              + MAX_PATH_BYTES
              + " bytes, this one has "
              + bytes
              + "; choose a shorter one");
    }
    return path;
  }
}
