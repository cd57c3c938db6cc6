package io.skein.perf.compare;

import java.util.ArrayList;
import java.util.List;

/** All cases, in the order of the page, with what is to be reached. */
final class Cases {
  private static final String RAW_STREAM = "raw-stream";

  /** Bytes: in smaller pieces the stream is slower, and no limit of what a library does. */
  private static final int RAW_PIECE = 2 << 20;

  private static final String RAW_ROUND_TRIP = "raw-rtt";
  private static final String RAW_ECHOES = "raw-echo-1000";
  private static final String ROUND_TRIP = "tcp-rtt";
  private static final String ECHOES = "router-1000";

  private static final String NO_IPC = "has no Unix domain sockets";
  private static final double[][] STREAM_GOALS = {
    // size, over libzmq, over JeroMQ
    {16, 2.5, 6},
    {100, 4, 4},
    {1_000, 2, 2.5},
    {10_000, 1.4, 1.8},
    {100_000, 0.9, 1.8},
    {1_000_000, 0.9, 1.8},
  };
  private static final String[] STREAM_REACH = {
    "4x libzmq",
    "6x libzmq, 12 M msg/s",
    "2.5x; 60 % of raw",
    "2x; 70 % of raw",
    "1.1x; 80 % of raw",
    "1.1x; 80 % of raw",
  };

