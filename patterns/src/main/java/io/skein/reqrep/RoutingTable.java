package io.skein.reqrep;

import io.skein.message.DropCause;
import io.skein.message.Frame;
import io.skein.message.RoutingId;
import io.skein.pattern.Attachment;
import io.skein.pattern.PatternHost;
import io.skein.pipe.Pipe;
import io.skein.routing.FairQueue;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Which pipe belongs to which routing id (ROU-1), and who may have an id that two peers claim.
 *
 * <pre>
 *   newcomer claims a free id ─────────────────────────────▶ accepted
 *   newcomer claims an id whose holder has no peer now ────▶ accepted, takes the id over
 *   newcomer claims the id of a peer that is there ────────▶ held; the holder is asked for a sign of life
 *        holder alive ──▶ newcomer refused
 *        holder gone  ──▶ newcomer admitted      (a reconnecting peer can overtake its own departure)
 * </pre>
 *
 * <p>At most one newcomer is held for an id: a later one takes the place of an earlier one, which
 * is refused, because the latest connection of a peer that comes and goes is the one that lives.
 */
final class RoutingTable {
  private final PatternHost host;
  private final FairQueue fairQueue;
  private final Map<Frame, Route> routes = new HashMap<>();
  private final Map<Pipe, RoutingId> identities = new IdentityHashMap<>();

  private static final class Route {
    private Pipe holder;
    private boolean present;
    private Pipe held;
  }

  /**
   * Nobody yet.
   *
   * @param fairQueue hears those who are accepted or admitted, and nobody who is held: what is in a
   *     held pipe may not be ours to receive
   */
  RoutingTable(PatternHost host, FairQueue fairQueue) {
    this.host = host;
    this.fairQueue = fairQueue;
  }

  /** The pipe to the peer of that id, or null. The peer may be away if its queue outlives it. */
  Pipe pipeOf(Frame id) {
    Route route = routes.get(id);
    return route == null ? null : route.holder;
  }

  Attachment attach(Pipe pipe) {
    RoutingId id = pipe.peer().routingId();
    Route route = routes.get(id.frame());
    if (route == null || route.holder == pipe || !route.present) {
      join(pipe, id);
      return Attachment.ACCEPTED;
    }
    if (route.held != null) {
      host.refuse(route.held, "A later connection claims the same routing id '" + id + "' (ROU-1)");
    }
    route.held = pipe;
    Pipe holder = route.holder;
    host.prove(holder, () -> provedAlive(route, holder, id));
    return route.held == pipe ? Attachment.HELD : Attachment.REFUSED;
  }

  private void provedAlive(Route route, Pipe holder, RoutingId id) {
    if (route.holder == holder && route.present && route.held != null) {
      Pipe newcomer = route.held;
      route.held = null;
      host.refuse(
          newcomer,
          "The routing id '" + id + "' belongs to a peer that is alive (ROU-1): use another id");
    }
  }

  /** Gives the id to the pipe, and drops what the pipe has queued for somebody else. */
  private void join(Pipe pipe, RoutingId id) {
    RoutingId before = identities.put(pipe, id);
    if (before != null && !before.equals(id)) {
      release(pipe, before);
      if (!id.mayBe(before)) {
        pipe.discardOutbound(DropCause.OTHER_IDENTITY);
      }
    }
    Route route = routes.computeIfAbsent(id.frame(), unused -> new Route());
    route.holder = pipe;
    route.present = true;
    fairQueue.add(pipe);
  }

  /** The peer of an accepted or a held pipe has gone. */
  void detached(Pipe pipe) {
    if (wasHeld(pipe)) {
      return;
    }
    RoutingId id = identities.get(pipe);
    Route route = id == null ? null : routes.get(id.frame());
    if (route == null || route.holder != pipe) {
      return;
    }
    route.present = false;
    Pipe newcomer = route.held;
    if (newcomer != null) {
      route.held = null;
      join(newcomer, id);
      host.admit(newcomer);
    } else if (!pipe.outlivesConnection()) {
      routes.remove(id.frame());
    }
  }

  private boolean wasHeld(Pipe pipe) {
    Route claimed = pipe.peer() == null ? null : routes.get(pipe.peer().routingId().frame());
    if (claimed == null || claimed.held != pipe) {
      return false;
    }
    claimed.held = null;
    return true;
  }

  void closed(Pipe pipe) {
    detached(pipe);
    RoutingId id = identities.remove(pipe);
    if (id != null) {
      release(pipe, id);
    }
  }

  private void release(Pipe pipe, RoutingId id) {
    Route route = routes.get(id.frame());
    if (route != null && route.holder == pipe) {
      routes.remove(id.frame());
    }
  }
}
