package io.skein.cli;

/** Holds the package open until its first class is written. */
final class Placeholder {
  private Placeholder() {}
}
