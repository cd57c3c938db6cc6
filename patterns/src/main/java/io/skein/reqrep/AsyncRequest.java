package io.skein.reqrep;

import io.skein.message.Message;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One exchange that nobody waits for: a future message to be sent, then a future reply.
 *
 * <p>Ended once, whatever comes first: the reply, a failure, or the application, which may complete
 * the future itself at any moment.
 */
final class AsyncRequest {
  private final ReqSocket socket;
  private final CompletableFuture<Message> reply = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  /** What is under way: the sending, then the receiving. */
  private volatile CompletableFuture<?> step;

  /** Of a socket that knows that a request has begun. */
  AsyncRequest(ReqSocket socket) {
    this.socket = socket;
  }

  CompletableFuture<Message> start(Message message) {
    try {
      CompletableFuture<Void> sending = socket.sendRequest(message);
      step = sending;
      sending.whenComplete((nothing, failure) -> sent(failure));
    } catch (RuntimeException e) {
      fail(e);
    }
    reply.whenComplete((unused, failure) -> stop());
    return reply;
  }

  private void sent(Throwable failure) {
    if (failure != null) {
      fail(failure);
      return;
    }
    if (reply.isDone()) {
      end(true);
      return;
    }
    try {
      CompletableFuture<Message> receiving = socket.receiveReply();
      step = receiving;
      receiving.whenComplete(this::received);
      if (reply.isDone()) {
        stop();
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void received(Message message, Throwable failure) {
    if (failure != null) {
      end(failure instanceof CancellationException);
      reply.completeExceptionally(failure);
    } else {
      end(false);
      if (!reply.complete(message)) {
        socket.unwanted(message);
      }
    }
  }

  /** Nothing was sent, so nothing is given up. */
  private void fail(Throwable failure) {
    end(false);
    reply.completeExceptionally(failure);
  }

  /** The application has completed the future itself, or it is done anyway. */
  private void stop() {
    CompletableFuture<?> underWay = step;
    if (underWay != null) {
      underWay.cancel(false);
    }
  }

  private void end(boolean givenUp) {
    if (ended.compareAndSet(false, true)) {
      socket.endRequest(givenUp);
    }
  }
}
