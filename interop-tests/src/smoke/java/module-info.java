/** A user's program. */
module io.skein.smoke {
  requires io.skein;
}
