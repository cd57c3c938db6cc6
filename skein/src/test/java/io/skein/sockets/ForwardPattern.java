package io.skein.sockets;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes on what one peer sends to the other, as soon as it is told: without the application. */
final class ForwardPattern implements Pattern {
  private final List<Pipe> pipes = new ArrayList<>();
  private final AtomicInteger deepestStack;

  /**
   * A pattern without peers.
   *
   * @param deepestStack is raised to the number of frames on the stack when messages are passed on
   */
  ForwardPattern(AtomicInteger deepestStack) {
    this.deepestStack = deepestStack;
  }

  @Override
  public SocketType type() {
    return SocketType.DEALER;
  }

  @Override
  public Attachment attach(Pipe pipe) {
    pipes.add(pipe);
    return Attachment.ACCEPTED;
  }

  @Override
  public void detached(Pipe pipe) {
    pipes.remove(pipe);
  }

  @Override
  public void closed(Pipe pipe) {
    pipes.remove(pipe);
  }

  @Override
  public void readable(Pipe from) {
    int depth = StackWalker.getInstance().walk(frames -> (int) frames.count());
    deepestStack.accumulateAndGet(depth, Math::max);
    if (pipes.size() == 2) { // What came before stays until both are there.
      forward(pipes.get(0), pipes.get(1));
      forward(pipes.get(1), pipes.get(0));
    }
  }

  private static void forward(Pipe from, Pipe to) {
    for (Message message = from.tryReceive(); message != null; message = from.tryReceive()) {
      to.sendOrDrop(message);
    }
  }

  @Override
  public boolean trySend(Message message) {
    return false;
  }

  @Override
  public boolean canSend() {
    return false;
  }

  @Override
  public Item tryReceive() {
    return null;
  }

  @Override
  public boolean canReceive() {
    return false;
  }
}
