package io.skein.pair;

import io.skein.message.DropCause;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One peer at most (PAI-1), on the pipe that was there first; waits while it is absent or full
 * (PAI-2).
 *
 * <pre>
 *   line      pipes of connected endpoints, oldest first; the first that is left becomes the pair
 *   pair      the one pipe in use: sent to, and the only one whose peer is accepted
 *   leaving   pipes that had peers before, heard first until they are dry
 * </pre>
 *
 * <p>A connected endpoint's pipe takes messages before its peer is there, and stays the pair
 * while its peer reconnects.
 */
final class PairPattern implements Pattern {
  private final Deque<Pipe> line = new ArrayDeque<>();
  private final Deque<Pipe> leaving = new ArrayDeque<>();
  private PatternHost host;
  private Pipe pair;
  private RoutingId identity;

  @Override
  public SocketType type() {
    return SocketType.PAIR;
  }

  @Override
  public void open(PatternHost host) {
    this.host = host;
  }

  @Override
  public void opened(Pipe pipe) {
    if (pair == null) {
      pair = pipe;
    } else {
      line.add(pipe);
    }
  }

  /**
   * PAI-5: another peer than the first is refused; it may come again when the first has gone.
   *
   * <p>At once, and not held until the first has proved itself alive: a held peer sends, and what
   * it sent would be lost with its connection when it is refused after all (PAI-3). It comes again
   * by itself.
   */
  @Override
  public Attachment attach(Pipe pipe) {
    if (pair != null && pair != pipe) {
      host.refuse(pipe, "A PAIR socket has one peer at most (PAI-1), and it has one already");
      return Attachment.REFUSED;
    }
    RoutingId now = pipe.peer().routingId();
    if (identity != null && !now.mayBe(identity)) {
      pipe.discardOutbound(DropCause.OTHER_IDENTITY);
    }
    pair = pipe;
    identity = now;
    return Attachment.ACCEPTED;
  }

  @Override
  public void detached(Pipe pipe) {
    if (pipe == pair && !pipe.outlivesConnection()) {
      leave();
    }
  }

  @Override
  public void closed(Pipe pipe) {
    if (pipe == pair) {
      leave();
    } else {
      line.remove(pipe);
    }
  }

  private void leave() {
    leaving.add(pair);
    pair = line.poll();
    identity = null;
  }

  @Override
  public void readable(Pipe pipe) {
    // There are at most a few pipes to ask, so each is asked whenever there is a question.
  }

  @Override
  public boolean trySend(Message message) {
    return pair != null && pair.trySend(message);
  }

  @Override
  public boolean canSend() {
    return pair != null && pair.canSend();
  }

  @Override
  public Item tryReceive() {
    for (Pipe old = leaving.peek(); old != null; old = leaving.peek()) {
      Message message = old.tryReceive();
      if (message != null) {
        return message;
      }
      leaving.remove();
    }
    return pair == null ? null : pair.tryReceive();
  }

  @Override
  public boolean forgetsReceived() {
    return true;
  }

  @Override
  public boolean canReceive() {
    for (Pipe old = leaving.peek(); old != null; old = leaving.peek()) {
      if (old.canReceive()) {
        return true;
      }
      leaving.remove();
    }
    return pair != null && pair.canReceive();
  }
}
