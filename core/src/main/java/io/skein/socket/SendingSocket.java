package io.skein.socket;

import io.skein.message.Message;
import io.skein.pattern.Pattern;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A socket that sends and may wait, and does not receive. */
public abstract class SendingSocket extends SkeinSocket implements Sends {

  /** Opens a socket; see {@link SkeinSocket}. */
  protected SendingSocket(Context context, Pattern pattern, SocketOptions options) {
    super(context, pattern, options);
  }

  @Override
  public final void send(Message message) throws InterruptedException {
    sendItem(message);
  }

  @Override
  public final boolean send(Message message, Duration timeout) throws InterruptedException {
    return sendItem(message, timeout);
  }

  @Override
  public final boolean trySend(Message message) {
    return trySendItem(message);
  }

  @Override
  public final CompletableFuture<Void> sendAsync(Message message) {
    return sendItemAsync(message);
  }

  /** Changes the mark of all queues to peers, those included that are there; 0 for none. */
  public final void sendHighWaterMark(int messages) {
    core.changeSendMark(messages);
  }
}
