/**
 * The floors of Skein that every pattern and transport stands on: messages, events, security,
 * pipes, the pattern and transport SPIs, the ZMTP engine and the socket shell.
 */
module io.skein.core {
  requires org.jctools.core;
  requires org.jctools.core.jdk11;
  requires org.slf4j;

  exports io.skein.message;
  exports io.skein.event;
  exports io.skein.security;
  exports io.skein.pipe;
  exports io.skein.pattern;
  exports io.skein.zmtp;
  exports io.skein.transport;
  exports io.skein.socket;

  uses io.skein.transport.TransportProvider;
}
