package io.skein.socket;

import io.skein.event.SkeinException;
import io.skein.event.SocketEvent;
import io.skein.message.RoutingId;
import io.skein.pipe.HighWaterMark;
import io.skein.security.Authenticator;
import io.skein.security.Mechanism;
import io.skein.security.Mechanisms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Collects and checks the options that every type of socket has. Not safe for concurrent use.
 *
 * <p>Builders of a type add what the type has besides: {@link SendOptions}, {@link ReceiveOptions},
 * {@link DuplexOptions}.
 *
 * @param <B> the builder's own type
 */
public abstract class OptionsBuilder<B extends OptionsBuilder<B>> {
  private SocketOptions.Queue queue = SocketOptions.Queue.DEFAULT;
  private Mechanism mechanism = Mechanisms.none();
  private final ConnectionSettings connection = new ConnectionSettings();
  private final TransportSettings transport = new TransportSettings();
  private Optional<RoutingId> routingId = Optional.empty();
  private final List<Consumer<? super SocketEvent>> listeners = new ArrayList<>();

  /** The defaults. */
  protected OptionsBuilder() {}

  /** This builder. */
  @SuppressWarnings("unchecked")
  protected final B self() {
    return (B) this;
  }

  /** All of it, checked. */
  public final SocketOptions build() {
    return new SocketOptions(
        queue, mechanism, connection.build(), transport.build(), routingId, listeners);
  }

  // ---- security
  // -----------------------------------------------------------------------------------

  /** How peers are let in; default NULL: everybody. */
  public final B mechanism(Mechanism mechanism) {
    this.mechanism = mechanism;
    return self();
  }

  /** PLAIN, as the side that has to prove itself. Traffic is not encrypted. */
  public final B plainClient(String user, String password) {
    return mechanism(Mechanisms.plainClient(user, password));
  }

  /** PLAIN, as the side that decides who is let in. Traffic is not encrypted. */
  public final B plainServer(Authenticator authenticator) {
    return mechanism(Mechanisms.plainServer(authenticator));
  }

  // ---- connection
  // ---------------------------------------------------------------------------------

  /**
   * How long close() and disconnect() wait for what is queued; default 5 s, zero for not at all.
   */
  public final B linger(Duration linger) {
    connection.linger = notNegative("linger", linger);
    return self();
  }

  /** The shortest delay before another attempt to connect; default 100 ms. */
  public final B reconnectMin(Duration delay) {
    connection.reconnectMin = positive("reconnectMin", delay);
    return self();
  }

  /** The delay at which growth ends; default 10 s. */
  public final B reconnectMax(Duration delay) {
    connection.reconnectMax = positive("reconnectMax", delay);
    return self();
  }

  /** How long one attempt may take to reach the listener; default 10 s. */
  public final B connectTimeout(Duration timeout) {
    connection.connectTimeout = positive("connectTimeout", timeout);
    return self();
  }

  /** How long greeting and handshake may take together; default 10 s. */
  public final B handshakeTimeout(Duration timeout) {
    connection.handshakeTimeout = positive("handshakeTimeout", timeout);
    return self();
  }

  /** A PING after so long without a byte; default 10 s, zero for none. */
  public final B heartbeatInterval(Duration interval) {
    connection.heartbeatInterval = notNegative("heartbeatInterval", interval);
    return self();
  }

  /** How long a peer may stay silent after a PING; default 10 s. */
  public final B heartbeatTimeout(Duration timeout) {
    connection.heartbeatTimeout = positive("heartbeatTimeout", timeout);
    return self();
  }

  /**
   * What the PING asks of the peer: to end after so long without a byte from us; at most 6553.5 s.
   */
  public final B heartbeatTtl(Duration ttl) {
    notNegative("heartbeatTtl", ttl);
    if (ttl.compareTo(Duration.ofMillis(6_553_500)) > 0) {
      throw outOfRange("heartbeatTtl", ttl, "at most 6553.5 s fit on the wire");
    }
    connection.heartbeatTtl = ttl;
    return self();
  }

  /** How long a channel or a full queue may stand still; default zero: for ever. */
  public final B stallLimit(Duration limit) {
    connection.stallLimit = notNegative("stallLimit", limit);
    return self();
  }

  /** The largest message received: its bytes and 64 a frame; default 64 MiB, zero for any. */
  public final B maxMessageSize(long bytes) {
    connection.maxMessageSize = notNegative("maxMessageSize", bytes);
    return self();
  }

  /**
   * What else the handshake tells peers.
   *
   * @param name begins with {@code X-}
   */
  public final B property(String name, String value) {
    if (!name.regionMatches(true, 0, "X-", 0, 2) || name.length() > 255) {
      throw outOfRange("property", name, "the name begins with X- and has at most 255 bytes");
    }
    connection.properties.put(name, value);
    return self();
  }