  private Cases() {}

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    raw(all);
    for (int i = 0; i < STREAM_GOALS.length; i++) {
      all.add(stream("tcp", i));
      if (i == 1) {
        all.add(copying());
      }
    }
    roundTrips(all);
    inproc(all);
    many(all);
    connections(all);
    for (int i = 0; i < STREAM_GOALS.length; i++) {
      Case ipc = stream("ipc", i).without("jeromq", NO_IPC).warm(Warmth.SOON);
      all.add(i == 1 || i == 4 ? ipc : ipc.fullOnly());
    }
    return all;
  }

  /** The case that shows what the machine gives to that one without a library; empty for none. */
  static String limitOf(String id) {
    return switch (id) {
      case ROUND_TRIP -> RAW_ROUND_TRIP;
      case ECHOES -> RAW_ECHOES;
      default -> id.matches("tcp-\\d+") ? RAW_STREAM : "";
    };
  }

  private static void raw(List<Case> all) {
    all.add(
        Case.of(
                RAW_STREAM,
                "loopback tcp stream without a library, pieces of 2 MiB",
                new Goal(new Metric("bytes", "B/s", true, "local", "bytes_per_s", 1), 0, 0, ""))
            .program("local", "local_thr {tcp} " + RAW_PIECE + " {span}")
            .program("remote", "remote_thr {tcp} " + RAW_PIECE + " {span}")
            .only(Case.RAW));
    all.add(
        Case.of(
                RAW_ROUND_TRIP,
                "loopback tcp round trip without a library, 64 B",
                new Goal(Metric.time("p50", "p50_us"), 0, 0, ""),
                new Goal(Metric.time("p99", "p99_us"), 0, 0, ""))
            .program("local", "local_lat {tcp} 64 {span}")
            .program("remote", "remote_lat {tcp} 64 {span}")
            .only(Case.RAW));
    all.add(
        Case.of(
                RAW_ECHOES,
                "echoes over 1,000 loopback tcp connections without a library, 100 B",
                new Goal(Metric.rate("remote"), 0, 0, ""))
            .halves("router_echo", "{tcp} 100 {span} 1000")
            .only(Case.RAW));
  }

  private static Case stream(String scheme, int index) {
    double[] goal = STREAM_GOALS[index];
    int size = (int) goal[0];
    boolean same = size >= 100_000;
    List<Goal> goals = new ArrayList<>();
    boolean ipc = scheme.equals("ipc");
    goals.add(new Goal(Metric.rate("local"), goal[1], ipc ? 0 : goal[2], STREAM_REACH[index]));
    if (scheme.equals("tcp") && size == 100) {
      goals.add(allocation());
    }
    String rest = " {" + scheme + "} " + size + " {span}" + (same ? " --same" : "");
    return Case.of(
            scheme + "-" + size,
            String.format(
                "%s, PUSH to PULL, %,d B%s", scheme, size, same ? ", one message again" : ""),
            goals.toArray(Goal[]::new))
        .program("local", "local_thr" + rest)
        .program("remote", "remote_thr" + rest)
        .warm(same ? Warmth.LATE : Warmth.SLOWLY);
  }

  /** The same by the call that a program makes which wants no garbage. */
  private static Case copying() {
    return Case.of(
            "tcp-100-into",
            "the same, received into one buffer of the program's",
            new Goal(Metric.rate("local"), 0, 0, ""),
            allocation())
        .program("local", "local_thr {tcp} 100 {span} --into")
        .program("remote", "remote_thr {tcp} 100 {span}")
        .without("libzmq", "has no collector to spare")
        .warm(Warmth.LATE);
  }

  private static Goal allocation() {
    Metric allocated =
        new Metric(
            "allocated by the receiver", "B/msg", false, "local", "allocated_bytes_per_msg", 1);
    return new Goal(allocated, 0, 0.33, "56 B beyond the payload");
  }

  private static void roundTrips(List<Case> all) {
    all.add(
        Case.of(
                ROUND_TRIP,
                "tcp round trip, REQ to REP, 64 B",
                new Goal(Metric.time("p50", "p50_us"), 0.6, 0.6, "1.2x a raw ping-pong"),
                new Goal(Metric.time("p99", "p99_us"), 1.0, 0.7, ""),
                new Goal(Metric.time("p99.9", "p99_9_us"), 0, 0, ""),
                new Goal(Metric.time("p99.99", "p99_99_us"), 0, 0, ""))
            .program("local", "local_lat {tcp} 64 {span}")
            .program("remote", "remote_lat {tcp} 64 {span}")
            .warm(Warmth.SLOWLY));
    all.add(
        Case.of(
                "tcp-rtt-idle",
                "the same with 10 ms idle between, warmed up with few of them",
                new Goal(Metric.time("p50", "p50_us"), 1.05, 1.0, ""),
                new Goal(Metric.time("p99", "p99_us"), 0, 0, ""))
            .program("local", "local_lat {tcp} 64 {span} --pause 10ms")
            .program("remote", "remote_lat {tcp} 64 {span} --pause 10ms"));
  }

  private static void inproc(List<Case> all) {
    all.add(
        Case.of(
                "inproc-100",
                "inproc, PUSH to PULL, 100 B",
                new Goal(Metric.rate("local"), 3, 2.5, "5x libzmq, 20 M msg/s"))
            .program("local", "inproc_thr 100 {span}")
            .warm(Warmth.SLOWLY));
    all.add(
        Case.of(
                "inproc-rtt",
                "inproc round trip, REQ to REP, 64 B",
                new Goal(new Metric("p50", "us", false, "local", "p50_us", 1), 1.05, 0.5, ""),
                new Goal(new Metric("p99", "us", false, "local", "p99_us", 1), 0, 0, ""))
            .program("local", "inproc_lat 64 {span}"));
  }

  private static void many(List<Case> all) {
    for (int subscribers : new int[] {50, 500}) {
      Metric deliveries = new Metric("deliveries", "msg/s", true, "remote", "msg_per_s", 1);
      all.add(
          Case.of(
                  "fan-out-" + subscribers,
                  "PUB to " + subscribers + " SUB over tcp, 100 B",
                  new Goal(deliveries, 2, 4, "3x libzmq"))
              .halves("fan_out", "{tcp} 100 {span} " + subscribers)
              .warm(subscribers == 50 ? Warmth.LATE : Warmth.SLOWLY));
    }
    all.add(
        Case.of(
                "fan-in-100",
                "100 PUSH to one PULL over tcp, 100 B",
                new Goal(Metric.rate("local"), 3, 3, ""))
            .halves("fan_in", "{tcp} 100 {span} 100")
            .warm(Warmth.SLOWLY));
    all.add(
        Case.of(
                ECHOES,
                "ROUTER echoes to 1,000 DEALERs over tcp, 100 B",
                new Goal(Metric.rate("remote"), 1.5, 3, ""))
            .halves("router_echo", "{tcp} 100 {span} 1000")
            .warm(Warmth.LATE));
    all.add(
        Case.of(
                "proxy-100",
                "PUSH to PULL through a proxy over tcp, 100 B, three processes",
                new Goal(Metric.rate("local"), 2, 4, ""))
            .program("proxy", "proxy {tcp} {tcp2}")
            .program("local", "local_thr {tcp2} 100 {span} --connect")
            .program("remote", "remote_thr {tcp} 100 {span}")
            .warm(Warmth.SLOWLY));
    for (int prefixes : new int[] {100_000, 10, 1_000_000}) {
      boolean judged = prefixes == 100_000;
      Case match =
          Case.of(
                  "match-" + prefixes,
                  String.format("PUB to one SUB with %,d subscriptions of 20 B, 100 B", prefixes),
                  new Goal(
                      Metric.rate("remote"),
                      judged ? 2 : 0,
                      judged ? 4 : 0,
                      judged ? "cost grows with topic length only" : ""))
              .halves("sub_match", "{tcp} 100 {span} " + prefixes);
      all.add(judged ? match.warm(Warmth.SLOWLY) : ofSkeinAlone(match).fullOnly());
    }
  }

  private static void connections(List<Case> all) {
    all.add(
        Case.of(
                "idle-5000",
                "5,000 idle tcp connections, accepting side",
                new Goal(
                    new Metric("memory", "B/conn", false, "local", "bytes_per_connection", 1),
                    0,
                    0.25,
                    "4 KiB, better 2.5 KiB"),
                new Goal(
                    new Metric("idle", "% of a core", false, "local", "idle_cpu_percent", 1),
                    0,
                    0,
                    "0.5 %"))
            .halves("idle_conn", "{tcp} 5000")
            .fullOnly());
    for (int connections : new int[] {10_000, 10}) {
      boolean judged = connections == 10_000;
      List<Goal> goals = new ArrayList<>();
      goals.add(
          new Goal(
              Metric.rate("local"),
              judged ? 1.5 : 0,
              judged ? 3 : 0,
              judged ? "half of that of 10 connections" : ""));
      if (judged) {
        goals.add(
            new Goal(
                new Metric("time to connect", "s", false, "remote", "connect_s", 1),
                1.05,
                0.5,
                ""));
      }
      Case storm =
          Case.of(
                  "storm-" + connections,
                  String.format("%,d light clients to one ROUTER over tcp, 100 B", connections),
                  goals.toArray(Goal[]::new))
              .halves("conn_storm", "{tcp} 100 {span} " + connections);
      all.add((judged ? storm : ofSkeinAlone(storm)).warm(Warmth.SLOWLY));
    }
  }

  /** A case that nothing is demanded of beside a peer: it shows how another one grows. */
  private static Case ofSkeinAlone(Case one) {
    String why = "not compared";
    return one.without("libzmq", why).without("jeromq", why);
  }
}
