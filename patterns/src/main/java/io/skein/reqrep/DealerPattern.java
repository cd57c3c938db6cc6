package io.skein.reqrep;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;
import io.skein.routing.FairQueue;
import io.skein.routing.RoundRobin;

/**
 * Sends to the next peer that has room (DEA-1, DEA-2), waits when there is none (DEA-3, DEA-4,
 * DEA-5), and hears all in turn (DEA-6).
 */
final class DealerPattern implements Pattern {
  private final RoundRobin roundRobin = new RoundRobin();
  private final FairQueue fairQueue = new FairQueue();

  @Override
  public SocketType type() {
    return SocketType.DEALER;
  }

  @Override
  public void opened(Pipe pipe) {
    roundRobin.connecting(pipe);
  }

  @Override
  public Attachment attach(Pipe pipe) {
    roundRobin.attached(pipe);
    fairQueue.add(pipe);
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
    fairQueue.ended(pipe);
  }

  @Override
  public void readable(Pipe pipe) {
    fairQueue.readable(pipe);
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
