package io.skein.cli.socket;

import static io.skein.message.SocketType.DEALER;
import static io.skein.message.SocketType.PUB;
import static io.skein.message.SocketType.REQ;
import static io.skein.message.SocketType.ROUTER;
import static io.skein.message.SocketType.XPUB;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.skein.message.SocketType;
import io.skein.socket.OptionsBuilder;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One option of {@code --option}.
 *
 * @param name the builder's
 * @param libzmqName libzmq's, without ZMQ_; empty where it has none
 * @param types which sockets have it
 * @param setter puts the value into the builder of such a socket
 */
record SocketOption(
    String name,
    String libzmqName,
    Predicate<SocketType> types,
    BiConsumer<OptionsBuilder<?>, OptionValue> setter) {

  /** Chooses the class of the socket, so it is asked for before there is a builder. */
  static final String NO_DROP = "noDrop";

  /** The builders' options, in the builders' order. */
  static final List<SocketOption> ALL =
      List.of(
          option("sendHighWaterMark", "SNDHWM", SocketType::sends, TypedOptions::sendMark),
          option("sendHighWaterMarkBytes", "", SocketType::sends, TypedOptions::sendMarkBytes),
          option("receiveHighWaterMark", "RCVHWM", SocketType::receives, TypedOptions::receiveMark),
          option(
              "receiveHighWaterMarkBytes",
              "",
              SocketType::receives,
              TypedOptions::receiveMarkBytes),
          any("linger", "LINGER", (b, v) -> b.linger(v.time(MILLIS))),
          any("reconnectMin", "RECONNECT_IVL", (b, v) -> b.reconnectMin(v.time(MILLIS))),
          any("reconnectMax", "RECONNECT_IVL_MAX", (b, v) -> b.reconnectMax(v.time(MILLIS))),
          any("connectTimeout", "CONNECT_TIMEOUT", (b, v) -> b.connectTimeout(v.time(MILLIS))),
          any("handshakeTimeout", "HANDSHAKE_IVL", (b, v) -> b.handshakeTimeout(v.time(MILLIS))),
          any("heartbeatInterval", "HEARTBEAT_IVL", (b, v) -> b.heartbeatInterval(v.time(MILLIS))),
          any(
              "heartbeatTimeout",
              "HEARTBEAT_TIMEOUT",
              (b, v) -> b.heartbeatTimeout(v.time(MILLIS))),
          any("heartbeatTtl", "HEARTBEAT_TTL", (b, v) -> b.heartbeatTtl(v.time(MILLIS))),
          any("stallLimit", "", (b, v) -> b.stallLimit(v.time(MILLIS))),
          any("maxMessageSize", "MAXMSGSIZE", (b, v) -> b.maxMessageSize(v.size())),
          any("backlog", "BACKLOG", (b, v) -> b.backlog(v.integer())),
          any("sendBuffer", "SNDBUF", (b, v) -> b.sendBuffer(v.intSize())),
          any("receiveBuffer", "RCVBUF", (b, v) -> b.receiveBuffer(v.intSize())),
          any("tcpKeepAlive", "TCP_KEEPALIVE", (b, v) -> b.tcpKeepAlive(v.flag())),
          any("tcpKeepAliveCount", "TCP_KEEPALIVE_CNT", (b, v) -> b.tcpKeepAliveCount(v.integer())),
          any(
              "tcpKeepAliveIdle",
              "TCP_KEEPALIVE_IDLE",
              (b, v) -> b.tcpKeepAliveIdle(v.time(SECONDS))),
          any(
              "tcpKeepAliveInterval",
              "TCP_KEEPALIVE_INTVL",
              (b, v) -> b.tcpKeepAliveInterval(v.time(SECONDS))),
          any("typeOfService", "TOS", (b, v) -> b.typeOfService(v.integer())),
          any("ipv6", "IPV6", (b, v) -> b.ipv6(v.flag())),
          any("maxHalfOpen", "", (b, v) -> b.maxHalfOpen(v.integer())),
          option("routingId", "ROUTING_ID", of(REQ, DEALER, ROUTER), TypedOptions::routingId),
          option("mandatory", "ROUTER_MANDATORY", of(ROUTER), TypedOptions::mandatory),
          option("maxSubscriptions", "", of(PUB, XPUB), TypedOptions::maxSubscriptions),
          option("verbose", "XPUB_VERBOSE", of(XPUB), TypedOptions::verbose),
          option(NO_DROP, "XPUB_NODROP", of(PUB, XPUB), (b, v) -> v.flag()));

  private static SocketOption any(
      String name, String libzmqName, BiConsumer<OptionsBuilder<?>, OptionValue> setter) {
    return option(name, libzmqName, type -> true, setter);
  }

  private static SocketOption option(
      String name,
      String libzmqName,
      Predicate<SocketType> types,
      BiConsumer<OptionsBuilder<?>, OptionValue> setter) {
    return new SocketOption(name, libzmqName, types, setter);
  }

  private static Predicate<SocketType> of(SocketType... types) {
    return List.of(types)::contains;
  }

  /** The names under which the user may mean it. */
  Stream<String> names() {
    return libzmqName.isEmpty() ? Stream.of(name) : Stream.of(name, libzmqName);
  }
}
