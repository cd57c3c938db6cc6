package io.skein.reqrep;

import io.skein.event.PatternStateException;

/**
 * Keeps the two ways of using a REQ apart: the lockstep pair of send and receive, and {@link
 * ReqSocket#request}, which any number of threads may call at once.
 *
 * <p>Either is fine, and one after the other too; at the same time a receiver of the one could be
 * given the reply of the other. Guarded by the socket's turn, as the pattern is. All methods return
 * true: they are decisions in that turn.
 */
final class ReqUsage {
  /** Calls of request() that have not returned. */
  private int requests;

  /** Calls of send and receive that have not returned. */
  private int plainCalls;

  /** Calls of receive among them. */
  private int plainReceivers;

  boolean hasRequests() {
    return requests > 0;
  }

  /**
   * A call of request() begins.
   *
   * @param isOpen whether a request is open
   * @throws PatternStateException when the pair of send and receive is under way
   */
  boolean beginRequest(boolean isOpen) {
    if (plainCalls > 0 || (isOpen && requests == 0)) {
      throw new PatternStateException(
          "A REQ socket has one exchange at a time (REQ-2), and send() has begun one: receive its"
              + " reply before request(), or use request() alone");
    }
    requests++;
    return true;
  }

  boolean endRequest() {
    requests--;
    return true;
  }

  /**
   * A call of send begins.
   *
   * @throws PatternStateException when request() is under way
   */
  boolean beginSend() {
    checkNoRequests("send()");
    plainCalls++;
    return true;
  }

  boolean endSend() {
    plainCalls--;
    return true;
  }

  /**
   * A call of receive begins.
   *
   * @throws PatternStateException when request() is under way, or another receive
   */
  boolean beginReceive() {
    checkNoRequests("receive()");
    if (plainReceivers > 0) {
      throw new PatternStateException(
          "A REQ socket has one reply at a time (REQ-2), and another thread waits for it: use"
              + " request(), which any number of threads may call");
    }
    plainReceivers++;
    plainCalls++;
    return true;
  }

  boolean endReceive() {
    plainReceivers--;
    plainCalls--;
    return true;
  }

  private void checkNoRequests(String call) {
    if (requests > 0) {
      throw new PatternStateException(
          "A REQ socket has one exchange at a time (REQ-2), and request() has begun one: use"
              + " request() instead of "
              + call
              + ", or wait until it has returned");
    }
  }
}
