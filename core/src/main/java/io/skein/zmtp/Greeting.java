package io.skein.zmtp;

import io.skein.message.Frame;
import io.skein.message.HandshakeFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first 64 bytes of either side; drawn in {@link Wire}. One connection, one thread. */
final class Greeting {
  private static final int SHOWN = 24;

  private final String mechanism;
  private final byte[] received = new byte[Wire.GREETING_SIZE];
  private int count;

  Greeting(String mechanism) {
    this.mechanism = mechanism;
  }

  /** Ours. Sent whole at once: a peer that waits for all of it before it answers is served too. */
  static byte[] encode(String mechanism, boolean asServer) {
    byte[] name = mechanism.getBytes(StandardCharsets.US_ASCII);
    byte[] greeting = new byte[Wire.GREETING_SIZE];
    greeting[Wire.SIGNATURE_FIRST_OFFSET] = (byte) Wire.SIGNATURE_FIRST;
    greeting[Wire.SIGNATURE_LAST_OFFSET] = Wire.SIGNATURE_LAST;
    greeting[Wire.MAJOR_OFFSET] = Wire.MAJOR;
    greeting[Wire.MINOR_OFFSET] = Wire.MINOR;
    System.arraycopy(name, 0, greeting, Wire.MECHANISM_OFFSET, name.length);
    greeting[Wire.AS_SERVER_OFFSET] = (byte) (asServer ? 1 : 0);
    return greeting;
  }

  /** Takes the peer's bytes, at most to the end of its greeting; true when that is reached. */
  boolean read(ByteBuffer bytes) throws ZmtpException {
    int before = count;
    int taken = Math.min(bytes.remaining(), Wire.GREETING_SIZE - count);
    bytes.get(received, count, taken);
    count += taken;
    // Each part is judged when it is there: padding is ignored (ALL-10), as are as-server (libzmq
    // sends 0 always) and what follows it.
    if (reached(Wire.SIGNATURE_FIRST_OFFSET, before)) {
      checkFirst();
    }
    if (reached(Wire.SIGNATURE_LAST_OFFSET, before)
        && received[Wire.SIGNATURE_LAST_OFFSET] != Wire.SIGNATURE_LAST) {
      throw new ZmtpException(
          "The peer's signature ends with "
              + hex(received[Wire.SIGNATURE_LAST_OFFSET])
              + " and not 0x7F: it speaks ZMTP 1.0 or no ZMTP at all (ALL-8)");
    }
    if (reached(Wire.MAJOR_OFFSET, before)) {
      checkMajor();
    }
    if (reached(Wire.AS_SERVER_OFFSET - 1, before)) {
      checkMechanism();
    }
    return count == Wire.GREETING_SIZE;
  }

  private boolean reached(int offset, int before) {
    return before <= offset && offset < count;
  }

  /** 0 for ZMTP 3.0, else 1: a later version speaks ours to us (ALL-6, ALL-7). */
  int minorVersion() {
    return received[Wire.MAJOR_OFFSET] == Wire.MAJOR && received[Wire.MINOR_OFFSET] == 0 ? 0 : 1;
  }

  private void checkFirst() throws ZmtpException {
    if ((received[0] & 0xff) == Wire.SIGNATURE_FIRST) {
      return;
    }
    byte[] came = Arrays.copyOf(received, Math.min(SHOWN, count));
    String text = new String(came, StandardCharsets.ISO_8859_1);
    String guess =
        text.matches("(?s)(GET|POST|PUT|HEAD|OPTIONS|CONNECT|DELETE|PATCH|PRI) .*")
            ? "an HTTP request"
            : came.length > 2 && came[0] == 0x16 && came[1] == 3
                ? "a TLS handshake"
                : "ZMTP 1.0 without a version, or no ZMTP at all";
    throw new ZmtpException(
        "The peer does not speak ZMTP 3: it began with "
            + Frame.wrap(came)
            + ", which is "
            + guess
            + " (ALL-8)");
  }

  private void checkMajor() throws ZmtpException {
    int major = received[Wire.MAJOR_OFFSET] & 0xff;
    if (major < Wire.MAJOR) {
      throw new ZmtpException(
          "The peer speaks ZMTP "
              + (major == 0 ? "1.0" : major == 1 ? "2.0" : "revision " + major)
              + ", and Skein speaks 3.0 and 3.1 only (ALL-8, ALL-15)");
    }
  }

  private void checkMechanism() throws ZmtpException {
    byte[] name =
        Arrays.copyOfRange(
            received, Wire.MECHANISM_OFFSET, Wire.MECHANISM_OFFSET + Wire.MECHANISM_SIZE);
    byte[] ours = Arrays.copyOf(mechanism.getBytes(StandardCharsets.US_ASCII), Wire.MECHANISM_SIZE);
    if (!Arrays.equals(name, ours)) {
      int end = name.length;
      while (end > 0 && name[end - 1] == 0) {
        end--;
      }
      throw new ZmtpException(
          HandshakeFailure.OTHER_MECHANISM,
          "The peer's mechanism is "
              + Frame.wrap(name, 0, end)
              + ", and ours is "
              + mechanism
              + ": both sides need the same (ALL-9)");
    }
  }

  private static String hex(byte octet) {
    return String.format("0x%02X", octet & 0xff);
  }
}
