package io.skein.cli.socket;

import io.skein.event.SocketEvent;
import io.skein.message.SocketType;
import io.skein.pair.PairSocket;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.NoDropPubSocket;
import io.skein.pubsub.NoDropXPubSocket;
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
import java.util.List;
import java.util.function.Consumer;

/** Opens the socket that was asked for, without endpoints yet. */
public final class SocketOpener {
  private SocketOpener() {}

  /**
   * Opens it.
   *
   * @param listener is told its events, from the first moment
   * @throws io.skein.cli.base.CommandException when an option has no such name or value
   * @throws io.skein.event.SkeinException when a value is out of range
   */
  public static OpenSocket open(
      Context context, SocketRequest request, Consumer<SocketEvent> listener) {
    ChosenOptions chosen = new ChosenOptions(request.type(), request.options());
    Settings settings = new Settings(chosen, request, listener);
    OpenSocket socket = open(context, request.type(), chosen.noDrop(), settings);
    subscribe(socket.socket(), request.subscriptions());
    return socket;
  }

  private static OpenSocket open(
      Context context, SocketType type, boolean noDrop, Settings settings) {
    return switch (type) {
      case PUSH -> raw(PushSocket.open(context, settings), settings);
      case PULL -> raw(PullSocket.open(context, settings), settings);
      case SUB -> raw(SubSocket.open(context, settings), settings);
      case XSUB -> raw(XSubSocket.open(context, settings), settings);
      case REQ -> raw(ReqSocket.open(context, settings), settings);
      case REP -> raw(RepSocket.open(context, settings), settings);
      case DEALER -> raw(DealerSocket.open(context, settings), settings);
      case ROUTER -> raw(RouterSocket.open(context, settings), settings);
      case PAIR -> raw(PairSocket.open(context, settings), settings);
      case PUB -> noDrop ? noDropPub(context, settings) : pub(context, settings);
      case XPUB -> noDrop ? noDropXpub(context, settings) : xpub(context, settings);
    };
  }

  private static OpenSocket raw(SkeinSocket socket, Settings settings) {
    return new OpenSocket(socket, Inbox.of(socket.raw()), socket::awaitPeers, settings);
  }

  private static OpenSocket pub(Context context, Settings settings) {
    PubSocket socket = PubSocket.open(context, settings);
    return new OpenSocket(socket, Inbox.of(socket.raw()), socket::awaitSubscribers, settings);
  }

  private static OpenSocket noDropPub(Context context, Settings settings) {
    NoDropPubSocket socket = NoDropPubSocket.open(context, settings);
    return new OpenSocket(socket, Inbox.of(socket.raw()), socket::awaitSubscribers, settings);
  }

  private static OpenSocket xpub(Context context, Settings settings) {
    XPubSocket socket = XPubSocket.open(context, settings);
    return new OpenSocket(socket, Inbox.of(socket), socket::awaitSubscribers, settings);
  }

  private static OpenSocket noDropXpub(Context context, Settings settings) {
    NoDropXPubSocket socket = NoDropXPubSocket.open(context, settings);
    return new OpenSocket(socket, Inbox.of(socket), socket::awaitSubscribers, settings);
  }

  private static void subscribe(SkeinSocket socket, List<String> prefixes) {
    List<String> wanted = prefixes.isEmpty() ? List.of("") : prefixes;
    if (socket instanceof SubSocket sub) {
      wanted.forEach(sub::subscribe);
    } else if (socket instanceof XSubSocket xsub) {
      wanted.forEach(xsub::subscribe);
    }
  }
}
