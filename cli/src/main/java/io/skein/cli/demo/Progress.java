package io.skein.cli.demo;

import io.skein.message.Message;

/**
 * How far the count is.
 *
 * @param batches that were counted, by worker
 * @param lines that were counted
 * @param bytes that were counted
 * @param messages that were carried between the processes
 */
record Progress(long[] batches, long lines, long bytes, long messages) {
  /** The first frame of a message that tells the progress. */
  static final String PROGRESS = "progress";

  /** The first frame of the message that tells that all is counted. */
  static final String END = "end";

  Message message(String kind) {
    StringBuilder text = new StringBuilder(lines + " " + bytes + " " + messages);
    for (long count : batches) {
      text.append(' ').append(count);
    }
    return Message.of(kind, text.toString());
  }

  static Progress of(Message message) {
    String[] numbers = message.frame(1).text().split(" ");
    long[] batches = new long[numbers.length - 3];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = Long.parseLong(numbers[i + 3]);
    }
    return new Progress(
        batches,
        Long.parseLong(numbers[0]),
        Long.parseLong(numbers[1]),
        Long.parseLong(numbers[2]));
  }

  long batchesInAll() {
    long sum = 0;
    for (long count : batches) {
      sum += count;
    }
    return sum;
  }

  /** Each worker's share of the batches, in percent. */
  String shares() {
    long all = Math.max(1, batchesInAll());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < batches.length; i++) {
      text.append(i == 0 ? "" : "  ")
          .append("worker ")
          .append(i + 1)
          .append(' ')
          .append(Math.round(100.0 * batches[i] / all))
          .append(" %");
    }
    return text.toString();
  }
}
