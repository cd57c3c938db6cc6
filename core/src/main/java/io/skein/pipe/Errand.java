package io.skein.pipe;

/**
 * Something to be done once no lock is held: wake a loop, serve another socket's mailbox, unpark a
 * thread.
 */
@FunctionalInterface
public interface Errand {

  /**
   * Does it. Called without any lock; must not block. Whatever follows from it is not called but
   * added to {@code errands}, so that a chain of sockets needs no stack.
   */
  void run(Errands errands);
}
