package io.skein.socket;

import io.skein.event.SocketEvent.PeerJoined;
import io.skein.event.SocketEvent.PeerLeft;
import io.skein.message.DropCause;
import io.skein.message.Peer;
import io.skein.message.RoutingId;
import io.skein.pattern.Attachment;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;
import io.skein.socket.Member.State;
import io.skein.transport.Lanes;
import io.skein.transport.Link;
import io.skein.transport.PeerInfo;
import java.util.IdentityHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipes of a socket and who is at their other ends: what a pattern is asked and told about
 * them. All methods are called in the socket's turn.
 */
final class Membership implements PatternHost {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private final SocketCore core;
  private final Census census;
  private final Map<Link, Member> byLink = new IdentityHashMap<>();
  private final Roster roster;
  private final PipeNotes notes;

  Membership(SocketCore core) {
    this.core = core;
    this.census = new Census(core.context.clock());
    this.roster = new Roster(core);
    this.notes = new PipeNotes(core);
  }

  Roster roster() {
    return roster;
  }

  Census census() {
    return census;
  }

  // ---- from connect() and from links
  // --------------------------------------------------------------

  /** The queue of a connected endpoint, before any peer. */
  Member open(EndpointHost host) {
    return add(host, roster.newLanes());
  }

  /** The transport has taken the endpoint: from now on the pattern may queue messages for it. */
  void opened(Member member) {
    if (!member.isOpened && !member.isClosed) {
      member.isOpened = true;
      core.pattern.opened(member.pipe);
    }
  }

  private Member add(EndpointHost host, Lanes lanes) {
    Pipe pipe =
        new Pipe(
            host.endpoint(), host.connects(), lanes.outbound(), lanes.inbound(), core.turn, notes);
    Member member = new Member(host, pipe, core);
    roster.add(member);
    return member;
  }

  /** A peer asks to be joined: the pattern answers. */
  void attach(EndpointHost host, Link link, PeerInfo info) {
    if ((core.isClosed() || host.isGivenUp()) && !isAwaited(host, info)) {
      byLink.put(link, null);
      core.turn.note(errands -> link.refused("The socket is being closed"));
      return;
    }
    Member member =
        host.connects() ? host.member() : add(host, info.lanes().orElseGet(roster::newLanes));
    member.borrowsLanes = info.lanes().isPresent();
    member.link = link;
    byLink.put(link, member);
    core.waiting.mayDrive(link.drivable());
    member.pipe.peer(peer(host, member.pipe, info), false);
    if (host.connects()) {
      opened(member); // Its transport was quicker than connect().
    }
    if (member.isClosed) {
      join(member); // The pattern has given it up, and we have promised to deliver.
      return;
    }
    switch (answer(member)) {
      case ACCEPTED -> join(member);
      case HELD -> member.state = State.HELD;
      case REFUSED ->
          core.turn.note(
              errands ->
                  link.refused("The " + core.pattern.type() + " socket does not take this peer"));
    }
  }

  /** A pattern that fails on a peer does not take it: the peer must not wait for an answer. */
  private Attachment answer(Member member) {
    try {
      return core.pattern.attach(member.pipe);
    } catch (RuntimeException e) {
      LOG.error("A {} pattern failed on a peer, which is refused", core.pattern.type(), e);
      return Attachment.REFUSED;
    }
  }

  /**
   * Whether what is queued may still leave for this peer within the linger time. After disconnect()
   * the pattern cannot be asked any more, so it has to be who was there before.
   */
  private boolean isAwaited(EndpointHost host, PeerInfo info) {
    if (!host.connects() || !host.hasQueued() || host.member().isGone) {
      return false;
    }
    Pipe pipe = host.member().pipe;
    return !host.member().isClosed
        || pipe.peer() == null
        || peer(host, pipe, info).routingId().mayBe(pipe.peer().routingId());
  }

  /** A peer without an id keeps the one that we made for it as long as the pipe lives. */
  private Peer peer(EndpointHost host, Pipe pipe, PeerInfo info) {
    RoutingId id =
        info.routingId()
            .orElseGet(
                () ->
                    pipe.peer() != null && pipe.peer().routingId().isGenerated()
                        ? pipe.peer().routingId()
                        : core.context.nextRoutingId());
    return new Peer(
        info.link(), info.type(), id, host.endpoint(), info.address(), info.properties());
  }

  private void join(Member member) {
    Pipe pipe = member.pipe;
    Link link = member.link;
    Peer peer = pipe.peer();
    member.state = State.JOINED;
    pipe.peer(peer, true);
    core.turn.note(errands -> link.joined(member.lanes(), peer));
    census.peers(1);
    core.events.announce(new PeerJoined(pipe.endpoint(), peer), core.turn);
    member.takeSubscriptions();
    member.readable();
  }

