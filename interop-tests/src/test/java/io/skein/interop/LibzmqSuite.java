package io.skein.interop;

import io.skein.message.Endpoint;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.socket.Context;
import io.skein.socket.ReceivingSocket;
import io.skein.testkit.Await;
import io.skein.testkit.ReservedEndpoints;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One process with libzmq for a test class, one context of ours for a test. */
abstract class LibzmqSuite {
  private static final AtomicInteger PATHS = new AtomicInteger();

  static Libzmq libzmq;

  @TempDir Path directory;
  Context context;

  @BeforeAll
  static void startLibzmq() {
    libzmq = Libzmq.start();
  }

  @AfterAll
  static void stopLibzmq() {
    if (libzmq != null) {
      libzmq.close();
      libzmq = null;
    }
  }

  @BeforeEach
  void openContext() {
    context = Context.create();
  }

  @AfterEach
  void closeContext() {
    context.close();
  }

  static String wildcard(String scheme) {
    return scheme.equals("tcp") ? "tcp://127.0.0.1:*" : "ipc://*";
  }

  /** An endpoint that either side may bind, and bind again. */
  Endpoint unused(String scheme) {
    return scheme.equals("tcp")
        ? ReservedEndpoints.tcp()
        : new Endpoint("ipc", directory.resolve("socket-" + PATHS.incrementAndGet()).toString());
  }

  static List<byte[]> frames(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.US_ASCII)).toList();
  }

  static List<Part> parts(String... texts) {
    return Part.of(frames(texts));
  }

  static List<Part> parts(Message message) {
    return Part.of(message.frames().stream().map(Frame::toByteArray).toList());
  }

  static Message take(ReceivingSocket<Message> socket) throws InterruptedException {
    return socket.receive(Await.DEADLINE).orElseThrow(() -> new AssertionError("Nothing came"));
  }
}
