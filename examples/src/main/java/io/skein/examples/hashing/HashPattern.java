package io.skein.examples.hashing;

import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;

/** Each message to the peer that owns its first frame. Towards peers it is a PUSH. */
final class HashPattern implements Pattern {
  private final HashRing ring = new HashRing();

  @Override
  public SocketType type() {
    return SocketType.PUSH;
  }

  @Override
  public void opened(Pipe pipe) {
    ring.add(pipe); // Its keys wait for its peer to come, and later to come back.
  }

  @Override
  public Attachment attach(Pipe pipe) {
    ring.add(pipe);
    return Attachment.ACCEPTED;
  }

  @Override
  public void detached(Pipe pipe) {} // Its keys remain its own until it is closed.

  @Override
  public void closed(Pipe pipe) {
    ring.remove(pipe);
  }

  @Override
  public void readable(Pipe pipe) {} // A PULL sends nothing.

  @Override
  public boolean trySend(Message message) {
    return !ring.isEmpty() && ring.owner(message.first()).trySend(message);
  }

  @Override
  public boolean canSend() {
    return !ring.isEmpty() && ring.pipes().allMatch(Pipe::canSend);
  }

  @Override
  public Message tryReceive() {
    return null;
  }

  @Override
  public boolean canReceive() {
    return false;
  }
}
