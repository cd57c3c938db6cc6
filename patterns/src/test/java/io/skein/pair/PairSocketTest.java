package io.skein.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.socket.Context;
import io.skein.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PairSocketTest {
  private final Context context = Context.create();

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void shouldTalkBothWays() throws InterruptedException {
    PairSocket left = PairSocket.open(context);
    PairSocket right = PairSocket.open(context);
    right.connect(left.bind("inproc://pair"));
    right.send("to left");
    assertEquals("to left", left.receive().text());
    left.send("to right");
    assertEquals("to right", right.receive().text());
  }

  @Test
  void pai5ShouldTakeTheNextPeerWhenTheFirstHasGone() throws InterruptedException {
    PairSocket server = PairSocket.open(context);
    server.bind("inproc://pair");
    for (int i = 0; i < 3; i++) {
      try (PairSocket client = PairSocket.open(context)) {
        client.connect("inproc://pair");
        client.send("client " + i);
        assertEquals("client " + i, server.receive().text());
      }
      Await.until("the client has left", () -> server.stats().peers().isEmpty());
    }
    assertTrue(server.stats().dropped().isEmpty());
  }
}
