package io.skein.perf.compare;

import java.util.List;

/**
 * How thorough a run is.
 *
 * @param rounds of each library, in turn
 * @param span warm-up and measured time, as the tools take it
 * @param slowSpan the same for libraries on a JVM, where that needs long to warm up
 * @param lateSpan the same where it needs longest
 * @param stormSpan the same, for all libraries, where thousands of clients come and go: the clients
 *     are ours and run on a JVM, whatever they connect to, and the way of a handshake is long
 * @param idleSpan the same where a message goes only now and then
 * @param minutes after so many nothing new is begun
 * @param rerunMinutes after so many nothing is run again
 */
record Plan(
    String name,
    int rounds,
    String span,
    String slowSpan,
    String lateSpan,
    String stormSpan,
    String idleSpan,
    double minutes,
    double rerunMinutes) {
  static final double MOST_STOLEN_PERCENT = 3;
  static final double MOST_SPREAD = 0.25;
  static final int MOST_ATTEMPTS = 3;

  /** Rounds of one case run again because of stolen time; then they are taken as they are. */
  static final int MOST_STOLEN_ROUNDS = 6;

  static final Plan FULL =
      new Plan("full", 5, "5s+1s", "6s+1s", "9s+1s", "11s+1s", "5s+2s", 59, 50);
  static final Plan QUICK = evenly("quick", 3, "800ms+500ms", "1s+1s", 9.3, 7.5);

  /** Shows that everything works, and measures nothing. */
  static final Plan SMOKE = evenly("smoke", 1, "100ms", "100ms", 20, 0);

  /** One span for all cases but those with pauses. */
  private static Plan evenly(
      String name, int rounds, String span, String idleSpan, double minutes, double rerunMinutes) {
    return new Plan(name, rounds, span, span, span, span, idleSpan, minutes, rerunMinutes);
  }

  static Plan of(String name) {
    return List.of(FULL, QUICK, SMOKE).stream()
        .filter(plan -> plan.name.equals(name))
        .findFirst()
        .orElseThrow();
  }

  String spanOf(Case one, String library) {
    boolean isNative = library.equals(Case.NATIVE);
    return switch (Pace.of(one)) {
      case PLAIN, UNTIMED -> span;
      case SLOWLY -> isNative ? span : slowSpan;
      case LATE -> isNative ? span : lateSpan;
      case STORM -> stormSpan;
      case PAUSES -> idleSpan;
    };
  }
}
