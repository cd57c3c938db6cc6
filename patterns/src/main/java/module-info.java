/** The eleven socket types, and the routing policies that they and custom patterns own. */
module io.skein.patterns {
  requires transitive io.skein.core;

  exports io.skein.reqrep;
  exports io.skein.pubsub;
  exports io.skein.pipeline;
  exports io.skein.pair;
  exports io.skein.routing;
}
