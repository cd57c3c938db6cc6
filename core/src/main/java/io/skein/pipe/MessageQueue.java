package io.skein.pipe;

import io.skein.message.Message;
import java.util.Queue;
import org.jctools.queues.varhandle.SpscUnboundedVarHandleArrayQueue;

/**
 * The queue of a lane: small while little is in it, as on an idle connection, and of large chunks
 * once it has been deep, for then every small chunk would be an allocation and a jump.
 *
 * <pre>
 *   writer ──▶ first (chunks of 16)                     until it has been deep
 *   writer ──▶ second (chunks of 1024)                  from then on
 *   reader ◀── first until it is dry and there is a second, then second
 * </pre>
 *
 * <p>One writer and one reader; {@link #isEmpty} is for any thread.
 */
final class MessageQueue {
  private static final int FIRST_CHUNK = 16;
  private static final int SECOND_CHUNK = 1024;

  private final Queue<Message> first = new SpscUnboundedVarHandleArrayQueue<>(FIRST_CHUNK);
  private volatile Queue<Message> second;

  /** Of the writer. */
  private Queue<Message> tail = first;

  /** Of the reader. */
  private Queue<Message> head = first;

  /** Writer. */
  void offer(Message message) {
    tail.offer(message);
  }

  /** Writer: whether there is a second queue still to be made. */
  boolean isSmall() {
    return tail == first;
  }

  /** Writer: so many messages wait. */
  void deep(long count) {
    if (count >= FIRST_CHUNK) {
      tail = new SpscUnboundedVarHandleArrayQueue<>(SECOND_CHUNK);
      second = tail;
    }
  }

  /** Reader: the oldest or null. */
  Message poll() {
    Message message = head.poll();
    return message == null && head == first && second != null ? pollOver() : message;
  }

  /** Nothing more comes into the first: what it holds now is its last. */
  private Message pollOver() {
    Message message = first.poll();
    if (message == null) {
      head = second;
      message = head.poll();
    }
    return message;
  }

  /** Whether nothing waits. Any thread. */
  boolean isEmpty() {
    Queue<Message> next = second;
    return first.isEmpty() && (next == null || next.isEmpty());
  }
}
