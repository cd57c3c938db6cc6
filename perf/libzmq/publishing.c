/* One PUB, many subscribers or many subscriptions, in two processes. */
#include "perf.h"

#define CHUNK 150  /* messages for one credit */
#define WINDOW 450 /* messages on their way at most: less than half of the default marks */
#define READY_TOPIC "ready/00000000000000"

/* ---- topics: any number of different ones that share a beginning, as topics do ---- */

struct topics {
  int count;
  char *all;
};

static struct topics topics_of(int count) {
  struct topics topics = {count, malloc((size_t) count * TOPIC_SIZE)};
  for (int64_t i = 0; i < count; i++) {
    char *at = topics.all + i * TOPIC_SIZE;
    int64_t left = i * 2654435761LL % 10000000000000LL;
    memcpy(at, "quotes/", 7);
    for (int j = TOPIC_SIZE - 1; j >= 7; j--, left /= 10) at[j] = (char) ('0' + left % 10);
  }
  return topics;
}

static const char *topic(const struct topics *topics, int64_t turn) {
  return topics->count ? topics->all + turn % topics->count * TOPIC_SIZE : NULL;
}

/* ---- credit: keeps a publisher from dropping, with default options ---- */

static const char *beside(const char *endpoint) {
  static char other[256];
  const char *colon = strrchr(endpoint, ':');
  if (strncmp(endpoint, "tcp://", 6)) snprintf(other, sizeof other, "%s.credit", endpoint);
  else
    snprintf(other, sizeof other, "%.*s:%d", (int) (colon - endpoint), endpoint,
             atoi(colon + 1) + 1);
  return other;
}

static void take_credit(void *credit, int64_t *credited) {
  struct inbox inbox;
  inbox_init(&inbox);
  if (receive(credit, &inbox, false) >= 0) *credited += CHUNK;
  zmq_msg_close(&inbox.body);
}

/*
 * libzmq learns what was read when it looks at its commands, and a busy sender looks once in a
 * millisecond only: a fast publisher would drop what has long been read.
 */
static void look_at_commands(void *pub) {
  int events;
  size_t size = sizeof events;
  check(zmq_getsockopt(pub, ZMQ_EVENTS, &events, &size), "ZMQ_EVENTS");
}

static void publish(
    const char *tool, void *context, const struct arguments *in, const struct topics *topics) {
  int offset = topics->count ? TOPIC_SIZE : 0;
  int size = number(in, 1, offset + 8), pause = 10, for_ever = -1;
  int64_t next = 0, ready = 0, credited = 0;
  struct meter meter;
  void *credit = open_socket(context, ZMQ_PULL), *pub = open_socket(context, ZMQ_PUB);
  bind_to(credit, beside(in->words[0]));
  bind_to(pub, in->words[0]);
  check(zmq_setsockopt(credit, ZMQ_RCVTIMEO, &pause, sizeof pause), "ZMQ_RCVTIMEO");
  do {
    if (topics->count)
      send_stamped(pub, offset + STAMP_SIZE, READY_TOPIC, offset, READY, 0);
    send_stamped(pub, offset + STAMP_SIZE, topic(topics, 0), offset, PROBE, 0);
    take_credit(credit, &ready);
  } while (!ready);
  check(zmq_setsockopt(credit, ZMQ_RCVTIMEO, &for_ever, sizeof for_ever), "ZMQ_RCVTIMEO");
  meter_init(&meter, span_of(in->words[2]), size, 256);
  bool more = true;
  while (more) {
    while (next - credited >= WINDOW) take_credit(credit, &credited);
    if (next % CHUNK == 0) look_at_commands(pub);
    send_stamped(pub, size, topic(topics, next), offset, next, 0);
    if (next++ == 0) {
      meter_start(&meter);
      more = !meter.done;
    } else {
      more = meter_count(&meter);
    }
  }
  while (next - credited >= WINDOW) take_credit(credit, &credited);
  send_stamped(pub, offset + STAMP_SIZE, topic(topics, 0), offset, END, next);
  while (credited < next + 1) take_credit(credit, &credited);
  close_socket(pub);
  close_socket(credit);
  meter_print(&meter, tool, size);
}

/* ---- subscribers, all in one thread: a chunk of each in turn ---- */

static void await(void *sub, struct inbox *inbox, int offset, int64_t what) {
  while (receive(sub, inbox, false) != offset + STAMP_SIZE || long_at(inbox, offset) != what) {
    /* What was published before the run. */
  }
}

