package io.skein.cli.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skein.cli.base.CommandException;
import io.skein.message.RoutingId;
import io.skein.message.SocketType;
import io.skein.pipeline.PushSocket;
import io.skein.reqrep.RouterSocket;
import io.skein.socket.Context;
import io.skein.socket.OptionsBuilder;
import io.skein.socket.SocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChosenOptionsTest {
  private final Context context = Context.create();

  @AfterEach
  void close() {
    context.close();
  }

  private SocketOptions push(String... texts) {
    AtomicReference<SocketOptions> options = new AtomicReference<>();
    ChosenOptions chosen = new ChosenOptions(SocketType.PUSH, List.of(texts));
    PushSocket.open(
            context,
            builder -> {
              chosen.applyTo(builder);
              options.set(builder.build());
            })
        .close();
    return options.get();
  }

  @Test
  void shouldTakeTheBuildersNames() {
    SocketOptions options =
        push("sendHighWaterMark=10", "linger=2s", "maxMessageSize=8MiB", "ipv6=false");
    assertEquals(10, options.queue().send().messages());
    assertEquals(Duration.ofSeconds(2), options.connection().linger());
    assertEquals(8 << 20, options.connection().maxMessageSize());
    assertEquals(false, options.transport().ipv6());
  }

  @Test
  void shouldTakeLibzmqsNamesAndUnits() {
    SocketOptions options =
        push("SNDHWM=10", "ZMQ_LINGER=250", "MAXMSGSIZE=-1", "TCP_KEEPALIVE_IDLE=7", "IPV6=0");
    assertEquals(10, options.queue().send().messages());
    assertEquals(Duration.ofMillis(250), options.connection().linger());
    assertEquals(0, options.connection().maxMessageSize());
    assertEquals(7, options.transport().tcpKeepAliveIdle());
    assertTrue(push("LINGER=-1").connection().linger().toDays() > 10_000);
  }

  @Test
  void shouldTakeARoutingIdInHexadecimal() {
    ChosenOptions chosen = new ChosenOptions(SocketType.ROUTER, List.of("ROUTING_ID=0x61ff"));
    AtomicReference<SocketOptions> options = new AtomicReference<>();
    RouterSocket.open(
            context,
            builder -> {
              chosen.applyTo(builder);
              options.set(builder.build());
            })
        .close();
    assertEquals(
        Optional.of(RoutingId.of(new byte[] {'a', (byte) 0xff})), options.get().routingId());
  }

  @ParameterizedTest
  @EnumSource(SocketType.class)
  void shouldSetEveryOptionOfEveryType(SocketType type) {
    for (SocketOption option : SocketOption.ALL) {
      if (option.types().test(type)) {
        String text = option.name() + "=" + sample(option.name());
        SocketRequest request =
            new SocketRequest(
                type,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(text),
                Optional.empty(),
                Optional.empty());
        SocketOpener.open(context, request, event -> {}).close(Duration.ZERO, false);
      }
    }
  }

  private static String sample(String option) {
    return switch (option) {
      case "tcpKeepAlive", "ipv6", "mandatory", "verbose", "noDrop" -> "true";
      case "routingId" -> "me";
      case "linger",
          "reconnectMin",
          "reconnectMax",
          "connectTimeout",
          "handshakeTimeout",
          "heartbeatInterval",
          "heartbeatTimeout",
          "heartbeatTtl",
          "stallLimit",
          "tcpKeepAliveIdle",
          "tcpKeepAliveInterval" ->
          "5s";
      default -> "5";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "sendHighWatermarks=1, sendHighWaterMark",
    "SNDHVM=1, SNDHWM",
    "lingr=1s, linger",
    "ZMQ_RCVBUFF=1, RCVBUF"
  })
  void shouldNameTheNearest(String text, String nearest) {
    String sentence = sentence(SocketType.DEALER, text);
    assertTrue(sentence.endsWith("the nearest is " + nearest), sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "PULL, sendHighWaterMark=1, The option sendHighWaterMark does not fit pull",
    "PUSH, linger, The option 'linger' cannot be read: write --option NAME=VALUE"
  })
  void shouldSayWhatDoesNotFit(SocketType type, String text, String expected) {
    assertEquals(expected, sentence(type, text));
  }

  private static String sentence(SocketType type, String text) {
    return assertThrows(CommandException.class, () -> new ChosenOptions(type, List.of(text)))
        .outcome()
        .sentence();
  }

  @ParameterizedTest
  @CsvSource({
    "sendHighWaterMark=x",
    "sendHighWaterMark=99999999999",
    "linger=5",
    "ipv6=perhaps",
    "maxMessageSize=8MB",
    "SNDBUF=3GiB"
  })
  void shouldNameTheOptionWhoseValueCannotBeRead(String text) {
    ChosenOptions chosen = new ChosenOptions(SocketType.PUSH, List.of(text));
    String name = text.substring(0, text.indexOf('='));
    String sentence =
        assertThrows(
                CommandException.class,
                () -> PushSocket.open(context, (OptionsBuilder<?> b) -> chosen.applyTo(b)))
            .getMessage();
    assertTrue(sentence.startsWith("The option " + name + " cannot be '"), sentence);
  }
}
