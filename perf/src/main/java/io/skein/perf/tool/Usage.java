package io.skein.perf.tool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How each tool is called; the words are those of libzmq's tools. */
final class Usage {
  private static final Map<String, String> ALL = new LinkedHashMap<>();

  static {
    add("local_thr", "<bind-to> <message-size> <message-count>");
    add("remote_thr", "<connect-to> <message-size> <message-count>");
    add("inproc_thr", "<message-size> <message-count>");
    add("local_lat", "<bind-to> <message-size> <roundtrip-count>");
    add("remote_lat", "<connect-to> <message-size> <roundtrip-count>");
    add("inproc_lat", "<message-size> <roundtrip-count>");
    add("proxy_thr", "<message-size> <message-count>");
    add("proxy", "<bind-frontend-to> <bind-backend-to>");
    add("fan_out local", "<bind-to> <message-size> <message-count> <subscribers>");
    add("fan_out remote", "<connect-to> <message-size> <message-count> <subscribers>");
    add("fan_in local", "<bind-to> <message-size> <message-count> <senders>");
    add("fan_in remote", "<connect-to> <message-size> <message-count> <senders>");
    add("router_echo local", "<bind-to> <message-size> <message-count> <dealers>");
    add("router_echo remote", "<connect-to> <message-size> <message-count> <dealers>");
    add("sub_match local", "<bind-to> <message-size> <message-count> <subscriptions>");
    add("sub_match remote", "<connect-to> <message-size> <message-count> <subscriptions>");
    add("idle_conn local", "<bind-to> <connections>");
    add("idle_conn remote", "<connect-to> <connections>");
    add("conn_storm local", "<bind-to> <message-size> <message-count> <connections>");
    add("conn_storm remote", "<connect-to> <message-size> <message-count> <connections>");
    add("defaults", "");
  }

  private static final String OPTIONS =
      """
      A count may be a time instead, with one to warm up: 2s, 5s+2s. Options:
        --lib skein|jeromq|libzmq|raw   the library (raw: local_ and remote_ tools over tcp only)
        --same          *_thr: one immutable message again and again
        --connect       local_thr: connect instead of bind
        --into          local_thr of skein or jeromq: receive into one buffer
        --pause TIME    *_lat: idle for so long between round trips
        --window N      router_echo remote: requests on their way from each dealer
        --limit SECONDS give up after so long""";

  private Usage() {}

  private static void add(String name, String arguments) {
    ALL.put(name, name + " " + arguments);
  }

  /** Null when there is no such tool. */
  static String of(String tool, String half) {
    return ALL.get(half.isEmpty() ? tool : tool + " " + half);
  }

  static String all() {
    return ALL.values().stream().collect(Collectors.joining("\n  ", "tools:\n  ", "\n" + OPTIONS));
  }
}
