package io.skein.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
  @TempDir Path folder;

  /** The numbers of the demo's other processes, as it tells them. */
  private static List<Long> processes(Launched demo, String role) {
    String line = demo.awaitOut(text -> text.contains("worker 4 is process"));
    Matcher matcher = Pattern.compile(role + " [0-9] is process ([0-9]+)").matcher(line);
    List<Long> pids = new ArrayList<>();
    while (matcher.find()) {
      pids.add(Long.parseLong(matcher.group(1)));
    }
    return pids;
  }

  private static void shouldBeGone(Launched demo) {
    for (String role : new String[] {"reader", "worker", "sink"}) {
      for (long pid : processes(demo, role)) {
        assertFalse(
            ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false), role + " " + pid);
      }
    }
  }

  private Path large() throws Exception {
    return Files.writeString(folder.resolve("large"), "the quick brown fox\n".repeat(4_000_000));
  }

  @Test
  void shouldCountSmallFiles() throws Exception {
    Path one = Files.writeString(folder.resolve("one"), "The cat\nand the dog\n");
    Path two = Files.writeString(folder.resolve("two words"), "the end");
    try (Launched demo = Launched.start("demo", one.toString(), two.toString())) {
      assertEquals(0, demo.status(), demo::err);
      assertTrue(demo.out().contains("           3  the\n"), demo::out);
      assertTrue(demo.out().contains("lines                3 "), demo::out);
      assertTrue(demo.out().contains("bytes               27 "), demo::out);
      assertTrue(demo.out().contains("gives the same"), demo::out);
      shouldBeGone(demo);
    }
  }

  @Test
  void shouldGiveEveryWorkerItsShare() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "the quick brown fox\n".repeat(400_000));
    try (Launched demo = Launched.start("demo", file.toString())) {
      String line = demo.awaitOut(text -> text.startsWith("shares of the work"));
      Matcher share = Pattern.compile("worker [0-9] ([0-9]+) %").matcher(line);
      int workers = 0;
      for (; share.find(); workers++) {
        assertTrue(Integer.parseInt(share.group(1)) > 5, line);
      }
      assertEquals(4, workers, line);
      assertEquals(0, demo.status(), demo::err);
    }
  }

  @Test
  void shouldSayWhenAWorkerIsLostAndLeaveNoProcess() throws Exception {
    try (Launched demo = Launched.start("demo", large().toString())) {
      long victim = processes(demo, "worker").get(1);
      demo.awaitOut(line -> line.contains(" % of "));
      ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
      assertEquals(1, demo.status());
      assertTrue(
          demo.err().contains("worker 2 (process " + victim + ") ended with 137"), demo::err);
      shouldBeGone(demo);
    }
  }

  @Test
  void shouldLeaveNoProcessAfterASignal() throws Exception {
    try (Launched demo = Launched.start("demo", large().toString())) {
      processes(demo, "worker");
      demo.signal("TERM");
      assertEquals(143, demo.status());
      shouldBeGone(demo);
    }
  }

  @Test
  void shouldNameAFileThatCannotBeRead() throws Exception {
    try (Launched demo = Launched.start("demo", folder.resolve("none").toString())) {
      assertEquals(1, demo.status());
      assertTrue(demo.err().contains("there is none"), demo::err);
    }
  }
}
