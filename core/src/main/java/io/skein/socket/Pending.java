package io.skein.socket;

import io.skein.message.Item;
import io.skein.message.Message;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A future that stands in a socket's line.
 *
 * <p>Every way in which the future can be completed from outside (cancel, complete, orTimeout, ...)
 * first claims the node, so a message is delivered to a future or stays with the socket, never
 * neither. Stages run on the context's executor.
 */
final class Pending<T> extends CompletableFuture<T> {
  private final SocketCore core;
  private final Function<? super Item, ? extends T> mapping;
  private final Waiter waiter;

  /**
   * A future that waits.
   *
   * @param message what is to be sent, or null to receive
   * @param mapping makes the future's value of what was received (null for a sender)
   */
  Pending(SocketCore core, Message message, Function<? super Item, ? extends T> mapping) {
    this.core = core;
    this.mapping = mapping;
    this.waiter = Waiter.ofFuture(message, this);
  }

  Waiter waiter() {
    return waiter;
  }

  /** By whoever delivered or failed the node, without a lock: completes, off this thread. */
  void settle(Item received, Throwable failure) {
    try {
      core.context.executor().execute(() -> settleNow(received, failure));
    } catch (RejectedExecutionException e) {
      settleNow(received, failure); // The context is closed: nobody else is left to do it.
    }
  }

  private void settleNow(Item received, Throwable failure) {
    if (failure != null) {
      super.completeExceptionally(failure);
      return;
    }
    try {
      super.complete(mapping.apply(received));
    } catch (RuntimeException e) {
      super.completeExceptionally(e);
    }
  }

  /** Takes the node out of the line if nobody has delivered to it. */
  private boolean giveUp() {
    if (!waiter.claim()) {
      return false;
    }
    core.forget(waiter);
    return true;
  }

  @Override
  public boolean complete(T value) {
    return giveUp() && super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return giveUp() && super.completeExceptionally(failure);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return (giveUp() && super.cancel(mayInterruptIfRunning)) || isCancelled();
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
    executor.execute(
        () -> {
          try {
            complete(supplier.get());
          } catch (RuntimeException | Error e) {
            completeExceptionally(e);
          }
        });
    return this;
  }

  @Override
  public void obtrudeValue(T value) {
    giveUp();
    super.obtrudeValue(value);
  }

  @Override
  public void obtrudeException(Throwable failure) {
    giveUp();
    super.obtrudeException(failure);
  }
}
