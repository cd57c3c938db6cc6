package io.skein.transport.tcp;

import static java.net.StandardSocketOptions.SO_SNDBUF;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.transport.TransportOptions;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class ChannelOptionsTest {

  /** What the system makes of it, which may be more or less than was asked for. */
  @Test
  void shouldGiveUnixDomainSocketsASendBufferOfOurs() throws IOException {
    try (SocketChannel ours = SocketChannel.open(StandardProtocolFamily.UNIX);
        SocketChannel expected = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      ChannelOptions.apply(ours, TransportOptions.DEFAULT);
      expected.setOption(SO_SNDBUF, TransportOptions.IPC_SEND_BUFFER);
      assertEquals(expected.getOption(SO_SNDBUF), ours.getOption(SO_SNDBUF));
    }
  }

  @Test
  void shouldLeaveTheSendBufferOfTcpToTheSystem() throws IOException {
    try (SocketChannel ours = SocketChannel.open();
        SocketChannel untouched = SocketChannel.open()) {
      ChannelOptions.apply(ours, TransportOptions.DEFAULT);
      assertEquals(untouched.getOption(SO_SNDBUF), ours.getOption(SO_SNDBUF));
    }
  }
}
