package io.skein.zmtp;

import java.nio.ByteBuffer;

/** The framing of ZMTP over a byte stream; drawn in {@link Wire}. */
final class StreamFraming implements Framing {
  static final Framing INSTANCE = new StreamFraming();

  /** Has no state: one is enough. */
  private static final HeaderWriter WRITER = new Writer();

  private StreamFraming() {}

  @Override
  public HeaderReader newReader() {
    return new Reader();
  }

  @Override
  public HeaderWriter newWriter() {
    return WRITER;
  }

  @Override
  public int shortMessage(ByteBuffer bytes) {
    int at = bytes.position();
    int left = bytes.remaining();
    return left < Wire.SHORT_HEADER_SIZE ? 0 : whole(bytes.get(at), bytes.get(at + 1), left);
  }

  @Override
  public int shortMessage(byte[] bytes, int at, int end) {
    int left = end - at;
    return left < Wire.SHORT_HEADER_SIZE ? 0 : whole(bytes[at], bytes[at + 1], left);
  }

  /** The size of the frame whose header that is, if nothing follows it and all of it is there. */
  private static int whole(byte flags, byte bodySize, int left) {
    int size = Wire.SHORT_HEADER_SIZE + (bodySize & 0xff);
    return flags == 0 && size <= left ? size : 0;
  }

  @Override
  public int shortHeaderSize() {
    return Wire.SHORT_HEADER_SIZE;
  }

  private static final class Reader implements HeaderReader {
    private int flags;
    private long size;
    private int sizeOctetsDue;

    @Override
    public boolean read(ByteBuffer bytes) throws ZmtpException {
      if (sizeOctetsDue == 0) {
        if (!bytes.hasRemaining()) {
          return false;
        }
        int octet = bytes.get();
        if ((octet & ~Wire.MORE) == 0 && bytes.hasRemaining()) {
          // Nearly every header: a short frame of a message, in one piece.
          flags = octet;
          size = bytes.get() & 0xff;
          return true;
        }
        begin(octet & 0xff);
      }
      return readSize(bytes);
    }

    private void begin(int octet) throws ZmtpException {
      if ((octet & Wire.RESERVED) != 0) {
        throw new ZmtpException(
            String.format(
                "The peer sent a frame with flags 0x%02X, whose five upper bits must be zero"
                    + " (ALL-16)",
                octet));
      }
      if ((octet & Wire.COMMAND) != 0 && (octet & Wire.MORE) != 0) {
        throw new ZmtpException(
            "The peer sent a command with the MORE flag, and a command is one frame (ALL-17)");
      }
      flags = octet & ~Wire.LONG;
      size = 0;
      sizeOctetsDue = (octet & Wire.LONG) != 0 ? Long.BYTES : 1;
    }

    private boolean readSize(ByteBuffer bytes) throws ZmtpException {
      while (sizeOctetsDue > 0) {
        if (!bytes.hasRemaining()) {
          return false;
        }
        size = size << 8 | bytes.get() & 0xff;
        sizeOctetsDue--;
      }
      if (size < 0) {
        throw new ZmtpException(
            "The peer announced a frame of "
                + Long.toUnsignedString(size)
                + " bytes, and no frame is larger than 2^63-1 (RFC 23)");
      }
      return true;
    }

    @Override
    public int flags() {
      return flags;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public boolean isHalf() {
      return sizeOctetsDue != 0;
    }
  }

  private static final class Writer implements HeaderWriter {
    @Override
    public int headerSize(long size) {
      return size <= Wire.SHORT_SIZE_MAX ? Wire.SHORT_HEADER_SIZE : Wire.LONG_HEADER_SIZE;
    }

    @Override
    public int maxSize() {
      return Wire.LONG_HEADER_SIZE;
    }

    @Override
    public void write(ByteBuffer target, int flags, long size) {
      if (size <= Wire.SHORT_SIZE_MAX) {
        target.put((byte) flags).put((byte) size);
      } else {
        target.put((byte) (flags | Wire.LONG)).putLong(size);
      }
    }
  }
}
