package io.skein.socket;

import io.skein.event.PeerStats;
import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.pipe.Pipe;
import io.skein.socket.Member.State;
import io.skein.transport.Lanes;
import io.skein.transport.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a socket, their marks and their figures. All methods are called in its turn. */
final class Roster {
  private final SocketCore core;
  private final Map<Pipe, Member> members = new LinkedHashMap<>();
  private final List<Pipe> leftovers = new ArrayList<>();
  private HighWaterMark sendMark;
  private HighWaterMark receiveMark;
  private long sentByGone;
  private volatile Member sole;

  Roster(SocketCore core) {
    this.core = core;
    this.sendMark = core.options.queue().send();
    this.receiveMark = core.options.queue().receive();
  }

  /** A new queue pair with the marks of now. */
  Lanes newLanes() {
    return new Lanes(new Lane(sendMark), new Lane(receiveMark, core.rows));
  }

  void add(Member member) {
    members.put(member.pipe, member);
    findSole();
  }

  private void findSole() {
    sole = members.size() == 1 ? members.values().iterator().next() : null;
  }

  /** Null for a pipe that is closed. */
  Member of(Pipe pipe) {
    return members.get(pipe);
  }

  /** A pipe is closed; what it still has to be received is remembered until it is taken. */
  void remove(Member member, boolean wasUsed) {
    Pipe pipe = member.pipe;
    members.remove(pipe);
    findSole();
    if (!wasUsed) {
      return;
    }
    sentByGone += pipe.sent();
    leftovers.removeIf(left -> !left.canReceive());
    if (pipe.canReceive()) {
      leftovers.add(pipe);
    }
  }

  /** The only pipe, or null. Any thread. */
  Pipe sole() {
    Member member = sole;
    return member == null ? null : member.pipe;
  }

  /** The link of the only pipe, if there is one; null otherwise. */
  Link soleLink() {
    Member member = sole;
    return member == null ? null : member.link;
  }

  /** The links of bound endpoints: those of connected ones are their connectors' business. */
  List<Link> acceptedLinks() {
    List<Link> links = new ArrayList<>();
    for (Member member : members.values()) {
      if (member.link != null && !member.host.connects()) {
        links.add(member.link);
      }
    }
    return links;
  }

  /** Another outbound mark, for the pipes that are there and those to come. */
  void sendMark(int messages) {
    sendMark = sendMark.withMessages(messages);
    core.endpoints.marks(sendMark, receiveMark);
    for (Member member : members.values()) {
      mark(member, member.pipe.outbound(), sendMark);
      if (!member.isClosed) {
        core.pattern.writable(member.pipe);
      }
    }
  }

  /** Another inbound mark, for the pipes that are there and those to come. */
  void receiveMark(int messages) {
    receiveMark = receiveMark.withMessages(messages);
    core.endpoints.marks(sendMark, receiveMark);
    for (Member member : members.values()) {
      Lane lane = member.pipe.inbound();
      mark(member, lane, receiveMark);
      core.turn.note(lane::ringWriter);
    }
  }

  /** A lane that is another socket's as well has that one's mark besides: its link adds them. */
  private void mark(Member member, Lane lane, HighWaterMark mark) {
    if (!lane.isShared()) {
      lane.mark(mark);
    }
    if (member.link != null) {
      Link link = member.link;
      core.turn.note(errands -> link.marksChanged());
    }
  }

  /** What the marks are now. */
  void tellMarks(EndpointHost host) {
    host.marks(sendMark, receiveMark);
  }

  /** At the end of the socket: drops and counts what arrived and was not taken by anybody. */
  long dropNotTaken() {
    long count = 0;
    for (Message message : core.pattern.prefetched()) {
      core.drops.add(message, DropCause.NOT_TAKEN);
      count++;
    }
    for (Pipe pipe : leftovers) {
      count += pipe.abandonInbound(DropCause.NOT_TAKEN);
    }
    leftovers.clear();
    for (Member member : members.values()) {
      count += member.pipe.abandonInbound(DropCause.NOT_TAKEN);
    }
    return count;
  }

  /** Everything that is still queued for a peer, by endpoint. */
  void addUndelivered(Map<Endpoint, Long> undelivered) {
    for (Member member : members.values()) {
      long size = member.pipe.outbound().size();
      if (size > 0 && !member.pipe.outbound().isShared()) {
        undelivered.merge(member.pipe.endpoint(), size, Long::sum);
        member.pipe.dropped(DropCause.LINGER_EXPIRED, size);
      }
    }
  }

  long sent() {
    return sentByGone + members.keySet().stream().mapToLong(Pipe::sent).sum();
  }

  List<PeerStats> peerStats() {
    List<PeerStats> all = new ArrayList<>();
    for (Member member : members.values()) {
      Pipe pipe = member.pipe;
      all.add(
          new PeerStats(
              pipe.endpoint(),
              member.state == State.JOINED ? Optional.of(pipe.peer()) : Optional.empty(),
              pipe.outbound().size(),
              pipe.outbound().byteSize(),
              pipe.inbound().size(),
              pipe.inbound().byteSize(),
              pipe.sent(),
              pipe.inbound().released()));
    }
    return all;
  }
}
