package io.skein.reqrep;

import io.skein.message.Frame;
import io.skein.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands before the body of a request or a reply.
 *
 * <pre>
 *   [way back]*  [empty frame]  [body]+
 *   ---------- envelope ------
 * </pre>
 */
final class Envelope {
  private Envelope() {}

  /** The frames after the first empty one, or null when the message has not that form. */
  static Message bodyOf(Message message) {
    Message at = message;
    while (at.firstSize() > 0) {
      if (!at.hasRest()) {
        return null;
      }
      at = at.rest();
    }
    return at.hasRest() ? at.rest() : null;
  }

  /** {@code body} with the delimiter alone in front. */
  static Message around(Message body) {
    return body.prepend(Frame.EMPTY);
  }

  /** {@code reply} in the envelope of {@code request}, whose form has been checked (REP-5). */
  static Message of(Message request, Message reply) {
    List<Frame> wayBack = new ArrayList<>(0);
    for (Message at = request; at.firstSize() > 0; at = at.rest()) {
      wayBack.add(at.first());
    }
    Message message = around(reply);
    for (int i = wayBack.size() - 1; i >= 0; i--) {
      message = message.prepend(wayBack.get(i));
    }
    return message;
  }
}
