package io.skein.transport.tcp;

import io.skein.message.Message;
import io.skein.pipe.Errands;
import io.skein.transport.Lanes;
import java.lang.invoke.VarHandle;

/** The socket's ends of two lanes, as a socket's lock and its errands would use them. */
final class LaneEnds {
  final Lanes lanes;

  LaneEnds(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Puts a message out if the mark allows it. */
  boolean trySend(Message message) {
    if (!lanes.outbound().offer(message)) {
      return false;
    }
    Errands errands = new Errands();
    VarHandle.fullFence();
    lanes.outbound().ringReader(errands);
    errands.runAll();
    return true;
  }

  void send(Message message) {
    if (!trySend(message)) {
      Await.until("room to send", () -> trySend(message));
    }
  }

  void send(String... frames) {
    send(Message.of(frames));
  }

  /** The next message or null. */
  Message tryReceive() {
    Message message = lanes.inbound().take();
    if (message != null) {
      Errands errands = new Errands();
      VarHandle.fullFence();
      lanes.inbound().ringWriter(errands);
      errands.runAll();
    }
    return message;
  }

  Message receive() {
    Message[] received = new Message[1];
    Await.until("a message", () -> (received[0] = tryReceive()) != null);
    return received[0];
  }
}
