package io.skein.loop;

import java.util.concurrent.locks.LockSupport;

/**
 * Who waits for the helm of a loop, and is to be told when it is lent. Any thread.
 *
 * <p>One of each kind is enough: two who wait at once do not drive.
 */
final class Askers {
  /** Who asked for the helm when the loop's thread had it. */
  private volatile Thread asker;

  /** Who waits without having asked: told when the helm is lent all the same. */
  private volatile Thread bystander;

  /** Who was told, and has not come. */
  private volatile Thread told;

  /** The calling thread asks for the helm. */
  void ask() {
    asker = Thread.currentThread();
  }

  /** The calling thread waits without asking. */
  void standBy() {
    bystander = Thread.currentThread();
  }

  /** Whether somebody has asked and was neither told nor turned down. */
  boolean isAsked() {
    return asker != null;
  }

  /** Whoever has asked is served by the loop's thread. */
  void turnDown() {
    asker = null;
  }

  /**
   * Tells whoever waits that the helm is free.
   *
   * @return whether there was somebody
   */
  boolean tell() {
    Thread wanted = asker != null ? asker : bystander;
    asker = null;
    bystander = null;
    told = wanted;
    if (wanted != null) {
      LockSupport.unpark(wanted);
    }
    return wanted != null;
  }

  /** Somebody has come. */
  void came() {
    if (told != null) {
      told = null;
    }
  }

  /**
   * The calling thread waits no more.
   *
   * @return whether it was told, and has not come
   */
  boolean leave() {
    Thread self = Thread.currentThread();
    if (asker == self) {
      asker = null;
    }
    if (bystander == self) {
      bystander = null;
    }
    if (told != self) {
      return false;
    }
    told = null;
    return true;
  }
}
