/** All that most programs need: the eleven socket types over tcp, ipc and inproc. */
module io.skein {
  requires transitive io.skein.core;
  requires transitive io.skein.patterns;
  requires transitive io.skein.transport.inproc;
  requires transitive io.skein.transport.tcp;
}
