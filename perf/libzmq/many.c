/* One socket with many connections: a ROUTER that echoes, idle connections, a connect storm. */
#include "perf.h"
#include <unistd.h>

static int64_t sum(const int64_t *values, int count) {
  int64_t sum = 0;
  for (int i = 0; i < count; i++) sum += values[i];
  return sum;
}

/* ---- router_echo ---- */

void echoes_local(void *context, const struct arguments *in) {
  struct meter meter;
  struct inbox inbox;
  expect(in, 4, "router_echo local BIND-TO MESSAGE-SIZE MESSAGE-COUNT DEALERS");
  int size = number(in, 1, 16), count = number(in, 3, 1), ended = 0;
  struct sequence *sequences = sequences_of(count, size, 0, false);
  void *router = open_socket(context, ZMQ_ROUTER);
  bind_to(router, in->words[0]);
  inbox_init(&inbox);
  meter_init(&meter, span_of(in->words[2]), size, 256);
  while (ended < count) {
    int length = receive(router, &inbox, true);
    bool more = accept_message(&sequences[source_of(&inbox)], &inbox, length);
    echo(router, &inbox, true);
    if (more) meter_received(&meter);
    else ended++;
  }
  close_socket(router);
  check(zmq_ctx_term(context), "zmq_ctx_term");
  meter_print(&meter, "router_echo local", size);
}

static bool is_wanted(struct span span, int64_t sent) { return !span.count || sent < span.count; }

static void exchange(
    struct meter *meter, void **dealers, int count, struct sequence *sequences, int64_t *sent,
    int size, struct span span, struct inbox *inbox) {
  int64_t in_all = sum(sent, count);
  meter_init(meter, span, size, 256);
  while (true) {
    for (int i = 0; i < count; i++) {
      if (sent[i] == sequences[i].next) continue;
      accept_message(&sequences[i], inbox, receive(dealers[i], inbox, false));
      if (meter->count == 0) {
        meter_start(meter);
        if (meter->done) return;
      } else if (!meter_count(meter)) {
        return;
      }
      if (is_wanted(span, in_all)) {
        send_stamped(dealers[i], size, NULL, 0, sent[i]++, i);
        in_all++;
      }
    }
  }
}

void echoes_remote(void *context, const struct arguments *in) {
  struct meter meter;
  struct inbox inbox;
  expect(in, 4, "router_echo remote CONNECT-TO MESSAGE-SIZE MESSAGE-COUNT DEALERS");
  int size = number(in, 1, 16), count = number(in, 3, 1);
  struct span span = span_of(in->words[2]);
  struct sequence *sequences = sequences_of(count, size, 0, false);
  void **dealers = calloc((size_t) count, sizeof *dealers);
  int64_t *sent = calloc((size_t) count, sizeof *sent);
  for (int i = 0; i < count; i++) {
    dealers[i] = open_socket(context, ZMQ_DEALER);
    connect_to(dealers[i], in->words[0]);
  }
  for (int i = 0; i < count; i++)
    for (int j = 0; j < in->window && is_wanted(span, sum(sent, count)); j++)
      send_stamped(dealers[i], size, NULL, 0, sent[i]++, i);
  inbox_init(&inbox);
  exchange(&meter, dealers, count, sequences, sent, size, span, &inbox);
  for (int i = 0; i < count; i++) {
    send_end(dealers[i], sent[i], i);
    while (accept_message(&sequences[i], &inbox, receive(dealers[i], &inbox, false))) {
      /* What was still on its way. */
    }
    close_socket(dealers[i]);
  }
  check(zmq_ctx_term(context), "zmq_ctx_term");
  meter_print(&meter, "router_echo remote", size);
  printf(",\"dealers\":%d,\"window\":%d", count, in->window);
}

/* ---- light clients on the other side ---- */

/* Resident memory that no other process shares. */
static int64_t private_bytes(void) {
  char line[256];
  long kilobytes, sum = 0;
  FILE *file = fopen("/proc/self/smaps_rollup", "r");
  if (!file) fail("/proc/self/smaps_rollup cannot be read");
  while (fgets(line, sizeof line, file))
    if (sscanf(line, "Private_Clean: %ld", &kilobytes) == 1 ||
        sscanf(line, "Private_Dirty: %ld", &kilobytes) == 1)
      sum += kilobytes;
  fclose(file);
  return sum * 1024;
}

/* As long as the JVM's compiler may need to come to rest, for all alike. */
#define SETTLE_SECONDS 2
#define IDLE_SECONDS 4