static bool chunk(
    void *sub, struct inbox *inbox, struct sequence *sequence, struct meter *meter, int offset) {
  for (int i = 0; i < CHUNK;) {
    int length = receive(sub, inbox, false);
    if (length == offset + STAMP_SIZE) {
      int64_t value = long_at(inbox, offset);
      if (value == PROBE || value == READY) continue;
    }
    i++;
    if (!accept_message(sequence, inbox, length)) return false;
    meter_received(meter);
  }
  return true;
}

static void follow(
    struct meter *meter, void **subs, int count, void *credit, int size, struct span span,
    int offset) {
  struct sequence *sequences = sequences_of(count, size, offset, false);
  struct inbox inbox;
  inbox_init(&inbox);
  for (int i = 0; i < count; i++) await(subs[i], &inbox, offset, PROBE);
  check(zmq_send(credit, "", 1, 0), "zmq_send");
  meter_init(meter, span, size, 256);
  bool more = true;
  while (more) {
    for (int i = 0; i < count; i++) more = chunk(subs[i], &inbox, &sequences[i], meter, offset);
    check(zmq_send(credit, "", 1, 0), "zmq_send");
  }
}

static void *credit_giver(void *context, const char *endpoint) {
  void *push = open_socket(context, ZMQ_PUSH);
  connect_to(push, beside(endpoint));
  return push;
}

void fan_out_local(void *context, const struct arguments *in) {
  struct topics none = {0, NULL};
  expect(in, 4, "fan_out local BIND-TO MESSAGE-SIZE MESSAGE-COUNT SUBSCRIBERS");
  publish("fan_out local", context, in, &none);
}

void fan_out_remote(void *context, const struct arguments *in) {
  struct meter meter;
  expect(in, 4, "fan_out remote CONNECT-TO MESSAGE-SIZE MESSAGE-COUNT SUBSCRIBERS");
  int size = number(in, 1, 8), count = number(in, 3, 1);
  struct span span = span_of(in->words[2]);
  span.count *= count;
  void **subs = calloc((size_t) count, sizeof *subs);
  for (int i = 0; i < count; i++) {
    subs[i] = open_socket(context, ZMQ_SUB);
    check(zmq_setsockopt(subs[i], ZMQ_SUBSCRIBE, "", 0), "ZMQ_SUBSCRIBE");
    connect_to(subs[i], in->words[0]);
  }
  void *credit = credit_giver(context, in->words[0]);
  follow(&meter, subs, count, credit, size, span, 0);
  for (int i = 0; i < count; i++) close_socket(subs[i]);
  close_socket(credit);
  check(zmq_ctx_term(context), "zmq_ctx_term");
  meter_print(&meter, "fan_out remote", size);
  printf(",\"subscribers\":%d", count);
}

void match_local(void *context, const struct arguments *in) {
  expect(in, 4, "sub_match local BIND-TO MESSAGE-SIZE MESSAGE-COUNT SUBSCRIPTIONS");
  struct topics topics = topics_of(number(in, 3, 1));
  publish("sub_match local", context, in, &topics);
}

void match_remote(void *context, const struct arguments *in) {
  struct meter meter;
  struct inbox inbox;
  int any_number = 0;
  expect(in, 4, "sub_match remote CONNECT-TO MESSAGE-SIZE MESSAGE-COUNT SUBSCRIPTIONS");
  int size = number(in, 1, TOPIC_SIZE + 8);
  struct topics topics = topics_of(number(in, 3, 1));
  void *sub = open_socket(context, ZMQ_SUB), *credit = credit_giver(context, in->words[0]);
  /* libzmq drops subscriptions above the mark. */
  check(zmq_setsockopt(sub, ZMQ_SNDHWM, &any_number, sizeof any_number), "ZMQ_SNDHWM");
  check(zmq_setsockopt(sub, ZMQ_SUBSCRIBE, READY_TOPIC, TOPIC_SIZE), "ZMQ_SUBSCRIBE");
  connect_to(sub, in->words[0]);
  inbox_init(&inbox);
  await(sub, &inbox, TOPIC_SIZE, READY);
  /* More of them would fill the queues meanwhile. */
  check(zmq_setsockopt(sub, ZMQ_UNSUBSCRIBE, READY_TOPIC, TOPIC_SIZE), "ZMQ_UNSUBSCRIBE");
  for (int i = topics.count - 1; i >= 0; i--)
    check(zmq_setsockopt(sub, ZMQ_SUBSCRIBE, topic(&topics, i), TOPIC_SIZE), "ZMQ_SUBSCRIBE");
  follow(&meter, &sub, 1, credit, size, span_of(in->words[2]), TOPIC_SIZE);
  close_socket(sub);
  close_socket(credit);
  check(zmq_ctx_term(context), "zmq_ctx_term");
  meter_print(&meter, "sub_match remote", size);
  printf(",\"subscriptions\":%d", topics.count);
}
