package io.skein.cli.base;

/** Ends the command. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome outcome;

  /** With that outcome. */
  public CommandException(Outcome outcome) {
    super(outcome.sentence());
    this.outcome = outcome;
  }

  /** What was asked cannot be done. */
  public static CommandException impossible(String sentence) {
    return new CommandException(Outcome.impossible(sentence));
  }

  /** How it ends. */
  public Outcome outcome() {
    return outcome;
  }
}
