package io.skein.event;

/**
 * Misuse, or something asked for that cannot be done. The message is one sentence that names the
 * thing, the rule and the remedy.
 */
public class SkeinException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With that sentence. */
  public SkeinException(String message) {
    super(message);
  }

  /** With that sentence, and what the operating system or a library said. */
  public SkeinException(String message, Throwable cause) {
    super(message, cause);
  }
}
