package io.skein.socket;

import io.skein.event.DoesNotFitException;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Row;
import java.nio.ByteBuffer;

/**
 * What becomes of an item that a pattern has given, in the turn in which it gave it: it is kept by
 * the application, or copied into a buffer of the application's and given back.
 */
final class Taken {
  private Taken() {}

  /**
   * Null for null.
   *
   * @param target where to copy the item; null for an item that is kept
   * @return the item; one that was copied is not to be read any more
   * @throws DoesNotFitException when it cannot be copied; nothing was written then
   */
  static Item taken(Item item, ByteBuffer target) {
    if (target == null || item == null) {
      return Row.kept(item);
    }
    if (!(item instanceof Message message)) {
      throw new DoesNotFitException("A subscription is not copied into a buffer", item);
    }
    int size = message.firstSize();
    if (message.hasRest() || size > target.remaining()) {
      throw new DoesNotFitException(
          String.format(
              "A message of %d frames and %d bytes is not one frame of at most %d",
              message.frameCount(), message.byteSize(), target.remaining()),
          Row.kept(message));
    }
    message.copyFirstTo(target, 0, size);
    Row.giveBack(message);
    return message;
  }
}
