package io.skein.transport.tcp;

import io.skein.event.EndpointException;
import io.skein.loop.Registration;
import io.skein.message.Endpoint;
import io.skein.transport.TransportOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** Makes a Unix domain socket listen, and looks after its file. */
final class IpcBinder {
  private IpcBinder() {}

  /** Throws {@link EndpointException} with what is wrong and what to do. */
  static BoundChannel bind(Endpoint endpoint, TransportOptions options) {
    if (endpoint.address().equals(IpcAddress.WILDCARD)) {
      Path directory = temporaryDirectory(endpoint);
      try {
        Path path = IpcAddress.checked(endpoint, directory.resolve("socket"));
        return bind(endpoint, path, options, directory);
      } catch (RuntimeException e) {
        delete(directory);
        throw e;
      }
    }
    Path path = IpcAddress.path(endpoint);
    removeStale(endpoint, path);
    return bind(endpoint, path, options, null);
  }

  private static BoundChannel bind(
      Endpoint endpoint, Path path, TransportOptions options, Path directory) {
    ServerSocketChannel channel = null;
    try {
      channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.configureBlocking(false);
      ChannelOptions.applyToServer(channel, options);
      channel.bind(UnixDomainSocketAddress.of(path), options.backlog());
      Object file = attributes(path).fileKey();
      return new BoundChannel(
          channel,
          new Endpoint(endpoint.scheme(), path.toString()),
          () -> remove(path, file, directory));
    } catch (IOException | UnsupportedOperationException e) {
      if (channel != null) {
        Registration.closeQuietly(channel);
      }
      throw failed(endpoint, path, e);
    }
  }

  private static Path temporaryDirectory(Endpoint endpoint) {
    try {
      return Files.createTempDirectory("skein-"); // nobody else may look into it
    } catch (IOException e) {
      throw new EndpointException(
          "Cannot bind "
              + endpoint
              + ": no directory can be made among the temporary files ("
              + e.getMessage()
              + "); write a path, or set java.io.tmpdir",
          e);
    }
  }

  /** A process that died leaves its file behind; one that lives answers. */
  private static void removeStale(Endpoint endpoint, Path path) {
    try {
      if (!attributes(path).isOther()) {
        throw new EndpointException(
            "Cannot bind "
                + endpoint
                + ": "
                + path
                + " exists and is not a socket; remove it, or choose another path");
      }
      if (somebodyListens(path)) {
        throw new EndpointException(
            "Cannot bind "
                + endpoint
                + ": another socket listens there; choose another path, or end the program that"
                + " has it");
      }
      Files.deleteIfExists(path);
    } catch (NoSuchFileException e) {
      // The usual case: nothing is there.
    } catch (IOException e) {
      throw failed(endpoint, path, e);
    }
  }

  /** Not blocking: a listener whose backlog is full would let us wait. */
  private static boolean somebodyListens(Path path) throws IOException {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      probe.configureBlocking(false);
      probe.connect(UnixDomainSocketAddress.of(path));
      return true;
    } catch (ConnectException e) {
      return false; // refused
    } catch (SocketException e) {
      if (String.valueOf(e.getMessage()).contains("unavailable")) {
        return true; // the backlog is full: whoever listens is busy
      }
      throw e;
    }
  }

  /**
   * Done while the channel is still open: so long the file's key cannot be given to another file,
   * and one that somebody else has put there meanwhile is left alone.
   */
  private static void remove(Path path, Object file, Path directory) {
    try {
      if (Objects.equals(attributes(path).fileKey(), file)) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // It is gone already, or may not be removed: either way nothing is left to do.
    }
    if (directory != null) {
      delete(directory);
    }
  }

  private static void delete(Path directory) {
    try {
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // Somebody put something into it: not ours to remove.
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static EndpointException failed(Endpoint endpoint, Path path, Exception cause) {
    Path directory = path.toAbsolutePath().getParent();
    String remedy = String.valueOf(cause.getMessage());
    if (cause instanceof UnsupportedOperationException) {
      remedy = "this platform has no Unix domain sockets; use tcp://127.0.0.1:*";
    } else if (directory == null || !Files.isDirectory(directory)) {
      remedy = "the directory " + directory + " does not exist; create it first";
    } else if (!Files.isWritable(directory)) {
      remedy = "no permission to write into " + directory + "; choose another directory";
    } else if (cause instanceof UncheckedIOException) {
      remedy = String.valueOf(cause.getCause().getMessage());
    }
    return new EndpointException("Cannot bind " + endpoint + ": " + remedy, cause);
  }
}
