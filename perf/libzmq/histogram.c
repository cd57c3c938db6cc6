/* HdrHistogram's buckets: 2048 steps for each power of two, so three digits are exact. */
#include "perf.h"

#define HALF (HISTOGRAM_SUB / 2)

static int bucket_of(int64_t value) {
  int bits = 64 - __builtin_clzll((uint64_t) value | (HISTOGRAM_SUB - 1));
  return bits - 11;
}

void histogram_record(struct histogram *histogram, int64_t nanos) {
  if (nanos > 60000000000LL) nanos = 60000000000LL;
  int bucket = bucket_of(nanos);
  histogram->counts[bucket * HISTOGRAM_SUB + (nanos >> bucket)]++;
  histogram->total++;
  if (nanos > histogram->max) histogram->max = nanos;
}

static double percentile(const struct histogram *histogram, double percent) {
  int64_t wanted = (int64_t) (percent / 100 * (double) histogram->total + 0.5);
  int64_t seen = 0;
  if (wanted < 1) wanted = 1;
  for (int bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
    for (int64_t sub = bucket ? HALF : 0; sub < HISTOGRAM_SUB; sub++) {
      seen += histogram->counts[bucket * HISTOGRAM_SUB + sub];
      if (seen >= wanted) return (double) (((sub + 1) << bucket) - 1) / 1e3;
    }
  }
  return 0;
}

void histogram_print(const struct histogram *histogram) {
  printf(",\"p50_us\":%.3f,\"p99_us\":%.3f,\"p99_9_us\":%.3f,\"p99_99_us\":%.3f,\"max_us\":%.3f",
         percentile(histogram, 50), percentile(histogram, 99), percentile(histogram, 99.9),
         percentile(histogram, 99.99), (double) histogram->max / 1e3);
}
