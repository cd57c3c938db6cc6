package io.skein.transport.tcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A peer that says byte for byte what the test wants. */
final class RawPeer implements AutoCloseable {
  final Socket socket;

  RawPeer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(30_000);
    socket.setTcpNoDelay(true);
  }

  static RawPeer connect(int port) throws IOException {
    return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  static RawPeer accept(ServerSocket server) throws IOException {
    server.setSoTimeout(30_000);
    return new RawPeer(server.accept());
  }

  RawPeer send(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  RawPeer send(String ascii) throws IOException {
    return send(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Greeting of ZMTP 3.{@code minor} with the NULL mechanism. */
  RawPeer greet(int minor) throws IOException {
    byte[] greeting = new byte[64];
    greeting[0] = (byte) 0xFF;
    greeting[9] = 0x7F;
    greeting[10] = 3;
    greeting[11] = (byte) minor;
    System.arraycopy("NULL".getBytes(StandardCharsets.US_ASCII), 0, greeting, 12, 4);
    return send(greeting);
  }

  RawPeer ready(String type) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(5);
    body.write("READY".getBytes(StandardCharsets.US_ASCII));
    body.write(11);
    body.write("Socket-Type".getBytes(StandardCharsets.US_ASCII));
    body.write(new byte[] {0, 0, 0, (byte) type.length()});
    body.write(type.getBytes(StandardCharsets.US_ASCII));
    return command(body.toByteArray());
  }

  RawPeer command(byte[] body) throws IOException {
    return send((byte) 0x04, (byte) body.length).send(body);
  }

  RawPeer message(String text) throws IOException {
    return send((byte) 0, (byte) text.length()).send(text);
  }

  /** Bytes that have come and were not read. */
  int available() {
    try {
      return socket.getInputStream().available();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] read(int count) throws IOException {
    return socket.getInputStream().readNBytes(count);
  }

  /** Reads until the other side has closed, with FIN or with RST. */
  void awaitClosed() {
    try {
      while (socket.getInputStream().read() >= 0) {
        // Thrown away.
      }
    } catch (IOException e) {
      // Closed all the same.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
