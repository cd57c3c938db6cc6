/* One way as fast as it goes: PUSH to PULL, from one or many sockets, directly or by a proxy. */
#include "perf.h"

static void receive_all(
    struct meter *meter, void *pull, int size, struct span span, int sources, bool same) {
  struct sequence *sequences = sequences_of(sources, size, 0, same);
  struct inbox inbox;
  inbox_init(&inbox);
  meter_init(meter, span, size, 256);
  int ended = 0;
  while (ended < sources && (!span.count || !meter->done)) {
    int length = receive(pull, &inbox, false);
    int source = sources == 1 ? 0 : source_of(&inbox);
    if (accept_message(&sequences[source], &inbox, length)) meter_received(meter);
    else ended++;
  }
}

static void send_all(
    struct meter *meter, void **pushes, int count, int size, struct span span, bool same) {
  int64_t start_at = span.count ? 1 : (int64_t) count * FLOWING, sent = 0, next = 0;
  int turn = 0;
  zmq_msg_t again, copy;
  zmq_msg_init_size(&again, (size_t) size);
  memset(zmq_msg_data(&again), 0, (size_t) size);
  if (same) {
    put_long(zmq_msg_data(&again), SAME);
    put_long((char *) zmq_msg_data(&again) + size - 8, SAME);
  }
  meter_init(meter, span, size, 256);
  while (true) {
    if (same) {
      zmq_msg_init(&copy);
      check(zmq_msg_copy(&copy, &again), "zmq_msg_copy");
      check(zmq_msg_send(&copy, pushes[turn], 0), "zmq_msg_send");
    } else {
      send_stamped(pushes[turn], size, NULL, 0, next, turn);
    }
    sent++;
    if (++turn == count) {
      turn = 0;
      next++;
    }
    if (sent == start_at) {
      meter_start(meter);
      if (meter->done) break;
    } else if (sent > start_at && !meter_count(meter)) {
      break;
    }
  }
  for (int i = 0; i < count && !span.count; i++) send_end(pushes[i], next + (i < turn), i);
  zmq_msg_close(&again);
}

/*
 * Over ipc libzmq's receiver throws away what it has not read when the sender hangs up, so the
 * sender waits until the receiver does.
 */
static void *watch_hang_up(void *context, void *push) {
  int limit = 10000;
  check(zmq_socket_monitor(push, "inproc://hang-up", ZMQ_EVENT_DISCONNECTED), "monitor");
  void *monitor = open_socket(context, ZMQ_PAIR);
  check(zmq_setsockopt(monitor, ZMQ_RCVTIMEO, &limit, sizeof limit), "ZMQ_RCVTIMEO");
  connect_to(monitor, "inproc://hang-up");
  return monitor;
}

static void await_hang_up(void *monitor) {
  struct inbox inbox;
  inbox_init(&inbox);
  if (receive(monitor, &inbox, false) < 0) fail("The receiver did not end within 10 s");
  close_socket(monitor);
}

static int sources_in(const struct arguments *in, int sources) {
  expect(in, sources ? 3 : 4, "ENDPOINT MESSAGE-SIZE MESSAGE-COUNT [SENDERS]");
  return sources ? sources : number(in, 3, 1);
}

void streams_local(const char *tool, void *context, const struct arguments *in, int sources) {
  struct meter meter;
  sources = sources_in(in, sources);
  int size = number(in, 1, sources > 1 ? 16 : 0);
  void *pull = open_socket(context, ZMQ_PULL);
  if (in->connect) connect_to(pull, in->words[0]);
  else bind_to(pull, in->words[0]);
  receive_all(&meter, pull, size, span_of(in->words[2]), sources, in->same);
  close_socket(pull);
  meter_print(&meter, tool, size);
}

void streams_remote(const char *tool, void *context, const struct arguments *in, int sources) {
  struct meter meter;
  sources = sources_in(in, sources);
  int size = number(in, 1, sources > 1 ? 16 : 0);
  void **pushes = calloc((size_t) sources, sizeof *pushes);
  for (int i = 0; i < sources; i++) {
    pushes[i] = open_socket(context, ZMQ_PUSH);
    connect_to(pushes[i], in->words[0]);
  }
  void *monitor =
      strncmp(in->words[0], "ipc:", 4) ? NULL : watch_hang_up(context, pushes[0]);
  send_all(&meter, pushes, sources, size, span_of(in->words[2]), in->same);
  if (monitor) {
    await_hang_up(monitor);
    check(zmq_socket_monitor(pushes[0], NULL, 0), "monitor");
  }
  for (int i = 0; i < sources; i++) close_socket(pushes[i]);
  check(zmq_ctx_term(context), "zmq_ctx_term");
  meter_print(&meter, tool, size);
}

/* The other half of a tool that runs in one process. */
struct half {
  void *context;
  const struct arguments *in;
  const char *endpoint;
};

static void *sender(void *argument) {
  struct half *half = argument;
  struct meter meter;
  void *push = open_socket(half->context, ZMQ_PUSH);
  connect_to(push, half->endpoint);
  send_all(&meter, &push, 1, number(half->in, 0, 0), span_of(half->in->words[1]), half->in->same);
  close_socket(push);
  return NULL;
}

static void in_one_process(
    const char *tool, void *context, const struct arguments *in, void *pull, const char *to) {
  struct meter meter;
  struct half half = {context, in, to};
  pthread_t thread;
  int size = number(in, 0, 0);
  pthread_create(&thread, NULL, sender, &half);
  receive_all(&meter, pull, size, span_of(in->words[1]), 1, in->same);
  pthread_join(thread, NULL);
  meter_print(&meter, tool, size);
}

void streams_inproc(void *context, const struct arguments *in) {
  expect(in, 2, "inproc_thr MESSAGE-SIZE MESSAGE-COUNT");
  void *pull = open_socket(context, ZMQ_PULL);
  bind_to(pull, "inproc://thr");
  in_one_process("inproc_thr", context, in, pull, "inproc://thr");
}

struct relay {
  void *front;
  void *back;
};

static void *relay(void *argument) {
  struct relay *both = argument;
  zmq_proxy(both->front, both->back, NULL);
  return NULL;
}

static void start_relay(
    struct relay *both, void *context, const char *front_endpoint, const char *back_endpoint) {
  pthread_t thread;
  both->front = open_socket(context, ZMQ_PULL);
  both->back = open_socket(context, ZMQ_PUSH);
  bind_to(both->front, front_endpoint);
  bind_to(both->back, back_endpoint);
  pthread_create(&thread, NULL, relay, both);
}

void relay_inproc(void *context, const struct arguments *in) {
  struct relay both;
  expect(in, 2, "proxy_thr MESSAGE-SIZE MESSAGE-COUNT");
  start_relay(&both, context, "inproc://front", "inproc://back");
  void *pull = open_socket(context, ZMQ_PULL);
  connect_to(pull, "inproc://back");
  in_one_process("proxy_thr", context, in, pull, "inproc://front");
}

void relay_process(void *context, const struct arguments *in) {
  struct relay both;
  expect(in, 2, "proxy BIND-FRONTEND-TO BIND-BACKEND-TO");
  start_relay(&both, context, in->words[0], in->words[1]);
  while (getchar() != EOF) {
    /* Whoever started this process closes its input. */
  }
  printf("{\"tool\":\"proxy\",\"lib\":\"libzmq\",\"cpu_s\":%.3f", (double) processor_nanos() / 1e9);
}
