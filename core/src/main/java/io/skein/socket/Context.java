package io.skein.socket;

import io.skein.event.EndpointException;
import io.skein.event.SocketClosedException;
import io.skein.message.Endpoint;
import io.skein.message.RoutingId;
import io.skein.transport.NanoClock;
import io.skein.transport.Resolver;
import io.skein.transport.Transport;
import io.skein.transport.TransportProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Where sockets live: their threads, their transports, their clock. A program needs one.
 *
 * <p>Threads are started when first needed, are daemons, and end with the context. Safe for any
 * thread.
 */
public final class Context implements AutoCloseable {
  private final ContextServices services;
  private final Transports transports;
  private final AtomicInteger nextId;
  private final Set<SocketCore> sockets = new LinkedHashSet<>();
  private boolean closed;

  Context(ContextBuilder builder) {
    this.services = new ContextServices(builder);
    this.transports = new Transports(builder.transports(), services);
    this.nextId = new AtomicInteger(services.random().nextInt());
  }

  /** A context with the transports that are on the class or module path. */
  public static Context create() {
    return builder().build();
  }

  /** A context made otherwise. */
  public static ContextBuilder builder() {
    return new ContextBuilder();
  }

  /**
   * Closes all sockets at once, each within its own linger time, and ends all threads. Idempotent;
   * an interrupt makes the linger times zero and stays set.
   */
  @Override
  public void close() {
    List<SocketCore> open;
    synchronized (sockets) {
      closed = true;
      open = new ArrayList<>(sockets);
    }
    List<SocketCore> ours = new ArrayList<>();
    for (SocketCore socket : open) {
      if (socket.closing.begin(socket.options.connection().linger())) {
        ours.add(socket);
      }
    }
    ours.forEach(socket -> socket.closing.finish());
    open.forEach(socket -> socket.closing.close(Duration.ZERO));
    transports.close();
    services.close();
  }

  // ---- for sockets
  // ----------------------------------------------------------------------------------

  void register(SocketCore socket) {
    synchronized (sockets) {
      if (closed) {
        throw new SocketClosedException("The context is closed: create another one");
      }
      sockets.add(socket);
    }
  }

  void unregister(SocketCore socket) {
    synchronized (sockets) {
      sockets.remove(socket);
    }
  }

  /**
   * The transport of that scheme.
   *
   * @throws EndpointException that names the schemes that are present
   */
  Transport transport(Endpoint endpoint) {
    return transports.of(endpoint);
  }

  RoutingId nextRoutingId() {
    return RoutingId.generated(nextId.incrementAndGet());
  }

  NanoClock clock() {
    return services.clock();
  }

  Executor executor() {
    return services.executor();
  }

  /** How a context is made. Not safe for concurrent use. */
  public static final class ContextBuilder {
    private NanoClock clock = NanoClock.SYSTEM;
    private RandomGenerator random;
    private Resolver resolver = Resolver.SYSTEM;
    private Executor executor;
    private String name = "skein";
    private int loops = 1;
    private List<TransportProvider> transports;

    ContextBuilder() {}

    /** The clock of all deadlines; default the machine's. */
    public ContextBuilder clock(NanoClock clock) {
      this.clock = clock;
      return this;
    }

    /** The source of random delays; default one that nobody can foretell. Safe for any thread. */
    public ContextBuilder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /** How names become addresses; default as the machine does. */
    public ContextBuilder resolver(Resolver resolver) {
      this.resolver = resolver;
      return this;
    }

    /**
     * Where listeners, handlers and futures' stages run; default threads of the context, as many as
     * processors and at least two, started when needed. The context does not shut it down.
     */
    public ContextBuilder executor(Executor executor) {
      this.executor = executor;
      return this;
    }

    /** What names of threads begin with; default {@code skein}. */
    public ContextBuilder name(String name) {
      this.name = name;
      return this;
    }

    /** How many event loops a transport runs; default 1. */
    public ContextBuilder loops(int loops) {
      if (loops < 1) {
        throw new IllegalArgumentException("A context runs 1 loop or more, not " + loops);
      }
      this.loops = loops;
      return this;
    }

    /** These transports instead of those found by {@link java.util.ServiceLoader}. */
    public ContextBuilder transports(TransportProvider... providers) {
      this.transports = List.of(providers);
      return this;
    }

    /** The context. */
    public Context build() {
      return new Context(this);
    }

    NanoClock clock() {
      return clock;
    }

    RandomGenerator random() {
      return random;
    }

    Resolver resolver() {
      return resolver;
    }

    Executor executor() {
      return executor;
    }

    String name() {
      return name;
    }

    int loops() {
      return loops;
    }

    List<TransportProvider> transports() {
      return transports;
    }
  }
}
