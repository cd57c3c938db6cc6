package io.skein.zmtp;

import io.skein.message.Frame;
import io.skein.message.Subscription;
import java.security.SecureRandom;

/**
 * Counts the different prefixes that one peer holds, so that it cannot make us hold more than its
 * limit. Keeps twelve bytes for each: a fingerprint and how often it is subscribed (SUB-5).
 *
 * <p>The fingerprint is the prefix read as a polynomial modulo 2<sup>61</sup>-1 at a secret point:
 * a peer that does not know the point cannot find two prefixes with the same one. Open addressing,
 * linear probing, at most half full. One connection, one thread.
 */
final class PrefixLedger {
  private static final long PRIME = (1L << 61) - 1;
  private static final long POINT = (new SecureRandom().nextLong() >>> 4) + 256;
  private static final int FIRST_CAPACITY = 16;
  // Prefixes of 64 bytes on average, and a long one even where few are allowed.
  private static final int AVERAGE_SIZE = 64;

  private final int maxPrefixes;
  private final long maxBytes;
  private long[] fingerprints;
  private int[] counts;
  private int size;
  private long bytes;

  /**
   * A ledger without entries.
   *
   * @param maxPrefixes at least 1
   */
  PrefixLedger(int maxPrefixes) {
    this.maxPrefixes = maxPrefixes;
    this.maxBytes = (long) maxPrefixes * AVERAGE_SIZE + Wire.PREFIX_MAX;
  }

  /** Enters what the peer wants, or refuses it. */
  void enter(Subscription subscription) throws ZmtpException {
    if (fingerprints == null) {
      fingerprints = new long[FIRST_CAPACITY];
      counts = new int[FIRST_CAPACITY];
    }
    Frame prefix = subscription.prefix();
    int slot = slotOf(fingerprint(prefix));
    if (subscription.wanted()) {
      subscribe(slot, prefix);
    } else if (counts[slot] > 0) {
      cancel(slot, prefix.size());
    }
  }

  int size() {
    return size;
  }

  private void subscribe(int slot, Frame prefix) throws ZmtpException {
    if (counts[slot] > 0) {
      counts[slot] = (int) Math.min(Integer.MAX_VALUE, counts[slot] + 1L);
      return;
    }
    if (size == maxPrefixes) {
      throw new ZmtpException(
          "The peer subscribed to more than "
              + maxPrefixes
              + " different prefixes, the limit maxSubscriptions");
    }
    if (bytes + prefix.size() > maxBytes) {
      throw new ZmtpException(
          "The peer subscribed to prefixes of more than "
              + maxBytes
              + " bytes together, which the limit maxSubscriptions of "
              + maxPrefixes
              + " allows");
    }
    fingerprints[slot] = fingerprint(prefix);
    counts[slot] = 1;
    size++;
    bytes += prefix.size();
    if (size > counts.length / 2) {
      grow();
    }
  }

  private void cancel(int slot, int prefixSize) {
    if (--counts[slot] == 0) {
      size--;
      bytes -= prefixSize;
      closeGap(slot);
    }
  }

  /** Moves later entries of the same run forward, so that a run has no hole. */
  private void closeGap(int emptied) {
    int mask = counts.length - 1;
    int gap = emptied;
    for (int at = gap + 1 & mask; counts[at] != 0; at = at + 1 & mask) {
      int home = (int) fingerprints[at] & mask;
      if ((at - home & mask) >= (at - gap & mask)) {
        fingerprints[gap] = fingerprints[at];
        counts[gap] = counts[at];
        counts[at] = 0;
        gap = at;
      }
    }
  }

  private void grow() {
    long[] oldFingerprints = fingerprints;
    int[] oldCounts = counts;
    fingerprints = new long[oldCounts.length * 2];
    counts = new int[oldCounts.length * 2];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slotOf(oldFingerprints[i]);
        fingerprints[slot] = oldFingerprints[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  private int slotOf(long fingerprint) {
    int mask = counts.length - 1;
    int slot = (int) fingerprint & mask;
    while (counts[slot] != 0 && fingerprints[slot] != fingerprint) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static long fingerprint(Frame prefix) {
    long sum = 1;
    for (int i = 0; i < prefix.size(); i++) {
      sum = timesPoint(sum) + (prefix.byteAt(i) & 0xff);
      sum = sum >= PRIME ? sum - PRIME : sum;
    }
    // Once more, so that prefixes that differ in the last byte only do not lie side by side.
    return timesPoint(sum);
  }

  private static long timesPoint(long value) {
    long high = Math.multiplyHigh(value, POINT);
    long low = value * POINT;
    long sum = (low & PRIME) + (high << 3 | low >>> 61);
    return sum >= PRIME ? sum - PRIME : sum;
  }
}
