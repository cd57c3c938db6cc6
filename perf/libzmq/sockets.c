/* Sockets with libzmq's default options, but for the linger time; and what stands in a message. */
#include "perf.h"
#include <endian.h>

void *open_socket(void *context, int type) {
  void *socket = zmq_socket(context, type);
  if (!socket) fail("zmq_socket: %s", zmq_strerror(zmq_errno()));
  int linger = LINGER_MILLIS;
  check(zmq_setsockopt(socket, ZMQ_LINGER, &linger, sizeof linger), "ZMQ_LINGER");
  return socket;
}

void bind_to(void *socket, const char *endpoint) { check(zmq_bind(socket, endpoint), endpoint); }

void connect_to(void *socket, const char *endpoint) {
  check(zmq_connect(socket, endpoint), endpoint);
}

void close_socket(void *socket) { check(zmq_close(socket), "zmq_close"); }

void inbox_init(struct inbox *inbox) {
  zmq_msg_init(&inbox->id);
  zmq_msg_init(&inbox->body);
}

int receive(void *socket, struct inbox *inbox, bool routes) {
  if (routes) check(zmq_msg_recv(&inbox->id, socket, 0), "zmq_msg_recv");
  int length = zmq_msg_recv(&inbox->body, socket, 0);
  if (length < 0 && zmq_errno() == EAGAIN) return -1;
  check(length, "zmq_msg_recv");
  return length;
}

int64_t long_at(struct inbox *inbox, int offset) {
  uint64_t value;
  if (zmq_msg_size(&inbox->body) < (size_t) offset + sizeof value)
    fail("A message of %zu bytes has no number", zmq_msg_size(&inbox->body));
  memcpy(&value, (char *) zmq_msg_data(&inbox->body) + offset, sizeof value);
  return (int64_t) be64toh(value);
}

void echo(void *socket, struct inbox *inbox, bool routes) {
  if (routes) check(zmq_msg_send(&inbox->id, socket, ZMQ_SNDMORE), "zmq_msg_send");
  check(zmq_msg_send(&inbox->body, socket, 0), "zmq_msg_send");
}

void put_long(char *at, int64_t value) {
  uint64_t big = htobe64((uint64_t) value);
  memcpy(at, &big, sizeof big);
}

void send_stamped(
    void *socket, int size, const char *topic, int offset, int64_t value, int64_t second) {
  zmq_msg_t message;
  check(zmq_msg_init_size(&message, (size_t) size), "zmq_msg_init_size");
  char *data = zmq_msg_data(&message);
  /* The rest is not set, as in libzmq's own tools; in Java a new array costs its zeros. */
  if (topic) memcpy(data, topic, TOPIC_SIZE);
  if (size >= offset + 8) put_long(data + offset, value);
  if (size >= offset + 16) put_long(data + offset + 8, second);
  check(zmq_msg_send(&message, socket, 0), "zmq_msg_send");
}

void send_end(void *socket, int64_t count, int64_t source) {
  char data[STAMP_SIZE];
  put_long(data, END);
  put_long(data + 8, count);
  put_long(data + 16, source);
  check(zmq_send(socket, data, sizeof data, 0), "zmq_send");
}

struct sequence *sequences_of(int count, int size, int offset, bool same) {
  struct sequence *all = calloc((size_t) count, sizeof *all);
  for (int i = 0; i < count; i++) all[i] = (struct sequence){size, offset, same, 0};
  return all;
}

bool accept_message(struct sequence *sequence, struct inbox *inbox, int length) {
  int size = sequence->size, offset = sequence->offset;
  if (length < offset + 8) {
    if (length != size)
      fail("Message %lld has %d bytes, not %d", (long long) sequence->next, length, size);
    sequence->next++;
    return true;
  }
  int64_t value = long_at(inbox, offset);
  if (value == sequence->next && length == size) {
    sequence->next++;
    return true;
  }
  if (sequence->same && length == size && value == SAME) {
    if (long_at(inbox, size - 8) != SAME)
      fail("Message %lld is not what was sent", (long long) sequence->next);
    sequence->next++;
    return true;
  }
  if (value == END && length == offset + STAMP_SIZE) {
    int64_t sent = long_at(inbox, offset + 8);
    if (sent != sequence->next)
      fail("%lld messages were sent, and %lld came", (long long) sent,
           (long long) sequence->next);
    return false;
  }
  fail("Message %lld of %d bytes was due, and number %lld of %d bytes came",
       (long long) sequence->next, size, (long long) value, length);
}

int source_of(struct inbox *inbox) {
  return (int) long_at(inbox, long_at(inbox, 0) == END ? 16 : 8);
}
