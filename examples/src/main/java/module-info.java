/** Small programs that see only what the modules of Skein export. */
module io.skein.examples {
  requires io.skein;
}
