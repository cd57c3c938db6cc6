package io.skein.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skein.event.PeerGoneException;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.reqrep.Request;
import io.skein.socket.Context;
import io.skein.testkit.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions and answers over connections that come and go. */
class ReqRepTest {
  private final Context context = Context.create();

  @TempDir Path directory;

  @AfterEach
  void close() {
    context.close();
  }

  /** REQ-8: the answer would have to come from the peer that was asked, and it never will. */
  @ParameterizedTest
  @ValueSource(strings = {"inproc", "tcp", "ipc"})
  void req8ShouldTellWhoAskedAPeerThatDiedAndGoOnWithTheNext(String scheme) throws Exception {
    ReqSocket req = ReqSocket.open(context);
    RepSocket first = RepSocket.open(context);
    Endpoint endpoint = first.bind(new Endpoint(scheme, address(scheme)));
    req.connect(endpoint);
    Background<Message> asking = Background.start("request", () -> req.request("question"));
    assertEquals("question", first.receiveRequest().message().text());
    first.close();
    String said = assertThrows(PeerGoneException.class, asking::result).getMessage();
    Sentences.assertOne(said);
    RepSocket second = RepSocket.open(context);
    second.bind(endpoint);
    Background<Message> again = Background.start("request", () -> req.request("question"));
    second.receiveRequest().reply("answer");
    assertEquals("answer", again.result().text());
  }

  private String address(String scheme) {
    return switch (scheme) {
      case "tcp" -> "127.0.0.1:*";
      case "ipc" -> directory.resolve("rep").toString();
      default -> "rep";
    };
  }

  @Test
  void shouldAnswerInAnyOrderWhatWasAskedByMany() throws Exception {
    RepSocket rep = RepSocket.open(context);
    Endpoint endpoint = rep.bind("tcp://127.0.0.1:*");
    List<Background<Message>> asking = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ReqSocket req = ReqSocket.open(context);
      req.connect(endpoint);
      String question = "question " + i;
      asking.add(Background.start(question, () -> req.request(question)));
    }
    List<Request> open = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      open.add(rep.receiveRequest());
    }
    for (int i = 9; i >= 0; i--) {
      open.get(i).reply("answer to " + open.get(i).message().text());
    }
    for (int i = 0; i < 10; i++) {
      assertEquals("answer to question " + i, asking.get(i).result().text());
    }
  }
}
