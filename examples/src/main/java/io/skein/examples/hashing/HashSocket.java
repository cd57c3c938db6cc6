package io.skein.examples.hashing;

import io.skein.socket.Context;
import io.skein.socket.SendOptions;
import io.skein.socket.SendingSocket;

/**
 * A socket of the custom pattern: it sends in four forms, binds, connects, counts and closes as any
 * other, because all of that is the work of the classes it extends.
 */
final class HashSocket extends SendingSocket {
  private HashSocket(Context context) {
    super(context, new HashPattern(), new Options().build());
  }

  static HashSocket open(Context context) {
    return new HashSocket(context);
  }

  private static final class Options extends SendOptions<Options> {}
}
