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

  /** Answers to the peer's PINGs: put by the inbound half, taken by the outbound half. */
  final OwedPongs pongs = new OwedPongs();

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

  boolean isPingOwed() {
    return pingOwed;
  }

  void owePing(boolean owed) {
    pingOwed = owed;
  }
}
