package io.skein.socket;

import io.skein.event.DoesNotFitException;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Row;
import java.nio.ByteBuffer;

/** Receiving into a buffer of the caller's: always by the caller's own thread. */
final class Copying {
  private Copying() {}

  /**
   * Copies what a pattern gave; {@code item} may be lent, and is not given back here.
   *
   * @throws DoesNotFitException when it cannot be copied, for whatever reason; it has the item
   */
  static void copy(Item item, ByteBuffer target) {
    if (!(item instanceof Message message)) {
      throw new DoesNotFitException("A subscription is not copied into a buffer", item, null);
    }
    if (message.hasRest() || message.firstSize() > target.remaining()) {
      throw new DoesNotFitException(
          String.format(
              "What was received is not one frame of at most %d bytes: frames %d, bytes %d",
              target.remaining(), message.frameCount(), message.byteSize()),
          Row.kept(message),
          null);
    }
    try {
      message.copyFirstTo(target, 0, message.firstSize());
    } catch (RuntimeException e) {
      // Its memory is another thread's or gone, or somebody has moved it meanwhile.
      throw new DoesNotFitException(
          "The buffer takes no bytes: " + e.getMessage(), Row.kept(message), e);
    }
  }
}
