package io.skein.pipe;

import io.skein.message.Message;

/**
 * A queue whose writer goes over to another chunk: {@code a} and {@code b} fill the first, {@code
 * c} is in the next.
 */
final class ThreeMessages {
  private static final String NAMES = "abc";
  private static final Message[] MESSAGES = {Message.of("a"), Message.of("b"), Message.of("c")};

  final MessageQueue queue = new MessageQueue(2);

  /** With {@code a} in it. */
  ThreeMessages() {
    put(MESSAGES[0]);
  }

  /** The writer's: the other two. */
  void write() {
    put(MESSAGES[1]);
    put(MESSAGES[2]);
  }

  private void put(Message message) {
    queue.append(message);
    queue.produce(1);
  }

  /** Which one it is; a question mark for none of them. */
  static char name(Message message) {
    for (int i = 0; i < MESSAGES.length; i++) {
      if (message == MESSAGES[i]) {
        return NAMES.charAt(i);
      }
    }
    return '?';
  }
}
