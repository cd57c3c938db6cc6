package io.skein.cli.socket;

import io.skein.cli.text.RoutingIds;
import io.skein.message.RoutingId;
import io.skein.pubsub.NoDropPubSocket;
import io.skein.pubsub.NoDropXPubSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.XPubSocket;
import io.skein.reqrep.DealerSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.DuplexOptions;
import io.skein.socket.OptionsBuilder;
import io.skein.socket.ReceiveOptions;
import io.skein.socket.SendOptions;

/** Setters of options that only the builders of some types have. */
final class TypedOptions {
  private TypedOptions() {}

  static void sendMark(OptionsBuilder<?> builder, OptionValue value) {
    if (builder instanceof SendOptions<?> options) {
      options.sendHighWaterMark(value.integer());
    } else if (builder instanceof DuplexOptions<?> options) {
      options.sendHighWaterMark(value.integer());
    }
  }

  static void sendMarkBytes(OptionsBuilder<?> builder, OptionValue value) {
    if (builder instanceof SendOptions<?> options) {
      options.sendHighWaterMarkBytes(value.size());
    } else if (builder instanceof DuplexOptions<?> options) {
      options.sendHighWaterMarkBytes(value.size());
    }
  }

  static void receiveMark(OptionsBuilder<?> builder, OptionValue value) {
    if (builder instanceof ReceiveOptions<?> options) {
      options.receiveHighWaterMark(value.integer());
    }
  }

  static void receiveMarkBytes(OptionsBuilder<?> builder, OptionValue value) {
    if (builder instanceof ReceiveOptions<?> options) {
      options.receiveHighWaterMarkBytes(value.size());
    }
  }

  static void routingId(OptionsBuilder<?> builder, OptionValue value) {
    RoutingId id = RoutingIds.parse(value.text());
    if (builder instanceof ReqSocket.Options options) {
      options.routingId(id);
    } else if (builder instanceof DealerSocket.Options options) {
      options.routingId(id);
    } else if (builder instanceof RouterSocket.Options options) {
      options.routingId(id);
    }
  }

  static void mandatory(OptionsBuilder<?> builder, OptionValue value) {
    if (builder instanceof RouterSocket.Options options) {
      options.mandatory(value.flag());
    }
  }

  static void maxSubscriptions(OptionsBuilder<?> builder, OptionValue value) {
    int prefixes = value.integer();
    if (builder instanceof PubSocket.Options options) {
      options.maxSubscriptions(prefixes);
    } else if (builder instanceof NoDropPubSocket.Options options) {
      options.maxSubscriptions(prefixes);
    } else if (builder instanceof XPubSocket.Options options) {
      options.maxSubscriptions(prefixes);
    } else if (builder instanceof NoDropXPubSocket.Options options) {
      options.maxSubscriptions(prefixes);
    }
  }

  static void verbose(OptionsBuilder<?> builder, OptionValue value) {
    if (builder instanceof XPubSocket.Options options) {
      options.verbose(value.flag());
    } else if (builder instanceof NoDropXPubSocket.Options options) {
      options.verbose(value.flag());
    }
  }
}
