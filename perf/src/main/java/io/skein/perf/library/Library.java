package io.skein.perf.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** A library that runs in this virtual machine. */
public interface Library extends AutoCloseable {

  /** How long closing a socket may wait, in all libraries alike. */
  int LINGER_SECONDS = 30;

  /** The name by which {@code --lib} chooses it. */
  String name();

  /** The library's version. */
  String version();

  /** A socket with the library's default options, but for the linger time. */
  Plug open(Kind kind);

  /**
   * A SUB that may subscribe to any number of prefixes. Where the library drops subscriptions above
   * the high-water mark, the mark is taken away.
   */
  Plug openSubscriber();

  /** Relays from a PULL to a PUSH until the virtual machine ends. */
  void relay(Plug pull, Plug push);

  /** What a new socket's options are, by the names that all libraries are asked for. */
  Map<String, String> defaults();

  /** The version that a library's jar tells. */
  static String version(String artifact) {
    String path = "/META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream properties = Library.class.getResourceAsStream(path)) {
      Properties read = new Properties();
      if (properties != null) {
        read.load(properties);
      }
      return read.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The library of that name. */
  static Library of(String name) {
    return switch (name) {
      case "skein" -> new SkeinLibrary();
      case "jeromq" -> new JeromqLibrary();
      default ->
          throw new IllegalArgumentException("--lib is skein, jeromq, libzmq or raw, not " + name);
    };
  }

  @Override
  void close();
}
