package io.skein.pipeline;

import io.skein.event.PatternStateException;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;
import io.skein.routing.FairQueue;

/** One message of each peer in turn (PUL-2); sends nothing (PUL-1). */
final class PullPattern implements Pattern {
  private final FairQueue fairQueue = new FairQueue();

  @Override
  public SocketType type() {
    return SocketType.PULL;
  }

  @Override
  public Attachment attach(Pipe pipe) {
    fairQueue.add(pipe);
    return Attachment.ACCEPTED;
  }

  @Override
  public void detached(Pipe pipe) {
    // What it sent is still in the pipe and is heard in its turn.
  }

  @Override
  public void closed(Pipe pipe) {
    fairQueue.ended(pipe);
  }

  @Override
  public void readable(Pipe pipe) {
    fairQueue.readable(pipe);
  }

  @Override
  public boolean trySend(Message message) {
    throw new PatternStateException(
        "A PULL socket only receives (PUL-1): send with a PUSH, or use DEALER for both ways");
  }

  @Override
  public boolean canSend() {
    return false;
  }

  @Override
  public Item tryReceive() {
    return fairQueue.tryReceive();
  }

  @Override
  public boolean forgetsReceived() {
    return true;
  }

  @Override
  public boolean canReceive() {
    return fairQueue.canReceive();
  }
}
