package io.skein.loop;

import io.skein.event.SocketEvent;
import io.skein.message.Endpoint;
import io.skein.message.HandshakeFailure;
import io.skein.transport.ConnectionOptions;
import io.skein.transport.LinkHost;
import io.skein.transport.LinkProfile;
import io.skein.transport.PeerInfo;
import io.skein.transport.TransportContext;
import io.skein.zmtp.EngineSettings;
import io.skein.zmtp.PeerProperties;
import java.util.Optional;

/**
 * What all connections of one endpoint have in common.
 *
 * @param context clock, random source, numbers of links
 * @param host the socket
 * @param endpoint the socket's endpoint; a wildcard is resolved
 * @param bound whether the connections come in
 * @param engine what their engines have to know
 */
public record ConnectionSetup(
    TransportContext context,
    LinkHost host,
    Endpoint endpoint,
    boolean bound,
    EngineSettings engine) {

  /** For the connections of an endpoint that is what its host says now. */
  public ConnectionSetup(
      TransportContext context, LinkHost host, Endpoint endpoint, boolean bound) {
    this(context, host, endpoint, bound, engineSettings(host.profile(), endpoint, bound));
  }

  private static EngineSettings engineSettings(
      LinkProfile profile, Endpoint endpoint, boolean bound) {
    ConnectionOptions options = profile.connection();
    return new EngineSettings(
        profile.type(),
        profile.routingId(),
        profile.mechanism(),
        bound,
        endpoint,
        options.maxMessageSize(),
        options.maxSubscriptions(),
        options.properties(),
        Nanos.of(options.heartbeatInterval()),
        Nanos.of(options.heartbeatTimeout()),
        Nanos.of(options.heartbeatTtl()),
        Nanos.of(options.stallLimit()));
  }

  PeerInfo peerInfo(PeerProperties peer, String address) {
    return new PeerInfo(
        context.nextLink(),
        peer.type(),
        peer.routingId(),
        address,
        peer.properties(),
        Optional.empty());
  }

  SocketEvent handshakeFailed(String address, String cause, HandshakeFailure failure) {
    return new SocketEvent.HandshakeFailed(endpoint, address, cause, failure);
  }
}
