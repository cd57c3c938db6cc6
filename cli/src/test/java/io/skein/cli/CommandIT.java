package io.skein.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandIT {
  private static final String ANYWHERE = "tcp://127.0.0.1:*";

  @TempDir Path folder;

  private static String reachable(Launched listener) {
    return listener.endpoint();
  }

  @Test
  void shouldCarryLinesFromPushToPull() throws Exception {
    try (Launched pull = Launched.start("pull", "--bind", ANYWHERE, "-n", "3", "-o", "json")) {
      try (Launched push = Launched.start("push", "--connect", reachable(pull))) {
        push.input("a\tb\n\nlast");
        assertEquals(0, push.status(), push::err);
        assertEquals("", push.out() + push.err());
      }
      assertEquals(0, pull.status(), pull::err);
      assertEquals(
          "{\"frames\":[\"a\",\"b\"]}\n{\"frames\":[\"\"]}\n{\"frames\":[\"last\"]}\n", pull.out());
    }
  }

  @Test
  void shouldSpeakUtf8WithAnEmptyEnvironment() throws Exception {
    Map<String, String> bare = Map.of("PATH", System.getenv("PATH"));
    String url = "ipc://" + folder.resolve("żółw");
    try (Launched pull = Launched.start(bare, "pull", "--bind", url, "-n", "1");
        Launched push = Launched.start(bare, "push", "--connect", url, "-m", "zażółć 🐢")) {
      assertEquals(0, push.status(), push::err);
      assertEquals(0, pull.status(), pull::err);
      assertEquals("zażółć 🐢\n", pull.out());
      assertEquals("", pull.err());
    }
  }

  @Test
  void shouldAskAndAnswerByACommand() throws Exception {
    try (Launched rep =
            Launched.start("rep", "--bind", ANYWHERE, "-n", "2", "--exec", "tr a-z A-Z");
        Launched req = Launched.start("req", "--connect", reachable(rep))) {
      req.input("one\ntwo\tthree\n");
      assertEquals(0, req.status(), req::err);
      assertEquals("ONE\nTWO\tTHREE\n", req.out());
      assertEquals(0, rep.status(), rep::err);
      assertEquals("", rep.out());
    }
  }

  @Test
  void shouldAnswerRequestsWithLines() throws Exception {
    try (Launched rep = Launched.start("rep", "--bind", ANYWHERE, "-n", "1");
        Launched req = Launched.start("req", "--connect", reachable(rep), "-m", "how?")) {
      rep.input("so\n");
      assertEquals(0, req.status(), req::err);
      assertEquals("so\n", req.out());
      assertEquals(0, rep.status(), rep::err);
      assertEquals("how?\n", rep.out());
    }
  }

  @Test
  void shouldRouteByName() throws Exception {
    try (Launched router =
            Launched.start("router", "--bind", ANYWHERE, "--reply", "pong", "-n", "1");
        Launched dealer =
            Launched.start(
                "dealer",
                "--connect",
                reachable(router),
                "--id",
                "0xfe01",
                "-m",
                "",
                "-m",
                "x",
                "-n",
                "1")) {
      assertEquals(0, dealer.status(), dealer::err);
      assertEquals("\tpong\n", dealer.out());
      assertEquals(0, router.status(), router::err);
    }
  }

  @Test
  void shouldPublishToWhoSubscribed() throws Exception {
    try (Launched pub = Launched.start("pub", "--bind", ANYWHERE, "-w", "1");
        Launched sub = Launched.start("sub", "--connect", reachable(pub), "-s", "a", "-n", "2")) {
      pub.input("a1\nb\na2\n");
      assertEquals(0, sub.status(), sub::err);
      assertEquals("a1\na2\n", sub.out());
      assertEquals(0, pub.status(), pub::err);
    }
  }

  @Test
  void shouldShowSubscriptions() throws Exception {
    try (Launched xpub = Launched.start("xpub", "--bind", ANYWHERE, "-n", "2");
        Launched sub = Launched.start("sub", "--connect", reachable(xpub), "-s", "a")) {
      xpub.input("");
      xpub.awaitOut("subscribe\ta"::equals);
      sub.signal("TERM");
      assertEquals(143, sub.status());
      assertEquals(0, xpub.status(), xpub::err);
      assertEquals("subscribe\ta\ncancel\ta\n", xpub.out());
    }
  }

  @Test
  void shouldEndWith2WhenNothingMovesOrMessagesAreLeft() throws Exception {
    try (Launched pull = Launched.start("pull", "--bind", ANYWHERE, "-t", "100ms");
        Launched push =
            Launched.start(
                "push",
                "--connect",
                "ipc://" + folder.resolve("no"),
                "-m",
                "x",
                "-n",
                "3",
                "--linger",
                "100ms")) {
      assertEquals(2, pull.status());
      assertTrue(pull.err().contains("100ms"), pull::err);
      assertEquals(2, push.status());
      assertEquals("skein: 3 messages were not delivered\n", push.err());
    }
  }

  @Test
  void shouldEndWith3WhenRefused() throws Exception {
    Path users = Files.writeString(folder.resolve("users"), "joe:x\n");
    try (Launched pull =
        Launched.start("pull", "--bind", ANYWHERE, "--plain-users", users.toString(), "-n", "1")) {
      String url = reachable(pull);
      for (String[] more : new String[][] {{}, {"--plain", "joe:y"}}) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"push", "--connect", url, "-m", "x"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        try (Launched push = Launched.start(arguments)) {
          assertEquals(3, push.status(), push::err);
          assertEquals(1, push.err().lines().count(), push::err);
        }
      }
      try (Launched pub =
          Launched.start("pub", "--connect", url, "--plain", "joe:x", "-m", "x", "-w", "1")) {
        assertEquals(3, pub.status(), pub::err);
      }
      // Only now: the one message that is let in ends the pull, and then nobody refuses any more.
      try (Launched push =
          Launched.start("push", "--connect", url, "--plain", "@" + users, "-m", "x")) {
        assertEquals(0, push.status(), push::err);
      }
      assertEquals(0, pull.status(), pull::err);
    }
  }

  @Test
  void shouldEndWith1AndOneLine() throws Exception {
    for (String line :
        new String[] {
          "psuh",
          "pull",
          "pull --bind tcp:/x",
          "pull --bind foo://x",
          "push --connect tcp://127.0.0.1:1 --option SNDHVM=1",
          "push --connect tcp://127.0.0.1:1 -f /no/such/file",
          "help nothing"
        }) {
      try (Launched skein = Launched.start(line.split(" "))) {
        assertEquals(1, skein.status(), line);
        assertEquals("", skein.out());
        assertTrue(skein.err().matches("skein: [^\n]+\n"), line + ": " + skein.err());
      }
    }
  }

  @Test
  void shouldEndCleanlyBySignals() throws Exception {
    for (Map.Entry<String, Integer> signal : Map.of("INT", 130, "TERM", 143).entrySet()) {
      try (Launched pull = Launched.startInterruptible("pull", "--bind", ANYWHERE)) {
        reachable(pull);
        pull.signal(signal.getKey());
        assertEquals(signal.getValue(), pull.status(), pull::err);
        assertEquals(1, pull.err().lines().count(), pull::err);
      }
    }
  }

  @Test
  void shouldEndQuietlyWhenNobodyReads() throws Exception {
    Path program = Launched.CHECKOUT.resolve("bin/skein");
    try (Launched shell =
        Launched.startProgram(
            Path.of("/bin/sh"), Map.of(), "-c", program + " help >&-; echo status $?")) {
      assertEquals(0, shell.status());
      assertEquals("status 0\n", shell.out());
      assertEquals("", shell.err());
    }
  }

  @Test
  void shouldHelp() throws Exception {
    try (Launched help = Launched.start("help");
        Launched nothing = Launched.start()) {
      assertEquals(0, help.status());
      assertEquals(1, nothing.status());
      assertEquals(help.out(), nothing.out());
      assertEquals("", help.err() + nothing.err());
    }
  }

  @Test
  void shouldRelay() throws Exception {
    String front = "ipc://" + folder.resolve("f");
    String back = "ipc://" + folder.resolve("b");
    try (Launched proxy =
            Launched.start(
                "proxy", "--frontend", "pull:bind:" + front, "--backend", "push:bind:" + back);
        Launched pull = Launched.start("pull", "--connect", back, "-n", "1");
        Launched push = Launched.start("push", "--connect", front, "-m", "x")) {
      assertEquals(0, push.status(), push::err);
      assertEquals(0, pull.status(), pull::err);
      assertEquals("x\n", pull.out());
      proxy.signal("TERM");
      assertEquals(143, proxy.status());
      assertEquals("", proxy.out() + proxy.err());
    }
  }
}
