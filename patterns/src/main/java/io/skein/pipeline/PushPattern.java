package io.skein.pipeline;

import io.skein.event.PatternStateException;
import io.skein.message.DropCause;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;
import io.skein.routing.RoundRobin;

/**
 * Each message to the next peer that has room (PSH-2, PSH-3); none with room: the sender waits
 * (PSH-4) and nothing is dropped (PSH-5).
 */
final class PushPattern implements Pattern {
  private final RoundRobin roundRobin = new RoundRobin();

  @Override
  public SocketType type() {
    return SocketType.PUSH;
  }

  @Override
  public void opened(Pipe pipe) {
    roundRobin.connecting(pipe);
  }

  @Override
  public Attachment attach(Pipe pipe) {
    roundRobin.attached(pipe);
    return Attachment.ACCEPTED;
  }

  @Override
  public void detached(Pipe pipe) {
    if (pipe.outlivesConnection()) {
      roundRobin.connecting(pipe);
    } else {
      roundRobin.remove(pipe);
    }
  }

  @Override
  public void closed(Pipe pipe) {
    roundRobin.remove(pipe);
  }

  /** A PUSH receives nothing (PSH-1): a peer that sends all the same is not heard. */
  @Override
  public void readable(Pipe pipe) {
    pipe.discardInbound(DropCause.NOT_RECEIVABLE);
  }

  @Override
  public void writable(Pipe pipe) {
    roundRobin.writable(pipe);
  }

  @Override
  public boolean trySend(Message message) {
    return roundRobin.send(message) != null;
  }

  @Override
  public boolean canSend() {
    return roundRobin.canSend();
  }

  @Override
  public Item tryReceive() {
    throw new PatternStateException(
        "A PUSH socket only sends (PSH-1): receive with a PULL, or use DEALER for both ways");
  }

  @Override
  public boolean canReceive() {
    return false;
  }
}
