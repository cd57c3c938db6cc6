package io.skein.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/skein in a checkout of its own, with a JDK and a Maven that are scripts. */
class LauncherIT {
  private static final String TOOLS = "/usr/bin:/bin";

  @TempDir Path folder;
  private Path skein;
  private Path home;

  @BeforeEach
  void checkout() throws IOException {
    skein = folder.resolve("checkout/bin/skein");
    Files.createDirectories(skein.getParent());
    Files.createDirectories(folder.resolve("checkout/cli/src/main"));
    Files.copy(Launched.CHECKOUT.resolve("bin/skein"), skein);
    home = folder.resolve("jdk");
    jdk("17.0.1");
    script("jdk/bin/javac", "exit 0");
  }

  private void jdk(String version) throws IOException {
    script("jdk/bin/java", "printf '%s\\n' \"$@\"");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private void maven(String version) throws IOException {
    script(
        "maven/mvn",
        "case $1 in --version) echo 'Apache Maven "
            + version
            + "'; exit;; esac\n"
            + "echo '[INFO] Building Skein thing [1/1]'; echo \"$MAVEN_OPTS\" >>"
            + folder.resolve("built")
            + "; : >"
            + folder.resolve("checkout/cli/target/skein-cli.jar"));
  }

  private Launched start(Path program, String... arguments) {
    return Launched.startProgram(
        program,
        Map.of(
            "PATH",
            folder.resolve("maven") + ":" + TOOLS,
            "JAVA_HOME",
            home.toString(),
            "MAVEN_OPTS",
            "-Dmaven.repo.local=/x"),
        arguments);
  }

  private void shouldFailWith(String sentence) throws Exception {
    try (Launched launched = start(skein, "version")) {
      assertEquals(1, launched.status());
      assertTrue(launched.err().contains(sentence), launched::err);
      assertEquals(1, launched.err().lines().count(), launched::err);
    }
  }

  @Test
  void shouldBuildOnceAndThroughLinks() throws Exception {
    maven("3.9.1");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("checkout/bin/skein"));
    try (Launched launched = start(link, "version", "a b")) {
      assertEquals(0, launched.status(), launched::err);
      assertTrue(launched.err().contains("Building Skein thing"), launched::err);
      assertTrue(launched.out().endsWith("skein-cli.jar\nversion\na b\n"), launched::out);
    }
    try (Launched launched = start(skein, "version")) {
      assertEquals(0, launched.status(), launched::err);
      assertEquals("", launched.err());
    }
    assertEquals("-Dmaven.repo.local=/x\n", Files.readString(folder.resolve("built")));
    Files.writeString(folder.resolve("checkout/cli/src/main/New.java"), "");
    try (Launched launched = start(skein, "version")) {
      assertEquals(0, launched.status(), launched::err);
    }
    assertEquals(2, Files.readAllLines(folder.resolve("built")).size());
  }

  @Test
  void shouldSayWhatIsMissing() throws Exception {
    maven("3.6.3");
    shouldFailWith("is Maven 3.6.3: install Maven 3.8 or later");
    jdk("11.0.2");
    shouldFailWith("is Java 11: skein needs a JDK 17 or later");
    jdk("1.8.0_301");
    shouldFailWith("is Java 8: skein needs a JDK 17 or later");
    jdk("17");
    Files.delete(home.resolve("bin/javac"));
    shouldFailWith("has no compiler: set JAVA_HOME to a JDK 17 or later");
    Files.delete(home.resolve("bin/java"));
    shouldFailWith("there is no bin/java: set it to a JDK 17 or later");
  }

  @Test
  void shouldSayWhenThereIsNoMaven() throws Exception {
    for (String tool : new String[] {"bash", "env", "find", "flock", "mkdir", "stat", "readlink"}) {
      Path real = Path.of("/usr/bin", tool);
      script("tools/" + tool, "exec " + (Files.exists(real) ? real : "/bin/" + tool) + " \"$@\"");
    }
    try (Launched launched =
        Launched.startProgram(
            skein,
            Map.of("PATH", folder.resolve("tools").toString(), "JAVA_HOME", home.toString()),
            "version")) {
      assertEquals(1, launched.status());
      assertTrue(
          launched.err().contains("there is no mvn: install Maven 3.8 or later"), launched::err);
    }
  }
}
