package io.skein.zmtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.message.Subscription;
import io.skein.security.FrameTransform;
import io.skein.security.HandshakeCommand;
import io.skein.security.HandshakeStep;
import io.skein.security.Mechanism;
import io.skein.security.MechanismException;
import io.skein.security.MechanismSession;
import io.skein.security.RemotePeer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A mechanism from outside that transforms every frame after the handshake. */
class SealedFramesTest {

  /** Puts an octet of flags in front and turns all bits of the body. */
  private static final class Turning implements FrameTransform {
    @Override
    public byte[] seal(boolean more, boolean command, ByteBuffer body) {
      byte[] sealed = new byte[1 + body.remaining()];
      sealed[0] = (byte) ((more ? 1 : 0) | (command ? 2 : 0));
      for (int i = 1; i < sealed.length; i++) {
        sealed[i] = (byte) ~body.get();
      }
      return sealed;
    }

    @Override
    public OpenedFrame open(byte[] body) throws MechanismException {
      if (body.length == 0) {
        throw new MechanismException("The peer's frame is not sealed");
      }
      byte[] opened = Arrays.copyOfRange(body, 1, body.length);
      for (int i = 0; i < opened.length; i++) {
        opened[i] = (byte) ~opened[i];
      }
      return new OpenedFrame((body[0] & 1) != 0, (body[0] & 2) != 0, opened);
    }
  }

  private static final class TurningMechanism implements Mechanism {
    @Override
    public String name() {
      return "TURN";
    }

    @Override
    public boolean asServer() {
      return false;
    }

    @Override
    public MechanismSession newSession(RemotePeer peer, byte[] metadata) {
      return new MechanismSession() {
        @Override
        public HandshakeStep start() {
          return new HandshakeStep.Send(List.of(new HandshakeCommand("READY", metadata)));
        }

        @Override
        public HandshakeStep receive(HandshakeCommand command) {
          return new HandshakeStep.Finish(
              List.of(new HandshakeCommand("DONE")),
              command.data(),
              Map.of(),
              Optional.of(new Turning()));
        }
      };
    }
  }

  private static Conversation open(SocketType ours, SocketType theirs) {
    return open(Conversation.settings(ours, new TurningMechanism()), theirs);
  }

  private static Conversation open(EngineSettings settings, SocketType theirs) {
    Conversation conversation = new Conversation(settings);
    conversation.feed(Conversation.greeting("03 01", "TURN", 0));
    conversation.feed(Conversation.ready(theirs.name()));
    conversation.open();
    return conversation;
  }

  @Test
  void shouldSealEveryFrameAfterTheHandshakeAndNoneBefore() {
    Conversation xsub = open(SocketType.XSUB, SocketType.XPUB);
    xsub.toSubscribe.add(Subscription.to(Frame.EMPTY));
    xsub.toSend.add(Message.of("A", "B"));
    xsub.assertSends(
        Conversation.greeting("03 01", "TURN", 0)
            + Conversation.ready("XSUB")
            + "04 05 04 'DONE'"
            + "00 0B 02 F6 AC AA BD AC BC AD B6 BD BA"
            + "00 02 01 BE  00 02 00 BD");
  }

  @Test
  void shouldSealIntoTargetsOfOneByte() {
    Conversation pair = open(SocketType.PAIR, SocketType.PAIR);
    pair.output();
    pair.toSend.add(Message.of("A", "B"));
    assertEquals("000201be000200bd", Hex.text(pair.output(1)));
  }

  /** What stands in the buffer is sealed for another, or not at all. */
  @Test
  void shouldSealForEachConnectionWhatManyAreGiven() {
    Message message = Message.of("A");
    EncodedRun run = new EncodedRun();
    Conversation plain = Conversation.inTraffic(SocketType.PAIR, SocketType.PAIR, 1);
    assertEquals("000141", filledForMany(plain, run, message));
    for (int i = 0; i < 2; i++) {
      Conversation sealed = open(SocketType.PAIR, SocketType.PAIR);
      sealed.output();
      assertEquals("000200be", filledForMany(sealed, run, message));
    }
    assertEquals("000141", filledForMany(plain, run, message));
  }

  /** Into zeros: what is wrongly taken for standing there would come out as such. */
  private static String filledForMany(Conversation to, EncodedRun run, Message message) {
    to.toSend.add(message);
    ByteBuffer target = ByteBuffer.allocate(20);
    int count = to.engine.outbound().fillForMany(target, run, to);
    return Hex.text(Arrays.copyOf(target.array(), count));
  }

  @Test
  void shouldOpenMessagesAndCommands() {
    Conversation pair = open(SocketType.PAIR, SocketType.PAIR);
    pair.output();
    pair.feedOneByOne("00 02 01 BE  00 08 02 FB AF B6 B1 B8 FF FF  00 02 00 BD");
    assertEquals(List.of(Message.of("A", "B")), pair.messages);
    pair.assertSends("00 06 02 FB AF B0 B1 B8");
  }

  @Test
  void shouldCountSealedFramesWhoseFlagsAreInside() {
    EngineSettings settings =
        Conversation.settings(SocketType.PAIR, new TurningMechanism(), 140, 0);
    open(settings, SocketType.PAIR).feed("00 02 01 BE 00 02 00 BD 00 02 01 BE 00 02 00 BD");
    Conversation pair = open(settings, SocketType.PAIR);
    // The COMMAND flag outside must not let frames of messages pass uncounted.
    String sentence = pair.refusal("04 02 01 BE 04 02 01 BE 04 02 01 BE");
    assertTrue(sentence.contains("maxMessageSize is 140"), sentence);
  }

  @Test
  void shouldEndTheConnectionWhenAFrameCannotBeOpened() {
    assertEquals(
        "The peer's frame is not sealed", open(SocketType.PAIR, SocketType.PAIR).refusal("00 00"));
  }

  @Test
  void shouldSurviveAMechanismThatThrowsOrAnswersNothing() {
    for (boolean nothing : new boolean[] {true, false}) {
      Mechanism broken =
          new Mechanism() {
            @Override
            public String name() {
              return "BROKEN";
            }

            @Override
            public boolean asServer() {
              return false;
            }

            @Override
            public MechanismSession newSession(RemotePeer peer, byte[] metadata) {
              return new MechanismSession() {
                @Override
                public HandshakeStep start() {
                  if (nothing) {
                    return null;
                  }
                  throw new IllegalStateException("broken");
                }

                @Override
                public HandshakeStep receive(HandshakeCommand command) {
                  throw new AssertionError("not reached");
                }
              };
            }
          };
      String sentence =
          Conversation.of(SocketType.PAIR, broken)
              .refusal(Conversation.greeting("03 01", "BROKEN", 0));
      assertTrue(sentence.contains("The mechanism BROKEN failed"), sentence);
    }
  }
}