  /** Who is told what happens, from the first moment; called on the context's executor. */
  public final B onEvent(Consumer<? super SocketEvent> listener) {
    listeners.add(listener);
    return self();
  }

  // ---- transport
  // ----------------------------------------------------------------------------------

  /**
   * Connections that may wait to be accepted; default 1024, of which the system may grant fewer. A
   * tcp peer that finds no place tries again after a second or more.
   */
  public final B backlog(int connections) {
    transport.backlog = positive("backlog", connections);
    return self();
  }

  /** Bytes of the kernel's send buffer; default as the system does, for ipc 1 MiB. */
  public final B sendBuffer(int bytes) {
    transport.sendBuffer = positive("sendBuffer", bytes);
    return self();
  }

  /** Bytes of the kernel's receive buffer; default as the system does. */
  public final B receiveBuffer(int bytes) {
    transport.receiveBuffer = positive("receiveBuffer", bytes);
    return self();
  }

  /** Whether the kernel probes silent tcp connections; default as the system does. */
  public final B tcpKeepAlive(boolean on) {
    transport.tcpKeepAlive = on ? 1 : 0;
    return self();
  }

  /** Unanswered probes after which the kernel gives up; default as the system does. */
  public final B tcpKeepAliveCount(int probes) {
    transport.tcpKeepAliveCount = positive("tcpKeepAliveCount", probes);
    return self();
  }

  /** Silence before the first probe, in whole seconds; default as the system does. */
  public final B tcpKeepAliveIdle(Duration silence) {
    transport.tcpKeepAliveIdle = wholeSeconds("tcpKeepAliveIdle", silence);
    return self();
  }

  /** Time between probes, in whole seconds; default as the system does. */
  public final B tcpKeepAliveInterval(Duration pause) {
    transport.tcpKeepAliveInterval = wholeSeconds("tcpKeepAliveInterval", pause);
    return self();
  }

  /** The IP type-of-service octet, 0 to 255; default as the system does. */
  public final B typeOfService(int octet) {
    if (octet < 0 || octet > 255) {
      throw outOfRange("typeOfService", octet, "it is an octet: 0 to 255");
    }
    transport.typeOfService = octet;
    return self();
  }

  /** Whether wildcards and names may mean IPv6 addresses; default true. */
  public final B ipv6(boolean allowed) {
    transport.ipv6 = allowed;
    return self();
  }

  /** Connections of one listener whose handshake is not done; default 1024 (ALL-23). */
  public final B maxHalfOpen(int connections) {
    transport.maxHalfOpen = positive("maxHalfOpen", connections);
    return self();
  }

  // ---- for builders of a type
  // -----------------------------------------------------------------------

  /** Sets the id that peers are told. */
  protected final void setRoutingId(RoutingId id) {
    if (id.isGenerated()) {
      throw outOfRange("routingId", id, "ids that begin with a zero byte are generated (ROU-9)");
    }
    routingId = Optional.of(id);
  }

  /** Sets how many prefixes one subscriber may hold. */
  protected final void setMaxSubscriptions(int prefixes) {
    connection.maxSubscriptions = (int) notNegative("maxSubscriptions", prefixes);
  }

  /** Changes the outbound mark. */
  protected final void changeSendMark(UnaryOperator<HighWaterMark> change) {
    queue = new SocketOptions.Queue(change.apply(queue.send()), queue.receive());
  }

  /** Changes the inbound mark. */
  protected final void changeReceiveMark(UnaryOperator<HighWaterMark> change) {
    queue = new SocketOptions.Queue(queue.send(), change.apply(queue.receive()));
  }

  private static Duration notNegative(String option, Duration value) {
    if (value.isNegative()) {
      throw outOfRange(option, value, "a time is zero or more");
    }
    return value;
  }

  private static Duration positive(String option, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw outOfRange(option, value, "this time is more than zero");
    }
    return value;
  }

  private static int wholeSeconds(String option, Duration value) {
    long seconds = value.toSeconds();
    if (seconds < 1 || seconds > Integer.MAX_VALUE) {
      throw outOfRange(option, value, "the system counts it in whole seconds, from 1");
    }
    return (int) seconds;
  }

  static long notNegative(String option, long value) {
    if (value < 0) {
      throw outOfRange(option, value, "it is zero or more");
    }
    return value;
  }

  private static int positive(String option, int value) {
    if (value < 1) {
      throw outOfRange(option, value, "it is 1 or more");
    }
    return value;
  }

  private static SkeinException outOfRange(String option, Object value, String rule) {
    return new SkeinException("The option " + option + " cannot be " + value + ": " + rule);
  }
}
