package io.skein.socket;

import io.skein.pattern.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Pollers that want to know when a socket can send or receive. Guarded by the socket's turn; a
 * watch is told once and has to be set again.
 */
final class Watchers {
  private final Pattern pattern;
  private final Turn turn;
  private final List<Watch> watches = new ArrayList<>();

  /**
   * What one poller wants of one socket.
   *
   * @param receive whether it wants to receive
   * @param send whether it wants to send
   * @param wake called without a lock
   */
  record Watch(boolean receive, boolean send, Runnable wake) {}

  Watchers(Pattern pattern, Turn turn) {
    this.pattern = pattern;
    this.turn = turn;
  }

  /** Whether what {@code watch} wants can be done now; if not, it is told when it can. */
  boolean isReadyOrWatch(Watch watch) {
    if (isReady(watch)) {
      return true;
    }
    watches.add(watch);
    turn.someoneWaits();
    return false;
  }

  /** Whether anybody watches. Seen without the turn: perhaps no more. */
  boolean isWatching() {
    return !watches.isEmpty();
  }

  void remove(Watch watch) {
    watches.remove(watch);
  }

  /** At the end of a turn. */
  void look() {
    if (!watches.isEmpty()) {
      watches.removeIf(watch -> mayBeReady(watch) && wake(watch));
    }
  }

  /** The socket is closed. */
  void wakeAll() {
    watches.removeIf(watch -> wake(watch));
  }

  /** Also when the pattern throws: whoever watches asks again, and is told. */
  private boolean mayBeReady(Watch watch) {
    try {
      return isReady(watch);
    } catch (RuntimeException e) {
      return true;
    }
  }

  private boolean isReady(Watch watch) {
    return (watch.receive() && pattern.canReceive()) || (watch.send() && pattern.canSend());
  }

  private boolean wake(Watch watch) {
    turn.note(errands -> watch.wake().run());
    return true;
  }
}
