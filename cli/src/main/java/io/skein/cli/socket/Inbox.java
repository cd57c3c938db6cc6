package io.skein.cli.socket;

import io.skein.message.Item;
import io.skein.socket.RawSocket;
import io.skein.socket.ReceivingSocket;
import java.util.Optional;

/** Receiving, from whatever it is. */
public interface Inbox {
  /** What is there now. */
  Optional<? extends Item> tryReceive();

  /** Waits. */
  Item receive() throws InterruptedException;

  /** Messages in libzmq's form. */
  static Inbox of(RawSocket socket) {
    return new Inbox() {
      @Override
      public Optional<? extends Item> tryReceive() {
        return socket.tryReceive();
      }

      @Override
      public Item receive() throws InterruptedException {
        return socket.receive();
      }
    };
  }

  /** Whatever the type gives: for XPUB also what is subscribed and cancelled. */
  static Inbox of(ReceivingSocket<?> socket) {
    return new Inbox() {
      @Override
      public Optional<? extends Item> tryReceive() {
        return socket.tryReceive();
      }

      @Override
      public Item receive() throws InterruptedException {
        return socket.receive();
      }
    };
  }
}
