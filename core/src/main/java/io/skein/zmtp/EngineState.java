package io.skein.zmtp;

import io.skein.message.HandshakeFailure;

/**
 * What the two halves and the heartbeat of one engine have to know of each other, when each is
 * driven by a thread of its own. Nothing here is written for every message.
 */
final class EngineState {
  private volatile Stage stage = Stage.GREETING;
  private volatile boolean permanent;
  private volatile boolean pingOwed;
  // Written before TRAFFIC only, while one thread drives both halves.
  private int minorVersion = Wire.MINOR;

  /** Made when the peer sends its first PING. */
  private volatile OwedPongs pongs;

  Stage stage() {
    return stage;
  }

  void enter(Stage next) {
    stage = next;
  }

  /** The connection is over; the caller throws {@code violation} on. */
  void fail() {
    stage = Stage.FAILED;
  }

  /** The peer sent ERROR (ALL-11). */
  ZmtpException peerGaveUp(String reason) {
    permanent = true;
    return new ZmtpException(
        HandshakeFailure.REFUSED_BY_PEER,
        "The peer refused the connection with ERROR '" + reason + "' (ALL-11)");
  }

  boolean isPermanent() {
    return permanent;
  }

  int minorVersion() {
    return minorVersion;
  }

  void agreeOn(int minor) {
    minorVersion = minor;
  }

  /** From the inbound half: the peer asks for this answer. */
  void owePong(byte[] body) {
    OwedPongs owed = pongs;
    if (owed == null) {
      owed = new OwedPongs();
      pongs = owed;
    }
    owed.put(body);
  }

  boolean isPongOwed() {
    OwedPongs owed = pongs;
    return owed != null && !owed.isEmpty();
  }

  /** For the outbound half: the oldest answer that is owed, or null. */
  byte[] takePong() {
    OwedPongs owed = pongs;
    return owed == null ? null : owed.take();
  }

  boolean isPingOwed() {
    return pingOwed;
  }

  void owePing(boolean owed) {
    pingOwed = owed;
  }
}
