package io.skein.loop;

/**
 * Whether asking for the helm pays, learned from what came of it.
 *
 * <p>Who asks has the loop's thread woken and is woken by it: twice as much as being given a
 * message by the loop costs. That pays for who waits again and again, not for who waits now and
 * then. Races between threads that ask only blur the estimate.
 */
final class Asking {
  /** Waits in a row without asking. */
  static final int MOST_SKIPS = 64;

  private int skipsAfterVain = 1;
  private int skips;

  /** Whether to ask now. */
  boolean pays() {
    if (skips == 0) {
      return true;
    }
    skips--;
    return false;
  }

  /** The helm was lent and is taken back: whether it was driven again and again. */
  void came(boolean paid) {
    if (paid) {
      skipsAfterVain = 1;
    } else {
      skips = skipsAfterVain;
      skipsAfterVain = Math.min(MOST_SKIPS, 2 * skipsAfterVain);
    }
  }
}
