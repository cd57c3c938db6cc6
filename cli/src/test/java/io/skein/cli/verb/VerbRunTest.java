package io.skein.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.cli.base.Ending;
import io.skein.cli.base.Outcome;
import io.skein.cli.base.StandardError;
import io.skein.cli.base.StandardOutput;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.security.AuthenticationDecision;
import io.skein.security.Authenticator;
import io.skein.socket.Context;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerbRunTest {
  private final Thread command = Thread.currentThread();
  private volatile boolean over;

  @AfterEach
  void nobodyWaitsAnyLonger() {
    over = true;
  }

  private void untilTheCommandIsIn(String method) {
    while (!over && Arrays.stream(command.getStackTrace()).noneMatch(f -> is(f, method))) {
      Thread.onSpinWait();
    }
  }

  private static boolean is(StackTraceElement frame, String method) {
    return frame.getMethodName().equals(method);
  }

  @Test
  void shouldBlameARefusalThatIsToldAfterItHasEndedTheSocket() throws Exception {
    Authenticator nobody =
        (credentials, peer) ->
            CompletableFuture.supplyAsync(
                () -> {
                  untilTheCommandIsIn("awaitQuiet"); // The message is queued, the socket closes.
                  return AuthenticationDecision.deny("No");
                });
    OutputStream late =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] line) {
            if (new String(line, StandardCharsets.UTF_8).contains("handshakeFailed")) {
              untilTheCommandIsIn("awaitTermination");
            }
            writeBytes(line);
          }
        };
    try (Context context = Context.create();
        PullSocket pull = PullSocket.open(context, o -> o.plainServer(nobody))) {
      String url = pull.bind("tcp://127.0.0.1:*").toString();
      VerbArguments push =
          new Syntax(SocketType.PUSH)
              .parse("--connect", url, "--plain", "joe:x", "-m", "x", "--events");
      StandardOutput output = new StandardOutput(OutputStream.nullOutputStream());
      Outcome outcome = new VerbRun(push, output, new StandardError(late)).run(new Ending());
      over = true;
      assertTrue(Thread.interrupted(), "a refusal interrupts who closes");
      assertEquals(3, outcome.status(), outcome::sentence);
      assertTrue(outcome.sentence().endsWith("; 1 message was not delivered"), outcome::sentence);
    }
  }
}
