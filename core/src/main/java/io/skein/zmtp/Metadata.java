package io.skein.zmtp;

import io.skein.message.Frame;
import io.skein.message.HandshakeFailure;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The properties that either side tells in READY or INITIATE; drawn in {@link Wire}. */
final class Metadata {
  private final ByteBuffer bytes;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, String> properties = new HashMap<>();
  private Optional<SocketType> type = Optional.empty();
  private Optional<RoutingId> routingId = Optional.empty();
  private String announcedType;

  private Metadata(byte[] encoded) {
    this.bytes = ByteBuffer.wrap(encoded);
  }

  /** Ours. Names are spelled as libzmq compares them: it knows no other case. */
  static byte[] encode(EngineSettings settings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, Wire.SOCKET_TYPE, settings.type().name().getBytes(StandardCharsets.US_ASCII));
    switch (settings.type()) {
      case REQ, DEALER, ROUTER ->
          put(
              out,
              Wire.IDENTITY,
              settings.routingId().map(id -> id.frame().toByteArray()).orElse(new byte[0]));
      default -> {}
    }
    new TreeMap<>(settings.properties())
        .forEach((name, value) -> put(out, name, value.getBytes(StandardCharsets.UTF_8)));
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, String name, byte[] value) {
    out.write(name.length());
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    out.writeBytes(value);
  }

  /** The peer's; says nothing yet about its type. */
  static Metadata decode(byte[] encoded) throws ZmtpException {
    Metadata metadata = new Metadata(encoded);
    while (metadata.bytes.hasRemaining()) {
      metadata.readProperty();
    }
    return metadata;
  }

  /**
   * What is known of a peer that may talk to {@code ours}; throws when it may not.
   *
   * @param authenticated what our authenticator says of the peer, which wins over what it says
   */
  PeerProperties compatibleWith(
      SocketType ours, Map<String, String> authenticated, int minorVersion) throws ZmtpException {
    SocketType compatible = compatibleWith(ours);
    properties.putAll(authenticated);
    return new PeerProperties(compatible, routingId, properties, minorVersion);
  }

  private void readProperty() throws ZmtpException {
    String name = name();
    byte[] value = value(name);
    String known = name.toLowerCase(Locale.ROOT);
    if (!seen.add(known)) {
      throw new ZmtpException("The peer's properties name " + name + " twice");
    }
    if (known.equals("socket-type")) {
      announcedType = Frame.wrap(value).toString();
      type = SocketType.ofWireName(announcedType);
    } else if (known.equals("identity")) {
      routingId = identity(value);
    } else if (known.startsWith("x-")) {
      // Anything else is left out, a User-Id above all: only our authenticator may say who it is.
      properties.put(name, new String(value, StandardCharsets.UTF_8));
    }
  }

  private String name() throws ZmtpException {
    int size = bytes.get() & 0xff;
    if (size == 0 || size > bytes.remaining()) {
      throw new ZmtpException(
          "The peer's properties have a name of "
              + size
              + " bytes where "
              + bytes.remaining()
              + " are left, and a name has 1 to 255 (ALL-18)");
    }
    byte[] name = new byte[size];
    bytes.get(name);
    String text = new String(name, StandardCharsets.ISO_8859_1);
    if (!isName(text)) {
      throw new ZmtpException(
          "The peer's properties have the name "
              + Frame.wrap(name)
              + ", and a name has letters, digits and - _ . + only (RFC 37)");
    }
    return text;
  }

  /** Letters, digits and {@code - _ . +}, 1 to 255 of them. */
  static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= Wire.NAME_MAX
        && text.chars()
            .allMatch(
                c ->
                    c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || "-_.+".indexOf(c) >= 0);
  }

  private byte[] value(String name) throws ZmtpException {
    long size =
        bytes.remaining() < Integer.BYTES ? Long.MAX_VALUE : Integer.toUnsignedLong(bytes.getInt());
    if (size > bytes.remaining()) {
      throw new ZmtpException(
          "The peer's property " + name + " ends beyond the end of its command (ALL-18)");
    }
    byte[] value = new byte[(int) size];
    bytes.get(value);
    return value;
  }

  private static Optional<RoutingId> identity(byte[] value) throws ZmtpException {
    if (value.length == 0) {
      return Optional.empty();
    }
    if (value.length > RoutingId.MAX_SIZE || value[0] == 0) {
      throw new ZmtpException(
          "The peer's Identity is "
              + Frame.wrap(value)
              + ", and it has at most 255 bytes of which the first is not zero (RFC 37)");
    }
    return Optional.of(new RoutingId(Frame.wrap(value)));
  }

  private SocketType compatibleWith(SocketType ours) throws ZmtpException {
    if (announcedType == null) {
      throw new ZmtpException("The peer's properties do not name its Socket-Type (ALL-14)");
    }
    return type.filter(ours::mayTalkTo)
        .orElseThrow(
            () ->
                new ZmtpException(
                    HandshakeFailure.INCOMPATIBLE_TYPE,
                    "The peer is "
                        + announcedType
                        + ", and "
                        + ours
                        + " may not talk to that type (ALL-14)"));
  }
}
