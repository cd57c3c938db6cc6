package io.skein.cli.base;

import io.skein.event.SkeinException;
import java.io.IOException;

/** What a thread of the command does, and what its failures mean. */
public final class Guard {
  private Guard() {}

  /** Work that may fail in any way. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws InterruptedException, IOException;
  }

  /** Starts a daemon thread that does {@code work}; a failure ends the command. */
  public static Thread start(String name, Ending ending, Work work) {
    Thread thread = new Thread(() -> run(ending, work), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void run(Ending ending, Work work) {
    try {
      work.run();
    } catch (Throwable t) {
      // Once the command has ended, its sockets are being closed: nobody listens any more.
      ending.with(outcomeOf(t));
    }
  }

  /** How the command ends when {@code failure} was thrown. */
  public static Outcome outcomeOf(Throwable failure) {
    if (failure instanceof CommandException e) {
      return e.outcome();
    }
    if (failure instanceof SkeinException || failure instanceof IllegalArgumentException) {
      return Outcome.impossible(failure.getMessage());
    }
    if (failure instanceof IOException) {
      return Outcome.impossible("Standard input cannot be read: " + failure.getMessage());
    }
    if (failure instanceof InterruptedException) {
      return Outcome.impossible("The command was interrupted");
    }
    if (failure instanceof OutOfMemoryError) {
      return Outcome.impossible("The memory does not suffice: " + failure.getMessage());
    }
    return Outcome.impossible("This should not happen, and is a fault of skein: " + failure);
  }
}
