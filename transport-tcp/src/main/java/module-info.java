/** The transports tcp and ipc, and the event loop that they run on. */
module io.skein.transport.tcp {
  requires transitive io.skein.core;
  requires org.jctools.core;
  requires org.jctools.core.jdk11;
  requires org.slf4j;

  exports io.skein.transport.tcp;

  provides io.skein.transport.TransportProvider with
      io.skein.transport.tcp.TcpTransportProvider;
}