void idle_local(void *context, const struct arguments *in) {
  struct inbox inbox;
  expect(in, 2, "idle_conn local BIND-TO CONNECTIONS");
  int count = number(in, 1, 1);
  void *dealer = open_socket(context, ZMQ_DEALER);
  bind_to(dealer, in->words[0]);
  inbox_init(&inbox);
  receive(dealer, &inbox, false);
  int64_t before = private_bytes();
  /* Now the others may come. */
  echo(dealer, &inbox, false);
  for (int i = 0; i < count; i++) receive(dealer, &inbox, false);
  int64_t bytes = private_bytes() - before;
  sleep(SETTLE_SECONDS);
  int64_t processor = processor_nanos();
  sleep(IDLE_SECONDS);
  processor = processor_nanos() - processor;
  close_socket(dealer);
  printf("{\"tool\":\"idle_conn local\",\"lib\":\"libzmq\",\"count\":%d,"
         "\"bytes_per_connection\":%.3f,\"idle_cpu_percent\":%.3f",
         count, (double) bytes / count, (double) processor / 1e7 / IDLE_SECONDS);
}

/* The number of clients that only warm us up. */
#define NOBODY (-1)

void storm_local(void *context, const struct arguments *in) {
  struct meter meter;
  struct inbox inbox;
  expect(in, 4, "conn_storm local BIND-TO MESSAGE-SIZE MESSAGE-COUNT CONNECTIONS");
  int size = number(in, 1, 16), count = number(in, 3, 1), ended = 0;
  struct sequence *sequences = sequences_of(count, size, 0, false);
  void *router = open_socket(context, ZMQ_ROUTER);
  bind_to(router, in->words[0]);
  inbox_init(&inbox);
  for (int greeted = 0; greeted < count;) {
    int length = receive(router, &inbox, true);
    int source = (int) long_at(&inbox, 8);
    if (source != NOBODY) {
      accept_message(&sequences[source], &inbox, length);
      greeted++;
    }
    echo(router, &inbox, true);
  }
  struct span span = span_of(in->words[2]);
  span.warm_up_nanos /= 2; /* the other half of warming up was connecting */
  meter_init(&meter, span, size, 256);
  while (ended < count) {
    int length = receive(router, &inbox, true);
    if (accept_message(&sequences[source_of(&inbox)], &inbox, length)) meter_received(&meter);
    else ended++;
  }
  close_socket(router);
  meter_print(&meter, "conn_storm local", size);
  printf(",\"connections\":%d", count);
}

/* ---- defaults ---- */

static int option(void *socket, int name) {
  int value = 0;
  size_t size = sizeof value;
  check(zmq_getsockopt(socket, name, &value, &size), "zmq_getsockopt");
  return value;
}

static void print_millis(const char *name, int millis) {
  if (millis < 0) printf(",\"%s\":\"for ever\"", name);
  else printf(",\"%s\":\"%d ms\"", name, millis);
}

static void print_bytes(const char *name, long long bytes) {
  if (bytes <= 0) printf(",\"%s\":\"not set\"", name);
  else printf(",\"%s\":\"%lld B\"", name, bytes);
}

void defaults(void *context) {
  int major, minor, patch;
  int64_t largest;
  size_t size = sizeof largest;
  void *socket = zmq_socket(context, ZMQ_PUSH);
  zmq_version(&major, &minor, &patch);
  check(zmq_getsockopt(socket, ZMQ_MAXMSGSIZE, &largest, &size), "ZMQ_MAXMSGSIZE");
  printf("{\"tool\":\"defaults\",\"lib\":\"libzmq\",\"version\":\"%d.%d.%d\"", major, minor, patch);
  printf(",\"send high-water mark\":\"%d\"", option(socket, ZMQ_SNDHWM));
  printf(",\"receive high-water mark\":\"%d\"", option(socket, ZMQ_RCVHWM));
  print_millis("linger", option(socket, ZMQ_LINGER));
  print_millis("heartbeat interval", option(socket, ZMQ_HEARTBEAT_IVL));
  print_millis("handshake limit", option(socket, ZMQ_HANDSHAKE_IVL));
  print_millis("reconnection", option(socket, ZMQ_RECONNECT_IVL));
  print_bytes("largest message", largest);
  print_bytes("kernel send buffer", option(socket, ZMQ_SNDBUF));
  print_bytes("kernel receive buffer", option(socket, ZMQ_RCVBUF));
  printf(",\"connections waiting to be accepted\":\"%d\"", option(socket, ZMQ_BACKLOG));
  printf(",\"I/O threads\":\"%d\"", zmq_ctx_get(context, ZMQ_IO_THREADS));
  close_socket(socket);
}