  /** A link has ended; every attach is followed by exactly one of these. */
  void detached(Link link, String cause) {
    Member member = byLink.remove(link);
    if (member != null) {
      State before = member.state;
      leave(member, before, cause);
      if (member.borrowsLanes && before != State.JOINED) {
        giveLanesBack(member, link, before != State.ALONE);
      } else if (!member.host.connects()) {
        close(member, DropCause.CONNECTION_LOST, before != State.ALONE);
      } else if (member.pipe.outbound().isShared()) {
        replace(member);
      }
    }
    core.closing.progress();
  }

  /**
   * The queues of a connected endpoint went over to a peer in this process: what it has not
   * received is still its to receive, so the endpoint goes on with new ones.
   */
  private void replace(Member member) {
    close(member, DropCause.ENDPOINT_CLOSED, true);
    if (!core.isClosed() && !member.host.isGivenUp()) {
      member.host.member(open(member.host));
      opened(member.host.member());
    }
  }

  private void leave(Member member, State before, String cause) {
    member.state = State.ALONE;
    member.link = null;
    member.proof = null;
    if (before == State.ALONE) {
      return;
    }
    if (before == State.JOINED) {
      census.peers(-1);
      if (member.hasSubscribed) {
        member.hasSubscribed = false;
        census.subscribers(-1);
      }
      core.events.announce(new PeerLeft(member.pipe.endpoint(), member.peer(), cause), core.turn);
    }
    member.pipe.detached();
    if (!member.isClosed) {
      core.pattern.detached(member.pipe);
    }
  }

  /** The pipe will never have a peer again: what it holds for one is dropped and counted. */
  void close(Member member, DropCause cause, boolean patternKnowsIt) {
    Pipe pipe = member.pipe;
    if (roster.of(pipe) == null) {
      return;
    }
    pipe.over();
    if (!member.isClosed && patternKnowsIt) {
      core.pattern.closed(pipe);
    }
    member.isClosed = true;
    member.isGone = true;
    if (pipe.outbound().isShared()) {
      pipe.leaveOutbound(DropCause.CONNECTION_LOST);
    } else if (patternKnowsIt && !core.closing.isReported()) {
      core.closing.undelivered(pipe);
      pipe.discardOutbound(core.isClosed() ? DropCause.LINGER_EXPIRED : cause);
    }
    roster.remove(member, patternKnowsIt);
  }

  /** Never joined: the lanes went back to the peer, or, if it has ended, what it sent ends here. */
  private void giveLanesBack(Member member, Link link, boolean patternKnowsIt) {
    if (patternKnowsIt) {
      core.pattern.closed(member.pipe);
    }
    member.isClosed = true;
    member.isGone = true;
    if (!link.lanesWentBack()) {
      member.pipe.abandonInbound(DropCause.CONNECTION_LOST);
      member.pipe.leaveOutbound(DropCause.CONNECTION_LOST);
    }
    roster.remove(member, false);
  }

  /** disconnect(): nothing more is queued; what is queued may still leave. */
  void giveUp(Member member) {
    if (!member.isClosed) {
      member.isClosed = true;
      core.pattern.closed(member.pipe);
    }
  }

  /** Something arrived from a peer that was asked to prove itself. */
  void alive(Link link) {
    Member member = byLink.get(link);
    if (member != null && member.proof != null) {
      Proof proof = member.proof;
      member.proof = null;
      proof.alive();
    }
  }

  // ---- PatternHost
  // ----------------------------------------------------------------------------------

  @Override
  public void admit(Pipe held) {
    Member member = roster.of(held);
    if (member != null && member.state == State.HELD) {
      join(member);
    }
  }

  @Override
  public void refuse(Pipe pipe, String reason) {
    Member member = roster.of(pipe);
    if (member != null && member.link != null) {
      Link link = member.link;
      core.turn.note(errands -> link.refused(reason));
    }
  }

  @Override
  public void prove(Pipe pipe, Proof proof) {
    Member member = roster.of(pipe);
    if (member != null && member.link != null) {
      Link link = member.link;
      member.proof = proof;
      core.turn.note(errands -> link.prove());
    }
  }

  @Override
  public void dropped(DropCause cause, long count) {
    core.drops.add(Drops.NO_ENDPOINT, null, cause, count);
  }

  // ---- what there is
  // ----------------------------------------------------------------------------------

  /** Whether no link is left whose end has not been told. */
  boolean hasNoLinks() {
    return byLink.isEmpty();
  }
}
