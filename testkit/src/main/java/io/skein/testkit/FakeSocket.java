package io.skein.testkit;

import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pattern.PatternHost;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.pipe.LaneNotes;
import io.skein.pipe.Pipe;
import io.skein.pipe.PipeOwner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Stands in for the socket that owns a pattern: real pipes, lanes and bells, one thread, no
 * waiting.
 *
 * <p>What a socket learns by mail (a pipe has become readable or writable) is told to the pattern
 * at once, or, after {@link #holdMail}, when the test says so: between the two a pattern has to
 * answer exactly all the same. Single-threaded.
 */
public final class FakeSocket implements LaneNotes, PipeOwner, PatternHost {
  private final Pattern pattern;
  private final HighWaterMark mark;
  private final Map<Pipe, FakePeer> peers = new HashMap<>();
  private final Map<Pipe, Proof> proofs = new HashMap<>();
  private final Map<DropCause, Long> drops = new EnumMap<>(DropCause.class);
  private final List<Pipe> refused = new ArrayList<>();
  private final Queue<Runnable> mail = new ArrayDeque<>();
  private boolean holdsMail;
  private int nextLink = 1;

  /** A socket of {@code pattern} whose lanes hold {@code mark} messages. */
  public FakeSocket(Pattern pattern, int mark) {
    this.pattern = pattern;
    this.mark = HighWaterMark.ofMessages(mark);
    pattern.open(this);
  }

  /** As {@link #FakeSocket(Pattern, int)}, with a mark of 1000. */
  public FakeSocket(Pattern pattern) {
    this(pattern, 1000);
  }

  // ---- peers ------------------------------------------------------------------------------------

  /** A connected endpoint: its queue is there, its peer is not. */
  public FakePeer connect(SocketType type) {
    FakePeer peer = newPeer(type, true);
    pattern.opened(peer.pipe());
    return peer;
  }

  /** A peer at a bound endpoint that has not asked to be joined yet. */
  public FakePeer accept(SocketType type) {
    return newPeer(type, false);
  }

  /** A peer at a bound endpoint that has been joined. */
  public FakePeer join(SocketType type) {
    FakePeer peer = accept(type);
    peer.attach();
    return peer;
  }

  /** As {@link #join(SocketType)}, for a peer that announces an id; it may be held or refused. */
  public FakePeer join(SocketType type, String id) {
    FakePeer peer = accept(type);
    peer.attach(RoutingId.of(id));
    return peer;
  }

  private FakePeer newPeer(SocketType type, boolean outlives) {
    Endpoint endpoint = Endpoint.parse("fake://" + (outlives ? "connected" : "bound"));
    Pipe pipe = new Pipe(endpoint, outlives, new Lane(mark), new Lane(mark), this, this);
    pipe.inbound().readerBell().onRing(errands -> mail.add(() -> readable(pipe)));
    pipe.outbound().roomBell().onRing(errands -> mail.add(() -> writable(pipe)));
    FakePeer peer = new FakePeer(this, pipe, type);
    peers.put(pipe, peer);
    return peer;
  }

  private void readable(Pipe pipe) {
    if (peers.containsKey(pipe)) {
      pattern.readable(pipe);
    }
  }

  private void writable(Pipe pipe) {
    if (peers.containsKey(pipe)) {
      pattern.writable(pipe);
    }
  }

  // ---- what a socket does -----------------------------------------------------------------------

  /** Sends through the pattern. */
  public boolean trySend(String... frames) {
    return trySend(Message.of(frames));
  }

  /** Sends through the pattern. */
  public boolean trySend(Message message) {
    boolean taken = pattern.trySend(message);
    runMail();
    return taken;
  }

  /** The next message through the pattern, or null. */
  public Message tryReceive() {
    Message message = (Message) pattern.tryReceive();
    runMail();
    return message;
  }

  /** From now on the pattern hears nothing until {@link #deliverMail}. */
  public void holdMail() {
    holdsMail = true;
  }

  /** Tells the pattern what it has not heard, and from now on everything at once. */
  public void deliverMail() {
    holdsMail = false;
    runMail();
  }

  void runMail() {
    while (!holdsMail && !mail.isEmpty()) {
      mail.poll().run();
    }
  }

  /** The pattern. */
  public Pattern pattern() {
    return pattern;
  }

  int nextLink() {
    return nextLink++;
  }

  void forget(Pipe pipe) {
    peers.remove(pipe);
    proofs.remove(pipe);
    refused.remove(pipe);
  }

  // ---- what the pattern did ---------------------------------------------------------------------

  /** How many messages were dropped for that cause. */
  public long dropped(DropCause cause) {
    return drops.getOrDefault(cause, 0L);
  }

  /** How many messages were dropped in all. */
  public long droppedInAll() {
    return drops.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether the pattern has asked for a sign of life of {@code peer}. */
  public boolean isAskedToProve(FakePeer peer) {
    return proofs.containsKey(peer.pipe());
  }

  /** {@code peer} gives the sign of life it was asked for. */
  public void proveAlive(FakePeer peer) {
    proofs.remove(peer.pipe()).alive();
  }

  /** Whether the pattern has had the connection of {@code peer} ended. */
  public boolean isRefused(FakePeer peer) {
    return refused.contains(peer.pipe());
  }

  @Override
  public void published(Lane lane) {}

  @Override
  public void publishedToMany(Lane lane) {}

  @Override
  public void relieved(Lane lane) {}

  @Override
  public void remains(Pipe pipe) {
    mail.add(() -> readable(pipe));
  }

  @Override
  public void dropped(Pipe pipe, DropCause cause, long count) {
    dropped(cause, count);
  }

  @Override
  public void dropped(DropCause cause, long count) {
    drops.merge(cause, count, Long::sum);
  }

  @Override
  public void admit(Pipe held) {
    peers.get(held).joined(Attachment.ACCEPTED);
  }

  @Override
  public void refuse(Pipe pipe, String reason) {
    refused.add(pipe);
  }

  @Override
  public void prove(Pipe pipe, Proof proof) {
    proofs.put(pipe, proof);
  }
}
