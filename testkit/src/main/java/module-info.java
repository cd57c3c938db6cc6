/** Contract suites for transports and patterns, and scripted peers. For test scope only. */
module io.skein.testkit {
  requires transitive io.skein.core;
  requires transitive org.junit.jupiter.api;

  exports io.skein.testkit;
}
