/* Runs one tool and prints its result, one line of JSON; ends with 0, or with 1 and one line. */
#include "perf.h"
#include <sys/resource.h>
#include <unistd.h>

__attribute__((noreturn)) void fail(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fputs("perf: ", stderr);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  _exit(1);
}

void check(int result, const char *what) {
  if (result < 0) fail("%s: %s", what, zmq_strerror(zmq_errno()));
}

void expect(const struct arguments *in, int count, const char *usage) {
  if (in->count != count) fail("usage: %s", usage);
}

int number(const struct arguments *in, int index, int least) {
  char *end;
  long value = strtol(in->words[index], &end, 10);
  if (*end || value < least || value > INT32_MAX)
    fail("'%s' is no number from %d up", in->words[index], least);
  return (int) value;
}

int64_t nanos_of(const char *text) {
  char *end;
  double value = strtod(text, &end);
  if (end != text && !strcmp(end, "s")) return (int64_t) (value * 1e9);
  if (end != text && !strcmp(end, "ms")) return (int64_t) (value * 1e6);
  fail("'%s' is no count and no time: write 1000, 2s, 500ms or 5s+2s", text);
}

struct span span_of(const char *text) {
  struct span span = {0, 0, 0};
  char copy[64];
  if (text[strspn(text, "0123456789")] == 0) {
    span.count = strtoll(text, NULL, 10);
    if (span.count < 1) fail("There is at least one message, not %s", text);
    return span;
  }
  snprintf(copy, sizeof copy, "%s", text);
  char *plus = strchr(copy, '+');
  if (plus) {
    *plus = 0;
    span.warm_up_nanos = nanos_of(copy);
  }
  span.nanos = nanos_of(plus ? plus + 1 : copy);
  return span;
}

/* Sets options aside; what is left are the words. */
static struct arguments arguments_of(int argc, char **argv) {
  struct arguments in = {0, argv, false, false, 0, 1, 300};
  for (int i = 0; i < argc; i++) {
    if (strncmp(argv[i], "--", 2)) in.words[in.count++] = argv[i];
    else if (!strcmp(argv[i], "--same")) in.same = true;
    else if (!strcmp(argv[i], "--connect")) in.connect = true;
    else if (i + 1 == argc) fail("Unknown option %s", argv[i]);
    else if (!strcmp(argv[i], "--pause")) in.pause_nanos = nanos_of(argv[++i]);
    else if (!strcmp(argv[i], "--window")) in.window = atoi(argv[++i]);
    else if (!strcmp(argv[i], "--limit")) in.limit = atoi(argv[++i]);
    else fail("Unknown option %s", argv[i]);
  }
  return in;
}

static void *watch(void *limit) {
  sleep((unsigned) *(int *) limit);
  fail("Not done within %d s: see --limit", *(int *) limit);
}

static bool run(const char *tool, const char *half, void *context, struct arguments *in) {
  if (!strcmp(tool, "local_thr")) streams_local(tool, context, in, 1);
  else if (!strcmp(tool, "remote_thr")) streams_remote(tool, context, in, 1);
  else if (!strcmp(tool, "inproc_thr")) streams_inproc(context, in);
  else if (!strcmp(tool, "local_lat")) round_trips_local(context, in);
  else if (!strcmp(tool, "remote_lat")) round_trips_remote(context, in);
  else if (!strcmp(tool, "inproc_lat")) round_trips_inproc(context, in);
  else if (!strcmp(tool, "proxy_thr")) relay_inproc(context, in);
  else if (!strcmp(tool, "proxy")) relay_process(context, in);
  else if (!strcmp(tool, "defaults")) defaults(context);
  else {
    char name[64];
    snprintf(name, sizeof name, "%s %s", tool, half);
    if (!in->count) return false;
    in->words++;
    in->count--;
    if (!strcmp(name, "fan_in local")) streams_local(name, context, in, 0);
    else if (!strcmp(name, "fan_in remote")) streams_remote(name, context, in, 0);
    else if (!strcmp(name, "fan_out local")) fan_out_local(context, in);
    else if (!strcmp(name, "fan_out remote")) fan_out_remote(context, in);
    else if (!strcmp(name, "sub_match local")) match_local(context, in);
    else if (!strcmp(name, "sub_match remote")) match_remote(context, in);
    else if (!strcmp(name, "router_echo local")) echoes_local(context, in);
    else if (!strcmp(name, "router_echo remote")) echoes_remote(context, in);
    else if (!strcmp(name, "idle_conn local")) idle_local(context, in);
    else if (!strcmp(name, "conn_storm local")) storm_local(context, in);
    else return false;
  }
  return true;
}

int main(int argc, char **argv) {
  if (argc < 2) fail("usage: libzmq-tools TOOL ARGUMENTS");
  struct arguments in = arguments_of(argc - 2, argv + 2);
  pthread_t watcher;
  pthread_create(&watcher, NULL, watch, &in.limit);
  void *context = zmq_ctx_new();
  if (!run(argv[1], in.count ? in.words[0] : "", context, &in)) fail("there is no tool %s", argv[1]);
  puts("}");
  fflush(stdout);
  /* Not by exit(): it would destroy what threads of the library may still use. */
  _exit(0);
}
