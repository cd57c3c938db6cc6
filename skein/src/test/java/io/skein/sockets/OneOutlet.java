package io.skein.sockets;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;

/** Sends to whoever joined last. */
class OneOutlet implements Pattern {
  Pipe outlet;

  @Override
  public SocketType type() {
    return SocketType.PUSH;
  }

  @Override
  public Attachment attach(Pipe pipe) {
    outlet = pipe;
    return Attachment.ACCEPTED;
  }

  @Override
  public void detached(Pipe pipe) {}

  @Override
  public void closed(Pipe pipe) {}

  @Override
  public void readable(Pipe pipe) {}

  @Override
  public boolean trySend(Message message) {
    return canSend() && outlet.trySend(message);
  }

  @Override
  public Item tryReceive() {
    return null;
  }

  @Override
  public boolean canSend() {
    return outlet != null && outlet.canSend();
  }

  @Override
  public boolean canReceive() {
    return false;
  }
}
