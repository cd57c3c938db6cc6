package io.skein.cli.base;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Where all threads of the command say how it ends; the first to do so wins. */
public final class Ending {
  private final CompletableFuture<Outcome> first = new CompletableFuture<>();

  /** Nobody has said anything yet. */
  public Ending() {}

  /** Ends the command with {@code outcome}; false when it has ended already. */
  public boolean with(Outcome outcome) {
    return first.complete(outcome);
  }

  /** Whether the command has ended: what fails from now on is of no interest. */
  public boolean isOver() {
    return first.isDone();
  }

  /**
   * Waits for the end.
   *
   * @param nanosLeft how long until {@code otherwise} ends the command; asked again when that time
   *     has passed, for it may have grown
   */
  public Outcome await(LongSupplier nanosLeft, Outcome otherwise) throws InterruptedException {
    while (true) {
      long nanos = nanosLeft.getAsLong();
      if (nanos <= 0) {
        with(otherwise);
      }
      try {
        return first.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        continue;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
