package io.skein.transport;

/**
 * What the operating system's sockets are set to. A value of -1 leaves what the system does.
 *
 * @param backlog connections that may wait to be accepted; default 1024, of which the system may
 *     grant fewer. A tcp peer that finds no place tries again after a second or more.
 * @param sendBuffer bytes of the kernel's send buffer; default -1, which for ipc means {@link
 *     #IPC_SEND_BUFFER}
 * @param receiveBuffer bytes of the kernel's receive buffer; default -1
 * @param tcpKeepAlive 1 on, 0 off, -1 as the system does; default -1
 * @param tcpKeepAliveCount unanswered probes; default -1
 * @param tcpKeepAliveIdle seconds of silence before the first probe; default -1
 * @param tcpKeepAliveInterval seconds between probes; default -1
 * @param typeOfService the IP type-of-service octet; default -1
 * @param ipv6 whether wildcards and names may mean IPv6 addresses; default true
 * @param maxHalfOpen connections of one listener whose handshake is not done; more are closed at
 *     once (ALL-23); default 1024
 */
public record TransportOptions(
    int backlog,
    int sendBuffer,
    int receiveBuffer,
    int tcpKeepAlive,
    int tcpKeepAliveCount,
    int tcpKeepAliveIdle,
    int tcpKeepAliveInterval,
    int typeOfService,
    boolean ipv6,
    int maxHalfOpen) {

  /**
   * Bytes of the kernel's send buffer of a Unix domain socket: 1 MiB, of which the system may grant
   * less. What Linux does, 208 KiB, is less than one write, so that the two processes would take
   * turns instead of working at once; and there it does not grow by itself, as it does for tcp.
   */
  public static final int IPC_SEND_BUFFER = 1 << 20;

  /** The defaults. */
  public static final TransportOptions DEFAULT =
      new TransportOptions(1024, -1, -1, -1, -1, -1, -1, -1, true, 1024);
}
