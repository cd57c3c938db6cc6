package io.skein.socket;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;

/** The least pattern: one message may be there to be received; nothing can be sent. */
final class OnePipePattern implements Pattern {
  private Message waiting;

  /** In the socket's turn: a message has come. */
  void arrive(Message message) {
    waiting = message;
  }

  @Override
  public SocketType type() {
    return SocketType.PULL;
  }

  @Override
  public Attachment attach(Pipe pipe) {
    return Attachment.REFUSED;
  }

  @Override
  public void detached(Pipe pipe) {}

  @Override
  public void closed(Pipe pipe) {}

  @Override
  public void readable(Pipe pipe) {}

  @Override
  public void writable(Pipe pipe) {}

  @Override
  public boolean trySend(Message message) {
    return false;
  }

  @Override
  public Item tryReceive() {
    Message message = waiting;
    waiting = null;
    return message;
  }

  @Override
  public boolean canSend() {
    return false;
  }

  @Override
  public boolean canReceive() {
    return waiting != null;
  }
}
