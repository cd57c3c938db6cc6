/** The transport inproc: joins two pipes of one process directly, without a codec. */
module io.skein.transport.inproc {
  requires transitive io.skein.core;

  exports io.skein.transport.inproc;

  provides io.skein.transport.TransportProvider with
      io.skein.transport.inproc.InprocTransportProvider;
}
