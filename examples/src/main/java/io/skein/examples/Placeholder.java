package io.skein.examples;

/** Holds the package open until its first class is written. */
final class Placeholder {
  private Placeholder() {}
}
