package io.skein.reqrep;

import io.skein.event.NoRouteException;
import io.skein.message.DropCause;
import io.skein.message.Frame;
import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;
import io.skein.routing.FairQueue;

/**
 * Sends each message to the peer that its first frame names (ROU-5, ROU-6) and puts the sender's id
 * in front of each message received (ROU-3, ROU-4). Never waits (ROU-8).
 *
 * <p>A message that cannot be queued is dropped and counted, or, when {@code mandatory}, refused
 * with a {@link NoRouteException} (ROU-7).
 */
final class RouterPattern implements Pattern {
  private final boolean mandatory;
  private final FairQueue fairQueue = new FairQueue();
  private PatternHost host;
  private RoutingTable table;

  RouterPattern(boolean mandatory) {
    this.mandatory = mandatory;
  }

  @Override
  public SocketType type() {
    return SocketType.ROUTER;
  }

  @Override
  public void open(PatternHost host) {
    this.host = host;
    this.table = new RoutingTable(host, fairQueue);
  }

  @Override
  public Attachment attach(Pipe pipe) {
    return table.attach(pipe);
  }

  @Override
  public void detached(Pipe pipe) {
    table.detached(pipe);
  }

  @Override
  public void closed(Pipe pipe) {
    table.closed(pipe);
    fairQueue.ended(pipe);
  }

  @Override
  public void readable(Pipe pipe) {
    fairQueue.readable(pipe);
  }

  /**
   * Queues {@code message} for the peer of that id (ROU-6).
   *
   * @return false when there is no such peer or its queue is full: nothing is counted, for the
   *     caller knows
   */
  boolean trySend(RoutingId id, Message message) {
    Pipe pipe = table.pipeOf(id.frame());
    return pipe != null && pipe.hasRoom() && pipe.sendOrDrop(message);
  }

  @Override
  public boolean trySend(Message message) {
    Frame id = message.first();
    Pipe pipe = table.pipeOf(id);
    if (!message.hasRest()) {
      host.dropped(DropCause.MALFORMED, 1);
    } else if (pipe == null) {
      refuse("A ROUTER has no peer with the routing id '" + id + "'");
      host.dropped(DropCause.UNROUTABLE, 1);
    } else if (pipe.hasRoom()) {
      pipe.sendOrDrop(message.rest());
    } else {
      refuse("The queue to the peer with the routing id '" + id + "' is full");
      pipe.dropped(DropCause.HIGH_WATER_MARK, 1);
    }
    return true;
  }

  private void refuse(String what) {
    if (mandatory) {
      throw new NoRouteException(
          what + " (ROU-7): send again later, or open the socket without mandatory to drop");
    }
  }

  @Override
  public boolean canSend() {
    return true;
  }

  @Override
  public Item tryReceive() {
    Message message = fairQueue.tryReceive();
    if (message == null) {
      return null;
    }
    Peer peer = message.peerOrNull();
    return message.prepend(peer.routingId().frame(), peer);
  }

  @Override
  public boolean canReceive() {
    return fairQueue.canReceive();
  }
}
