package io.skein.cli.demo;

import io.skein.cli.base.StandardOutput;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the demo shows while it counts: a bar on a terminal, plain lines elsewhere. */
final class Display {
  private static final int BAR = 30;
  private static final int STEPS = 10;
  private static final int HUNDRED = 100;
  private static final double MEGA = 1e6;

  private final StandardOutput output;
  private final boolean isTerminal;
  private final long totalBytes;
  private int lastStep;
  private boolean barShown;

  Display(StandardOutput output, boolean isTerminal, long totalBytes) {
    this.output = output;
    this.isTerminal = isTerminal;
    this.totalBytes = totalBytes;
  }

  /** One line. */
  synchronized void line(String text) {
    if (barShown) {
      write("\n");
      barShown = false;
    }
    write(text + "\n");
    output.flush();
  }

  /** How far the count is. */
  synchronized void progress(Progress progress) {
    int percent = (int) (progress.bytes() * HUNDRED / Math.max(1, totalBytes));
    if (isTerminal) {
      write("\r" + bar(percent) + "  " + shortShares(progress));
      barShown = true;
      output.flush();
    } else if (percent / STEPS > lastStep) {
      lastStep = percent / STEPS;
      line(
          String.format(
              Locale.ROOT, "%3d %% of %.1f MB; %s", percent, totalBytes / MEGA, progress.shares()));
    }
  }

  private static String bar(int percent) {
    int full = Math.min(BAR, percent * BAR / HUNDRED);
    return String.format(
        Locale.ROOT, "[%s%s] %3d %%", "#".repeat(full), ".".repeat(BAR - full), percent);
  }

  /** As much as fits into a line beside the bar. */
  private static String shortShares(Progress progress) {
    StringBuilder text = new StringBuilder("workers");
    for (long count : progress.batches()) {
      text.append(
          String.format(
              Locale.ROOT, " %3d %%", count * HUNDRED / Math.max(1, progress.batchesInAll())));
    }
    return text.toString();
  }

  private void write(String text) {
    output.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
