/* There and back, one at a time: REQ to REP. */
#include "perf.h"
#include <time.h>

/*
 * While warming up: a few hundred round trips would warm nothing, and without any pause what is
 * done after one would not be warm.
 */
#define TRIPS_BETWEEN_PAUSES 256

static struct histogram histogram;

static void answer(struct meter *meter, void *rep, int size, struct span span, bool paused) {
  struct sequence *sequence = sequences_of(1, size, 0, false);
  struct inbox inbox;
  inbox_init(&inbox);
  meter_init(meter, span, size, paused ? 1 : 64);
  bool more = true;
  while (more && (!span.count || !meter->done)) {
    more = accept_message(sequence, &inbox, receive(rep, &inbox, false));
    echo(rep, &inbox, false);
    if (more) meter_received(meter);
  }
}

static void pause_for(int64_t nanos) {
  struct timespec time = {nanos / 1000000000LL, nanos % 1000000000LL};
  nanosleep(&time, NULL);
}

static void ask(const char *tool, void *req, int size, struct span span, int64_t pause_nanos) {
  struct sequence *sequence = sequences_of(1, size, 0, false);
  struct meter meter;
  struct inbox inbox;
  inbox_init(&inbox);
  meter_init(&meter, span, size, 1);
  bool more = true;
  while (more) {
    int64_t start = now_nanos();
    send_stamped(req, size, NULL, 0, sequence->next, 0);
    int length = receive(req, &inbox, false);
    int64_t nanos = now_nanos() - start;
    accept_message(sequence, &inbox, length);
    if (meter.count == 0) {
      meter_start(&meter);
      more = !meter.done;
    } else {
      if (meter.measuring && !meter.done) histogram_record(&histogram, nanos);
      more = meter_count(&meter);
    }
    if (pause_nanos && (meter.measuring || meter.count % TRIPS_BETWEEN_PAUSES == 0))
      pause_for(pause_nanos);
  }
  if (!span.count) {
    send_end(req, sequence->next, 0);
    accept_message(sequence, &inbox, receive(req, &inbox, false));
  }
  meter_print(&meter, tool, size);
  histogram_print(&histogram);
}

void round_trips_local(void *context, const struct arguments *in) {
  struct meter meter;
  expect(in, 3, "local_lat BIND-TO MESSAGE-SIZE ROUNDTRIP-COUNT");
  int size = number(in, 1, 0);
  void *rep = open_socket(context, ZMQ_REP);
  bind_to(rep, in->words[0]);
  answer(&meter, rep, size, span_of(in->words[2]), in->pause_nanos > 0);
  close_socket(rep);
  check(zmq_ctx_term(context), "zmq_ctx_term");
  meter_print(&meter, "local_lat", size);
}

void round_trips_remote(void *context, const struct arguments *in) {
  expect(in, 3, "remote_lat CONNECT-TO MESSAGE-SIZE ROUNDTRIP-COUNT");
  void *req = open_socket(context, ZMQ_REQ);
  connect_to(req, in->words[0]);
  ask("remote_lat", req, number(in, 1, 0), span_of(in->words[2]), in->pause_nanos);
  close_socket(req);
}

struct half {
  void *rep;
  const struct arguments *in;
};

static void *answerer(void *argument) {
  struct half *half = argument;
  struct meter meter;
  answer(&meter, half->rep, number(half->in, 0, 0), span_of(half->in->words[1]),
         half->in->pause_nanos > 0);
  return NULL;
}

void round_trips_inproc(void *context, const struct arguments *in) {
  pthread_t thread;
  expect(in, 2, "inproc_lat MESSAGE-SIZE ROUNDTRIP-COUNT");
  struct half half = {open_socket(context, ZMQ_REP), in};
  bind_to(half.rep, "inproc://lat");
  pthread_create(&thread, NULL, answerer, &half);
  void *req = open_socket(context, ZMQ_REQ);
  connect_to(req, "inproc://lat");
  ask("inproc_lat", req, number(in, 0, 0), span_of(in->words[1]), in->pause_nanos);
  pthread_join(thread, NULL);
}
