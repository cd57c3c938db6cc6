/* The tools for libzmq: the same programs as those in Java, line by line where C allows it. */
#ifndef PERF_H
#define PERF_H

#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#define END ((int64_t) -1)   /* in place of a number: nothing comes after this */
#define PROBE ((int64_t) -2) /* in place of a number: the run has not begun */
#define READY ((int64_t) -3) /* in place of a number: the connection stands */
#define SAME 0x5a5a0000ffffa5a5LL
#define STAMP_SIZE 24
#define FLOWING 1001 /* more than the high-water mark: once so many are taken, they flow */
#define TOPIC_SIZE 20
#define LINGER_MILLIS 30000

/* ---- arguments ---- */

struct arguments {
  int count;
  char **words;
  bool same;
  bool connect;
  int64_t pause_nanos;
  int window;
  int limit;
};

struct span {
  int64_t count; /* 0 when it is a time */
  int64_t warm_up_nanos;
  int64_t nanos;
};

__attribute__((noreturn, format(printf, 1, 2))) void fail(const char *format, ...);
void check(int result, const char *what);
void expect(const struct arguments *in, int count, const char *usage);
int number(const struct arguments *in, int index, int least);
struct span span_of(const char *text);
int64_t nanos_of(const char *text);

/* ---- meter ---- */

int64_t now_nanos(void);
int64_t processor_nanos(void);

struct meter {
  struct span span;
  int64_t stride, count, next_lap, start, begin_count, begin, begin_processor, end;
  int64_t messages, nanos, processor;
  bool measuring, done, over;
};

void meter_init(struct meter *meter, struct span span, int size, int at_most);
void meter_start(struct meter *meter);
bool meter_count(struct meter *meter);
/* Counts a received message, the first as the start. */
void meter_received(struct meter *meter);
/* Prints what was measured; the line is left open. */
void meter_print(struct meter *meter, const char *tool, int size);

/* ---- histogram: HdrHistogram's buckets, three significant digits, up to a minute ---- */

#define HISTOGRAM_SUB 2048
#define HISTOGRAM_BUCKETS 27

struct histogram {
  int64_t counts[HISTOGRAM_BUCKETS * HISTOGRAM_SUB];
  int64_t total, max;
};

void histogram_record(struct histogram *histogram, int64_t nanos);
void histogram_print(const struct histogram *histogram);

/* ---- sockets ---- */

/* What was received last. */
struct inbox {
  zmq_msg_t id;
  zmq_msg_t body;
};

void *open_socket(void *context, int type);
void bind_to(void *socket, const char *endpoint);
void connect_to(void *socket, const char *endpoint);
void close_socket(void *socket);
void inbox_init(struct inbox *inbox);
/* The body's size; -1 when the socket's time was up. */
int receive(void *socket, struct inbox *inbox, bool routes);
int64_t long_at(struct inbox *inbox, int offset);
/* Sends what was received last back. */
void echo(void *socket, struct inbox *inbox, bool routes);
void put_long(char *at, int64_t value);
/* Sends a message of that size with the number at offset; a topic stands in front if there is one. */
void send_stamped(
    void *socket, int size, const char *topic, int offset, int64_t value, int64_t second);
void send_end(void *socket, int64_t count, int64_t source);

/* ---- sequences ---- */

struct sequence {
  int size, offset;
  bool same;
  int64_t next;
};

struct sequence *sequences_of(int count, int size, int offset, bool same);
/* False for END. */
bool accept_message(struct sequence *sequence, struct inbox *inbox, int length);
int source_of(struct inbox *inbox);

/* ---- tools ---- */

void streams_local(const char *tool, void *context, const struct arguments *in, int sources);
void streams_remote(const char *tool, void *context, const struct arguments *in, int sources);
void streams_inproc(void *context, const struct arguments *in);
void relay_inproc(void *context, const struct arguments *in);
void relay_process(void *context, const struct arguments *in);
void round_trips_local(void *context, const struct arguments *in);
void round_trips_remote(void *context, const struct arguments *in);
void round_trips_inproc(void *context, const struct arguments *in);
void fan_out_local(void *context, const struct arguments *in);
void fan_out_remote(void *context, const struct arguments *in);
void match_local(void *context, const struct arguments *in);
void match_remote(void *context, const struct arguments *in);
void echoes_local(void *context, const struct arguments *in);
void echoes_remote(void *context, const struct arguments *in);
void idle_local(void *context, const struct arguments *in);
void storm_local(void *context, const struct arguments *in);
void defaults(void *context);

#endif
