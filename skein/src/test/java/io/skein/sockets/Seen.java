package io.skein.sockets;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
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

  private static final class Recording extends OneOutlet {
    private final Set<Message> objects = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    public SocketType type() {
      return SocketType.PULL;
    }

    @Override
    public Item tryReceive() {
      Message message = outlet == null ? null : outlet.tryReceive();
      if (message != null) {
        objects.add(message);
      }
      return message;
    }

    @Override
    public boolean canReceive() {
      return outlet != null && outlet.canReceive();
    }

    /** Remembers objects and reads none of them. */
    @Override
    public boolean forgetsReceived() {
      return true;
    }
  }
}
