package io.skein.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Endpoint;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import io.skein.testkit.Await;
import io.skein.testkit.Background;
import io.skein.testkit.ScriptedPeer;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that runs out of file descriptors waits for some, and goes on when there are. */
class DescriptorsTest {
  private static final int LIMIT = 120;

  @Test
  void shouldSurviveRunningOutOfDescriptors() throws Exception {
    List<ScriptedPeer> greedy = new ArrayList<>();
    Process child = null;
    try (Context context = Context.create();
        PullSocket pull = PullSocket.open(context);
        PushSocket push = PushSocket.open(context)) {
      child = start(pull.bind("tcp://127.0.0.1:*"));
      BufferedReader lines = child.inputReader();
      Endpoint endpoint = Endpoint.parse(line(lines));
      for (int i = 0; i < LIMIT; i++) {
        greedy.add(ScriptedPeer.connect(endpoint));
      }
      assertEquals("exhausted", line(lines));
      int wakeUps = Integer.parseInt(line(lines));
      assertTrue(wakeUps < 200, "the loop woke up " + wakeUps + " times while it had to wait");
      for (ScriptedPeer peer : greedy) {
        peer.close();
      }
      push.connect(endpoint);
      push.send("room again");
      assertEquals("room again", line(lines));
      assertEquals("connected at last", pull.receive(Await.DEADLINE).orElseThrow().text());
      assertEquals("end", line(lines));
    } finally {
      if (child != null) {
        child.destroyForcibly();
      }
    }
  }

  private static String line(BufferedReader lines) throws Exception {
    return Background.start("child's line", lines::readLine).result();
  }

  private static Process start(Endpoint endpoint) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            "bash",
            "-c",
            "ulimit -n " + LIMIT + "; exec \"$@\"",
            "bash",
            java,
            "-cp",
            System.getProperty("java.class.path"),
            HungryProcess.class.getName(),
            endpoint.toString())
        .redirectError(new File("target/hungry-process.log"))
        .start();
  }
}
