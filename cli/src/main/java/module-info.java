/** The command skein. */
module io.skein.cli {
  requires io.skein;
  requires info.picocli;
}
