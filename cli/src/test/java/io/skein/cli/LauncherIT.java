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
    maven(version, "");
  }

  /** One that does something more before it builds. */
  private void maven(String version, String before) throws IOException {
    script(
        "maven/mvn",
        "case $1 in --version) echo 'Apache Maven "
            + version
            + "'; exit;; esac\n"
            + before
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
  }

  private int builds() throws Exception {
    try (Launched launched = start(skein, "version")) {
      assertEquals(0, launched.status(), launched::err);
    }
    return Files.readAllLines(folder.resolve("built")).size();
  }

  private void change(String file) throws IOException {
    Path changed = folder.resolve("checkout").resolve(file);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, "");
  }

  @Test
  void shouldBuildAgainWhenWhatItIsMadeOfIsNewer() throws Exception {
    maven("3.8.1");
    assertEquals(1, builds());
    for (String other : new String[] {"cli/src/test/T.java", "perf/src/main/P.java", "README.md"}) {
      change(other);
      assertEquals(1, builds(), other);
    }
    int expected = 1;
    for (String own :
        new String[] {"pom.xml", "core/pom.xml", "cli/src/main/a/New.java", "skein/src/main/S"}) {
      change(own);
      assertEquals(++expected, builds(), own);
      assertEquals(expected, builds(), own);
    }
  }

  @Test
  void shouldWaitForAnotherStartThatBuilds() throws Exception {
    Path gate = folder.resolve("gate");
    assertEquals(0, new ProcessBuilder("mkfifo", gate.toString()).start().waitFor());
    maven("3.9.1", "read line <" + gate + "\n");
    try (Launched first = start(skein, "version")) {
      first.awaitErr(line -> line.contains("building; the log is"));
      try (Launched second = start(skein, "version")) {
        second.awaitErr(line -> line.contains("waiting for another start that is building"));
        Files.writeString(gate, "go\n");
        assertEquals(0, second.status(), second::err);
        assertEquals(0, first.status(), first::err);
        assertEquals(first.out(), second.out());
      }
    }
    assertEquals(1, Files.readAllLines(folder.resolve("built")).size());
  }

  @Test
  void shouldBecomeTheVirtualMachineInTheCallersDirectory() throws Exception {
    maven("3.9.1");
    script("jdk/bin/java", "echo $$; pwd");
    try (Launched launched = start(skein, "version")) {
      assertEquals(0, launched.status(), launched::err);
      assertEquals(
          launched.process().pid() + "\n" + Path.of("").toAbsolutePath() + "\n", launched.out());
    }
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
