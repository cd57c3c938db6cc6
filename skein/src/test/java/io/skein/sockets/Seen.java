package io.skein.sockets;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;
import io.skein.socket.Context;
import io.skein.socket.ReceiveOptions;
import io.skein.socket.ReceivingSocket;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A PULL for one peer that remembers which objects its messages were. */
final class Seen extends ReceivingSocket<Message> {
  private final Recording pattern;

  Seen(Context context) {
    this(context, new Recording());
  }

  private Seen(Context context, Recording pattern) {
    super(context, pattern, new Options().build());
    this.pattern = pattern;
  }

  /** How many different ones there were. */
  int objects() {
    return decide(pattern.objects::size);
  }

  private static final class Options extends ReceiveOptions<Options> {}

  private static final class Recording implements Pattern {
    private final Set<Message> objects = Collections.newSetFromMap(new IdentityHashMap<>());
    private Pipe peer;

    @Override
    public SocketType type() {
      return SocketType.PULL;
    }

    @Override
    public Attachment attach(Pipe pipe) {
      peer = pipe;
      return Attachment.ACCEPTED;
    }

    @Override
    public void detached(Pipe pipe) {}

    @Override
    public void closed(Pipe pipe) {}

    @Override
    public void readable(Pipe pipe) {}

    @Override
    public boolean trySend(Message message) {
      return false;
    }

    @Override
    public boolean canSend() {
      return false;
    }

    @Override
    public Item tryReceive() {
      Message message = peer == null ? null : peer.tryReceive();
      if (message != null) {
        objects.add(message);
      }
      return message;
    }

    @Override
    public boolean canReceive() {
      return peer != null && peer.canReceive();
    }

    /** Remembers objects and reads none of them. */
    @Override
    public boolean forgetsReceived() {
      return true;
    }
  }
}
