package io.skein.transport.tcp;

import io.skein.event.SocketEvent;
import io.skein.message.Endpoint;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.security.Mechanism;
import io.skein.security.Mechanisms;
import io.skein.transport.ConnectionOptions;
import io.skein.transport.Lanes;
import io.skein.transport.Link;
import io.skein.transport.LinkHost;
import io.skein.transport.LinkProfile;
import io.skein.transport.PeerInfo;
import io.skein.transport.TransportOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A socket as a transport sees it; by default it accepts everybody at once. */
final class FakeHost implements LinkHost {
  static final Duration SHORT = Duration.ofMillis(5);

  /** One peer that asked. */
  static final class Guest {
    final Link link;
    final PeerInfo info;
    final LaneEnds ends;
    volatile int detached;
    volatile int alive;
    volatile String cause;

    Guest(Link link, PeerInfo info, LaneEnds ends) {
      this.link = link;
      this.info = info;
      this.ends = ends;
    }
  }

  final List<Guest> guests = new CopyOnWriteArrayList<>();
  final ConcurrentLinkedQueue<SocketEvent> events = new ConcurrentLinkedQueue<>();
  final List<String> endings = new CopyOnWriteArrayList<>();
  volatile LinkProfile profile;
  volatile Consumer<Guest> answer = this::join;
  volatile LaneEnds own;

  FakeHost(SocketType type) {
    this(type, 1000, 1000);
  }

  FakeHost(SocketType type, int sendMark, int receiveMark) {
    profile =
        new LinkProfile(
            type,
            Optional.empty(),
            HighWaterMark.ofMessages(sendMark),
            HighWaterMark.ofMessages(receiveMark),
            Mechanisms.none(),
            ConnectionOptions.DEFAULT,
            TransportOptions.DEFAULT);
  }

  FakeHost mechanism(Mechanism mechanism) {
    profile =
        new LinkProfile(
            profile.type(),
            profile.routingId(),
            profile.sendMark(),
            profile.receiveMark(),
            mechanism,
            profile.connection(),
            profile.transport());
    return this;
  }

  FakeHost connection(ConnectionOptions connection) {
    profile =
        new LinkProfile(
            profile.type(),
            profile.routingId(),
            profile.sendMark(),
            profile.receiveMark(),
            profile.mechanism(),
            connection,
            profile.transport());
    return this;
  }

  FakeHost transport(TransportOptions transport) {
    profile =
        new LinkProfile(
            profile.type(),
            profile.routingId(),
            profile.sendMark(),
            profile.receiveMark(),
            profile.mechanism(),
            profile.connection(),
            transport);
    return this;
  }

  /** Lanes of this host's marks: those of a connected endpoint. */
  Lanes ownLanes() {
    own = new LaneEnds(new Lanes(new Lane(profile.sendMark()), new Lane(profile.receiveMark())));
    return own.lanes;
  }

  void join(Guest guest) {
    Peer peer =
        new Peer(
            guest.info.link(),
            guest.info.type(),
            guest.info.routingId().orElse(RoutingId.generated((int) guest.info.link())),
            new Endpoint("test", "test"),
            guest.info.address(),
            guest.info.properties());
    guest.link.joined(guest.ends.lanes, peer);
  }

  @Override
  public LinkProfile profile() {
    return profile;
  }

  @Override
  public void listening(Endpoint resolved) {
    events.add(new SocketEvent.Listening(resolved));
  }

  @Override
  public boolean isAwaited() {
    return true;
  }

  @Override
  public boolean hasQueued() {
    return own != null && own.lanes.outbound().size() > 0;
  }

  @Override
  public void attach(Link link, PeerInfo peer) {
    LaneEnds ends =
        own != null
            ? own
            : new LaneEnds(
                new Lanes(new Lane(profile.sendMark()), new Lane(profile.receiveMark())));
    Guest guest = new Guest(link, peer, ends);
    guests.add(guest);
    answer.accept(guest);
  }

  @Override
  public void detached(Link link, String cause) {
    Guest guest = guest(link);
    guest.cause = cause;
    guest.detached++;
  }

  @Override
  public void alive(Link link) {
    guest(link).alive++;
  }

  private Guest guest(Link link) {
    return guests.stream().filter(guest -> guest.link == link).findFirst().orElseThrow();
  }

  @Override
  public void ended(String cause) {
    endings.add(cause);
  }

  @Override
  public void event(SocketEvent event) {
    events.add(event);
  }

  // ---- what a test waits for --------------------------------------------------------------------

  Guest awaitGuest(int number) {
    Await.until(() -> "guest " + number + " of " + events, () -> guests.size() > number);
    return guests.get(number);
  }

  <T extends SocketEvent> T awaitEvent(Class<T> type) {
    return awaitEvent(type, event -> true);
  }

  <T extends SocketEvent> T awaitEvent(Class<T> type, Predicate<T> wanted) {
    Await.until(
        () -> type.getSimpleName() + " among " + events,
        () -> eventsOf(type).stream().anyMatch(wanted));
    return eventsOf(type).stream().filter(wanted).findFirst().orElseThrow();
  }

  <T extends SocketEvent> List<T> eventsOf(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The next message of the lanes of a connected endpoint. */
  io.skein.message.Message awaitEndsReceive() {
    return own.receive();
  }

  void awaitDetached(Guest guest) {
    Await.until("detached", () -> guest.detached > 0);
  }

  void awaitEnded() {
    Await.until(() -> "ended after " + events, () -> !endings.isEmpty());
  }
}
