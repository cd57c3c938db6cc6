package io.skein.delivery;

import io.skein.message.Item;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Attachment;
import io.skein.pattern.Pattern;
import io.skein.pipe.Pipe;
import io.skein.socket.Context;
import io.skein.socket.DuplexOptions;
import io.skein.socket.SkeinSocket;
import io.skein.testkit.EventRecorder;

/** Announces a ROUTER and answers no peer, ever. */
final class HoldingSocket extends SkeinSocket {
  private final Holding pattern;

  private HoldingSocket(Context context, Holding pattern, Options options) {
    super(context, pattern, options.build());
    this.pattern = pattern;
  }

  static HoldingSocket open(Context context, EventRecorder events) {
    return new HoldingSocket(context, new Holding(), new Options().onEvent(events));
  }

  /** Whether a held peer has gone again. */
  boolean gone() {
    return decide(() -> pattern.gone);
  }

  /** From now on the pattern throws when a peer asks. */
  void failFromNowOn() {
    decide(() -> pattern.fails = true);
  }

  private static final class Options extends DuplexOptions<Options> {}

  private static final class Holding implements Pattern {
    private boolean gone;
    private boolean fails;

    @Override
    public SocketType type() {
      return SocketType.ROUTER;
    }

    @Override
    public Attachment attach(Pipe pipe) {
      if (fails) {
        throw new IllegalStateException("a pattern's own mistake");
      }
      return Attachment.HELD;
    }

    @Override
    public void detached(Pipe pipe) {}

    @Override
    public void closed(Pipe pipe) {
      gone = true;
    }

    @Override
    public void readable(Pipe pipe) {}

    @Override
    public boolean trySend(Message message) {
      return false;
    }

    @Override
    public Item tryReceive() {
      return null;
    }

    @Override
    public boolean canSend() {
      return false;
    }

    @Override
    public boolean canReceive() {
      return false;
    }
  }
}
