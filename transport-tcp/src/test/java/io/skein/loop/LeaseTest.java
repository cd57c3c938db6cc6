package io.skein.loop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LeaseTest {
  private final Lease lease = new Lease();

  @Test
  void shouldLendOnlyWhatWasClaimed() {
    assertFalse(lease.lendIfClaimed());
    lease.claim();
    assertFalse(lease.isLent());
    assertTrue(lease.lendIfClaimed());
    assertTrue(lease.isLent());
  }

  @Test
  void shouldRenewOnlyWhatWasClaimedAgain() {
    lease.claim();
    lease.lendIfClaimed();
    assertFalse(lease.lendIfClaimed());
    lease.claim();
    assertTrue(lease.lendIfClaimed());
    assertTrue(lease.isLent());
  }

  @Test
  void shouldTakeTheClaimBackWithoutTheLoop() {
    lease.claim();
    assertFalse(lease.handBack());
    assertFalse(lease.lendIfClaimed());
    assertFalse(lease.handBack());
  }

  @Test
  void shouldAskTheLoopForWhatIsLent() {
    lease.claim();
    lease.lendIfClaimed();
    assertTrue(lease.handBack());
    lease.claim();
    assertTrue(lease.handBack());
    lease.reclaim();
    assertFalse(lease.isLent());
    assertFalse(lease.handBack());
  }
}
