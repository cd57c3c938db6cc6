package io.skein.cli.base;

/**
 * How the command ends.
 *
 * @param status the exit status
 * @param sentence what standard error says, in one line; empty for nothing
 */
public record Outcome(int status, String sentence) {
  /** What was asked has been done. */
  public static final Outcome DONE = new Outcome(0, "");

  /** A signal: the JVM knows its number and sets the status. */
  public static final Outcome SIGNALLED = new Outcome(-1, "");

  private static final int TIMED_OUT = 2;
  private static final int REFUSED = 3;

  /** One line, whatever came: the text may be a peer's or the operating system's. */
  public Outcome {
    sentence = sentence.replaceAll("[\\r\\n]+", " ");
  }

  /** What was asked cannot be done. */
  public static Outcome impossible(String sentence) {
    return new Outcome(1, sentence);
  }

  /** Nothing moved for too long, or messages were left over. */
  public static Outcome timedOut(String sentence) {
    return new Outcome(TIMED_OUT, sentence);
  }

  /** Every peer that was to be connected to refuses us. */
  public static Outcome refused(String sentence) {
    return new Outcome(REFUSED, sentence);
  }

  /** Whether a signal ended the command. */
  public boolean isSignal() {
    return status < 0;
  }

  /** This outcome, or, where all went well otherwise, one that says how many were left over. */
  public Outcome withUndelivered(long messages) {
    if (messages == 0 || isSignal()) {
      return this;
    }
    String left = messages == 1 ? "1 message was" : messages + " messages were";
    String more = left + " not delivered";
    return status == 0 ? timedOut(more) : new Outcome(status, sentence + "; " + more);
  }
}
