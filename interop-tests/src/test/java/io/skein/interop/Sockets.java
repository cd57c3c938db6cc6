package io.skein.interop;

import io.skein.message.SocketType;
import io.skein.pair.PairSocket;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.pubsub.XPubSocket;
import io.skein.pubsub.XSubSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.socket.SkeinSocket;
import java.time.Duration;

/** Our sockets, by type, with delays fit for tests. */
final class Sockets {
  private static final Duration SOON = Duration.ofMillis(10);

  private Sockets() {}

  /** Opens a socket that announces {@code id} if its type has an id. */
  static SkeinSocket open(Context context, SocketType type, String id) {
    return switch (type) {
      case REQ -> ReqSocket.open(context, o -> o.routingId(id).reconnectMin(SOON));
      case REP -> RepSocket.open(context, o -> o.reconnectMin(SOON));
      case DEALER -> DealerSocket.open(context, o -> o.routingId(id).reconnectMin(SOON));
      case ROUTER -> RouterSocket.open(context, o -> o.routingId(id).reconnectMin(SOON));
      case PUB -> PubSocket.open(context, o -> o.reconnectMin(SOON));
      case SUB -> SubSocket.open(context, o -> o.reconnectMin(SOON));
      case XPUB -> XPubSocket.open(context, o -> o.reconnectMin(SOON));
      case XSUB -> XSubSocket.open(context, o -> o.reconnectMin(SOON));
      case PUSH -> PushSocket.open(context, o -> o.reconnectMin(SOON));
      case PULL -> PullSocket.open(context, o -> o.reconnectMin(SOON));
      case PAIR -> PairSocket.open(context, o -> o.reconnectMin(SOON));
    };
  }

  static void subscribe(SkeinSocket subscriber, String prefix) {
    if (subscriber instanceof SubSocket sub) {
      sub.subscribe(prefix);
    } else {
      ((XSubSocket) subscriber).subscribe(prefix);
    }
  }
}
