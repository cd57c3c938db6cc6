package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skein.message.Frame;
import io.skein.message.Subscription;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixLedgerTest {

  @Test
  void shouldAgreeWithAMapThroughRandomSubscriptionsAndCancels() throws ZmtpException {
    PrefixLedger ledger = new PrefixLedger(10_000);
    Map<Frame, Integer> model = new HashMap<>();
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      Frame prefix = Frame.of("p" + random.nextInt(2_000));
      if (random.nextBoolean()) {
        ledger.enter(Subscription.to(prefix));
        model.merge(prefix, 1, Integer::sum);
      } else {
        ledger.enter(Subscription.cancel(prefix));
        model.computeIfPresent(prefix, (key, count) -> count == 1 ? null : count - 1);
      }
      assertEquals(model.size(), ledger.size());
    }
  }

  @Test
  void shouldNotBeEmptiedByCancelsOfWhatIsNotHeld() throws ZmtpException {
    PrefixLedger ledger = new PrefixLedger(3);
    for (int i = 0; i < 3; i++) {
      ledger.enter(Subscription.to(Frame.of("held" + i)));
      ledger.enter(Subscription.cancel(Frame.of("other" + i)));
    }
    assertThrows(ZmtpException.class, () -> ledger.enter(Subscription.to(Frame.of("more"))));
    assertEquals(3, ledger.size());
  }

  @Test
  void shouldTellPrefixesOfZerosApart() throws ZmtpException {
    PrefixLedger ledger = new PrefixLedger(1_000);
    for (int size = 0; size < 1_000; size++) {
      ledger.enter(Subscription.to(Frame.wrap(new byte[size % 500])));
    }
    assertEquals(500, ledger.size());
  }
}
