/* Counts messages and tells when it is enough; reads no clock but once in a stride of messages. */
#include "perf.h"
#include <time.h>

#define SLACK_NANOS 200000000LL
#define MOST 0.7

static int64_t nanos_from(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int64_t now_nanos(void) { return nanos_from(CLOCK_MONOTONIC); }

int64_t processor_nanos(void) { return nanos_from(CLOCK_PROCESS_CPUTIME_ID); }

static void begin(struct meter *meter, int64_t now) {
  meter->measuring = true;
  meter->begin_count = meter->count;
  meter->begin_processor = processor_nanos();
  meter->begin = now;
}

static void end(struct meter *meter, int64_t now) {
  meter->done = true;
  meter->over = meter->span.count > 0;
  meter->end = now;
  meter->messages = meter->count - meter->begin_count;
  meter->nanos = now - meter->begin;
  meter->processor = processor_nanos() - meter->begin_processor;
}

static void plan(struct meter *meter) {
  meter->next_lap = meter->count + meter->stride;
  if (meter->span.count && !meter->done && meter->next_lap > meter->span.count)
    meter->next_lap = meter->span.count;
}

void meter_init(struct meter *meter, struct span span, int size, int at_most) {
  int64_t stride = 65536 / (size > 1 ? size : 1);
  memset(meter, 0, sizeof *meter);
  meter->span = span;
  meter->stride = stride < 1 ? 1 : stride > at_most ? at_most : stride;
}

void meter_start(struct meter *meter) {
  meter->count++;
  meter->start = now_nanos();
  if (meter->span.warm_up_nanos == 0) begin(meter, meter->start);
  plan(meter);
  if (meter->span.count == 1) end(meter, now_nanos());
}

static void lap(struct meter *meter) {
  if (meter->span.count) {
    if (meter->count == meter->span.count) end(meter, now_nanos());
    return;
  }
  int64_t now = now_nanos();
  if (meter->done) {
    meter->over = now - meter->end >= SLACK_NANOS;
  } else if (!meter->measuring) {
    if (now - meter->start >= meter->span.warm_up_nanos) begin(meter, now);
  } else if (now - meter->begin >= meter->span.nanos) {
    end(meter, now);
  }
}

bool meter_count(struct meter *meter) {
  if (++meter->count != meter->next_lap) return true;
  lap(meter);
  plan(meter);
  return !meter->over;
}

void meter_received(struct meter *meter) {
  if (meter->count == 0) meter_start(meter);
  else meter_count(meter);
}

/* The other side ended first: what was measured until now counts, if it is most of the time. */
static void end_early(struct meter *meter) {
  int64_t now = now_nanos();
  if (!meter->measuring || meter->span.count ||
      (double) (now - meter->begin) < (double) meter->span.nanos * MOST)
    fail("The other side ended before the time was over, after %lld messages",
         (long long) meter->count);
  end(meter, now);
}

void meter_print(struct meter *meter, const char *tool, int size) {
  if (!meter->done) end_early(meter);
  double seconds = (double) meter->nanos / 1e9;
  double rate = seconds > 0 ? (double) meter->messages / seconds : 0;
  double each = meter->messages ? (double) meter->processor / (double) meter->messages : 0;
  printf("{\"tool\":\"%s\",\"lib\":\"libzmq\",\"count\":%lld,\"measured\":%lld,\"seconds\":%.3f,"
         "\"msg_per_s\":%.3f,\"bytes_per_s\":%.3f,\"cpu_s\":%.3f,\"cpu_ns_per_msg\":%.3f",
         tool, (long long) meter->count, (long long) meter->messages, seconds, rate, rate * size,
         (double) meter->processor / 1e9, each);
}
