package io.skein.interop;

import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A frame as two processes compare it: they need not send 8 MiB to and fro to see that they agree.
 *
 * @param size how many bytes
 * @param crc32 their checksum
 * @param digits the bytes in hexadecimal, for short frames only
 */
record Part(int size, long crc32, String digits) {
  private static final int SHORT = 64;
  private static final byte[] BLOCK = new byte[256];

  static {
    for (int i = 0; i < BLOCK.length; i++) {
      BLOCK[i] = (byte) (65 + 7 * i);
    }
  }

  static Part of(byte[] bytes) {
    CRC32 crc32 = new CRC32();
    crc32.update(bytes);
    String digits = bytes.length <= SHORT ? HexFormat.of().formatHex(bytes) : "";
    return new Part(bytes.length, crc32.getValue(), digits);
  }

  static List<Part> of(List<byte[]> frames) {
    return frames.stream().map(Part::of).toList();
  }

  /** Reads {@code SIZE:CRC32:HEX}. */
  static Part parse(String text) {
    String[] fields = text.split(":", -1);
    return new Part(Integer.parseInt(fields[0]), Long.parseLong(fields[1]), fields[2]);
  }

  /** The bytes that both sides know. The first is 'A', which no protocol takes for its own. */
  static byte[] pattern(int size) {
    byte[] bytes = new byte[size];
    for (int at = 0; at < size; at += BLOCK.length) {
      System.arraycopy(BLOCK, 0, bytes, at, Math.min(BLOCK.length, size - at));
    }
    return bytes;
  }
}
