package io.skein.zmtp;

/**
 * Every number and layout of ZMTP 3.0 and 3.1 (RFC 23, RFC 37), in network byte order.
 *
 * <pre>
 * Greeting, 64 bytes:
 *    0        1                9      10     11     12              32         33              64
 *   +--------+----------------+------+------+------+---------------+----------+---------------+
 *   |  0xFF  | padding, any   | 0x7F | major| minor| mechanism     | as-server| zeros         |
 *   |        | 8 bytes        |      | 3    | 1    | 20, then NULs | 0 or 1   | 31 bytes      |
 *   +--------+----------------+------+------+------+---------------+----------+---------------+
 *
 * Frame:
 *    0        1               2                  0        1                    9
 *   +--------+---------------+-------           +--------+--------------------+-------
 *   | flags  | size 0..255   | body             | flags  | size 0..2^63-1     | body
 *   | LONG=0 | 1 byte        |                  | LONG=1 | 8 bytes            |
 *   +--------+---------------+-------           +--------+--------------------+-------
 *
 * Flags:
 *     7   6   5   4   3      2         1      0
 *   +---+---+---+---+---+---------+------+------+
 *   |   zero (ALL-16)   | COMMAND | LONG | MORE |      MORE and COMMAND exclude each other (ALL-17)
 *   +---+---+---+---+---+---------+------+------+
 *
 * Body of a command:
 *    0          1         1+n
 *   +----------+---------+-----------
 *   | n 1..255 | name    | data
 *   +----------+---------+-----------
 *     READY, INITIATE   data = properties
 *     ERROR             data = size (1), reason
 *     SUBSCRIBE, CANCEL data = prefix
 *     PING              data = time to live in tenths of a second (2), context (0..16)
 *     PONG              data = the context of the PING
 *
 * Property:
 *    0          1         1+n               5+n
 *   +----------+---------+-----------------+-------+
 *   | n 1..255 | name    | v 0..2^31-1 (4) | value |
 *   +----------+---------+-----------------+-------+
 *
 * Subscription as 3.0 knows it: a message of one frame.
 *    0                           1
 *   +---------------------------+--------
 *   | 1 subscribe, 0 cancel     | prefix
 *   +---------------------------+--------
 * </pre>
 */
final class Wire {
  static final int GREETING_SIZE = 64;
  static final int SIGNATURE_FIRST_OFFSET = 0;
  static final int SIGNATURE_FIRST = 0xff;
  static final int SIGNATURE_LAST_OFFSET = 9;
  static final int SIGNATURE_LAST = 0x7f;
  static final int MAJOR_OFFSET = 10;
  static final int MAJOR = 3;
  static final int MINOR_OFFSET = 11;
  static final int MINOR = 1;
  static final int MECHANISM_OFFSET = 12;
  static final int MECHANISM_SIZE = 20;
  static final int AS_SERVER_OFFSET = 32;

  static final int MORE = 0x01;
  static final int LONG = 0x02;
  static final int COMMAND = 0x04;
  static final int RESERVED = 0xf8;
  static final int SHORT_SIZE_MAX = 0xff;

  static final int SHORT_HEADER_SIZE = 2;
  static final int LONG_HEADER_SIZE = 9;

  static final String READY = "READY";
  static final String ERROR = "ERROR";

  /**
   * How libzmq's PLAIN begins its ERROR: its source writes {@code "\x05ERROR"}, where the E is one
   * more hexadecimal digit, so that the size and the first letter become 0x5E.
   */
  static final String ERROR_OF_LIBZMQ_PLAIN = "^RROR";

  static final String SUBSCRIBE = "SUBSCRIBE";
  static final String CANCEL = "CANCEL";
  static final String PING = "PING";
  static final String PONG = "PONG";
  static final int PING_CONTEXT_MAX = 16;
  static final int TTL_MAX = 0xffff;
  static final long TTL_UNIT_NANOS = 100_000_000L;

  static final String SOCKET_TYPE = "Socket-Type";
  static final String IDENTITY = "Identity";
  static final String APPLICATION_PREFIX = "X-";
  static final int NAME_MAX = 255;

  static final int SUBSCRIBE_OCTET = 1;
  static final int CANCEL_OCTET = 0;

  /** What each frame costs beside its bytes, in a message's size. */
  static final int FRAME_COST = 64;

  /** The largest command of a handshake that is read, in bytes of its body. */
  static final int HANDSHAKE_COMMAND_MAX = 16 << 10;

  /** The largest prefix of a subscription in either form. */
  static final int PREFIX_MAX = 64 << 10;

  /** The largest command after the handshake: a SUBSCRIBE to the largest prefix. */
  static final int COMMAND_MAX = 1 + SUBSCRIBE.length() + PREFIX_MAX;

  /** Frames up to this size get their memory at once, larger ones as their bytes arrive. */
  static final int WHOLE_MAX = 1 << 20;

  private Wire() {}
}
