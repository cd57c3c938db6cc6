package io.skein.cli.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  /** The candidate that is the fewest strokes away from {@code word}; case costs nothing. */
  public static String to(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  /** Letters to insert, remove, replace, or swap with the next (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int cheapest = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, 1 + cost[i - 2][j - 2]) : cheapest;
  }
}
