package io.skein.security;

/**
 * What a PLAIN client shows.
 *
 * @param user who it says it is, at most 255 bytes of UTF-8
 * @param password how it proves that, at most 255 bytes of UTF-8; never shown by {@link #toString}
 */
public record PlainCredentials(String user, String password) {
  /** The user only. */
  @Override
  public String toString() {
    return "PlainCredentials[user=" + user + "]";
  }
}
