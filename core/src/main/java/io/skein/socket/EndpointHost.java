package io.skein.socket;

import io.skein.event.SocketEvent;
import io.skein.event.SocketEvent.Listening;
import io.skein.message.Endpoint;
import io.skein.pipe.HighWaterMark;
import io.skein.transport.Connector;
import io.skein.transport.Link;
import io.skein.transport.LinkHost;
import io.skein.transport.LinkProfile;
import io.skein.transport.Listener;
import io.skein.transport.PeerInfo;

/** One bound or connected endpoint of a socket: what its transport says becomes mail. */
final class EndpointHost implements LinkHost {
  private final SocketCore core;
  private volatile LinkProfile profile;
  private final boolean connects;
  private volatile Endpoint endpoint;

  /** Written in the socket's turn. */
  private volatile Member member;

  // Guarded by the socket's turn.
  private Listener listener;
  private Connector connector;
  private boolean givenUp;

  EndpointHost(SocketCore core, Endpoint endpoint, boolean connects) {
    this.core = core;
    this.profile = core.options.profile(core.pattern.type(), core.context.executor());
    this.endpoint = endpoint;
    this.connects = connects;
  }

  // ---- LinkHost: any thread
  // -------------------------------------------------------------------------

  @Override
  public LinkProfile profile() {
    return profile;
  }

  @Override
  public void listening(Endpoint resolved) {
    endpoint = resolved;
    core.events.announce(new Listening(resolved));
  }

  @Override
  public void attach(Link link, PeerInfo peer) {
    core.turn.post(() -> core.membership.attach(this, link, peer));
  }

  @Override
  public void detached(Link link, String cause) {
    core.turn.post(() -> core.membership.detached(link, cause));
  }

  @Override
  public void alive(Link link) {
    core.turn.post(() -> core.membership.alive(link));
  }

  @Override
  public boolean isAwaited() {
    return core.waiting.isReceiving() || core.watchers.isWatching();
  }

  @Override
  public boolean hasQueued() {
    Member current = member;
    return current != null && current.pipe.outbound().size() > 0;
  }

  @Override
  public void ended(String cause) {
    core.turn.post(() -> core.endpoints.ended(this, cause));
  }

  @Override
  public void event(SocketEvent event) {
    core.events.announce(event);
  }

  // ---- in the socket's turn, but for endpoint() and connects()
  // ------------------------------------------

  Endpoint endpoint() {
    return endpoint;
  }

  boolean connects() {
    return connects;
  }

  Member member() {
    return member;
  }

  void member(Member member) {
    this.member = member;
  }

  Listener listener() {
    return listener;
  }

  void listener(Listener listener) {
    this.listener = listener;
  }

  Connector connector() {
    return connector;
  }

  void connector(Connector connector) {
    this.connector = connector;
  }

  /** From now on new links have these marks. */
  void marks(HighWaterMark send, HighWaterMark receive) {
    profile = profile.withMarks(send, receive);
  }

  boolean isGivenUp() {
    return givenUp;
  }

  void giveUp() {
    givenUp = true;
  }
}
