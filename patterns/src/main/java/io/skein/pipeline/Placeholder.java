package io.skein.pipeline;

/** Holds the package open until its first class is written. */
final class Placeholder {
  private Placeholder() {}
}
