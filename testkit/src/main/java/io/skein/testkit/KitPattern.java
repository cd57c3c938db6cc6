package io.skein.testkit;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;
import java.util.ArrayList;
import java.util.List;

/**
 * The simplest pattern that shows all that a transport does: sends to each pipe in turn, receives
 * from each in turn, and lets peers in as a test says. Guarded by its socket's turn.
 */
final class KitPattern implements Pattern {
  /** Who is let in. */
  enum Admission {
    EVERYBODY,
    ONE,
    HELD
  }

  private final SocketType type;
  private final Admission admission;
  private final List<Pipe> outlets = new ArrayList<>();
  private final List<Pipe> inlets = new ArrayList<>();
  private final List<Pipe> held = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private PatternHost host;
  private int attached;
  private int nextOutlet;
  private int nextInlet;
  private volatile int proofs;

  KitPattern(SocketType type, Admission admission) {
    this.type = type;
    this.admission = admission;
  }

  // ---- what tests ask and say, in the socket's turn ---------------------------------------------

  List<Pipe> held() {
    return held;
  }

  void admitHeld() {
    Pipe pipe = held.remove(0);
    take(pipe);
    host.admit(pipe);
  }

  void refuseHeld(String reason) {
    host.refuse(held.remove(0), reason);
  }

  void refuseAttached(String reason) {
    inlets.stream().filter(Pipe::isAttached).toList().forEach(pipe -> host.refuse(pipe, reason));
  }

  void prove() {
    inlets.stream()
        .filter(Pipe::isAttached)
        .forEach(pipe -> host.prove(pipe, () -> proofs = proofs + 1));
  }

  /** Any thread. */
  int proofs() {
    return proofs;
  }

  void subscribe(Subscription subscription) {
    outlets.forEach(pipe -> pipe.send(subscription));
  }

  List<Subscription> subscriptions() {
    return subscriptions;
  }

  // ---- Pattern ----------------------------------------------------------------------------------

  @Override
  public SocketType type() {
    return type;
  }

  @Override
  public void open(PatternHost host) {
    this.host = host;
  }

  @Override
  public void opened(Pipe pipe) {
    outlets.add(pipe);
    inlets.add(pipe);
  }

  @Override
  public Attachment attach(Pipe pipe) {
    if (admission == Admission.ONE && attached > 0) {
      return Attachment.REFUSED;
    }
    attached++;
    if (admission == Admission.HELD) {
      held.add(pipe);
      return Attachment.HELD;
    }
    take(pipe);
    return Attachment.ACCEPTED;
  }

  private void take(Pipe pipe) {
    if (!outlets.contains(pipe)) {
      opened(pipe);
    }
  }

  @Override
  public void detached(Pipe pipe) {
    attached--;
    held.remove(pipe);
  }

  @Override
  public void closed(Pipe pipe) {
    outlets.remove(pipe);
  }

  @Override
  public void readable(Pipe pipe) {
    // All are asked.
  }

  @Override
  public void writable(Pipe pipe) {
    // All are asked.
  }

  @Override
  public void subscription(Pipe pipe, Subscription subscription) {
    subscriptions.add(subscription);
  }

  @Override
  public boolean trySend(Message message) {
    for (int i = 0; i < outlets.size(); i++) {
      nextOutlet = (nextOutlet + 1) % outlets.size();
      if (outlets.get(nextOutlet).trySend(message)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Item tryReceive() {
    for (int left = inlets.size(); left > 0; left--) {
      nextInlet = (nextInlet + 1) % inlets.size();
      Pipe pipe = inlets.get(nextInlet);
      Message message = pipe.tryReceive();
      if (message != null) {
        return message;
      }
      if (!outlets.contains(pipe)) {
        inlets.remove(pipe);
        if (inlets.isEmpty()) {
          return null;
        }
      }
    }
    return null;
  }

  @Override
  public boolean canSend() {
    return outlets.stream().anyMatch(Pipe::canSend);
  }

  @Override
  public boolean canReceive() {
    return inlets.stream().anyMatch(Pipe::canReceive);
  }
}
