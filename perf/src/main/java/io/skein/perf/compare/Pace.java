package io.skein.perf.compare;

/** What decides how long a case is warmed up and measured: {@link Plan#spanOf}. */
enum Pace {
  /** Nothing but the plan. */
  PLAIN,

  /** Its way is compiled only when most of it has been gone often. */
  SLOWLY,

  /** Its way is compiled later still, for calls are few. */
  LATE,

  /** Clients of ours, on a JVM, come and go before anything is measured. */
  STORM,

  /** A message goes only now and then. */
  PAUSES,

  /** Its tool takes no span. */
  UNTIMED;

  static Pace of(Case one) {
    if (!Programs.takesSpan(one)) {
      return UNTIMED;
    }
    if (Programs.hasPauses(one)) {
      return PAUSES;
    }
    if (one.warmth() == Warmth.SOON) {
      return PLAIN;
    }
    if (Programs.hasLightClients(one)) {
      return STORM;
    }
    return one.warmth() == Warmth.LATE ? LATE : SLOWLY;
  }
}
