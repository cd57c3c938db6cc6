package io.skein.loop;

/** Something to be done for a connection; whatever it throws ends that connection. */
@FunctionalInterface
interface Step {
  void run() throws Exception;
}
