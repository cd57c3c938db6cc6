package io.skein.reqrep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pattern.Pattern;
import io.skein.testkit.FakePeer;
import io.skein.testkit.FakeSocket;
import io.skein.testkit.PatternContract;
import io.skein.testkit.ReceivingLaws;

/** A REP that gives whole requests, as many as there are. */
class WholeRepPatternTest extends PatternContract implements ReceivingLaws {

  @Override
  public Pattern newPattern() {
    RepPattern pattern = new RepPattern();
    pattern.giveWhole();
    return pattern;
  }

  @Override
  public SocketType peerType() {
    return SocketType.DEALER;
  }

  @Override
  public Message incoming(String text) {
    return Message.of("way back", "", text);
  }

  @Override
  protected void shouldPass(FakeSocket socket, FakePeer peer, String text) {
    assertTrue(peer.send(incoming(text)));
    Message request = socket.tryReceive();
    assertEquals(incoming(text), request);
    assertTrue(((RepPattern) socket.pattern()).reply(request, Message.of("re", text)));
    assertEquals(Message.of("way back", "", "re", text), peer.receive());
  }
}
