package io.skein.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "tcp://127.0.0.1:5555,tcp,127.0.0.1:5555",
    "ipc:///tmp/a b,ipc,/tmp/a b",
    "inproc://a://b,inproc,a://b",
    "x://y,x,y",
  })
  void shouldReadAndWriteTheSame(String text, String scheme, String address) {
    Endpoint endpoint = Endpoint.parse(text);
    assertEquals(new Endpoint(scheme, address), endpoint);
    assertEquals(text, endpoint.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tcp", "tcp:", "tcp:/127.0.0.1:1", "tcp://", "://", "://a"})
  void shouldSayHowToWriteIt(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text));
    assertTrue(e.getMessage().contains("'" + text + "'"), e.getMessage());
    assertTrue(e.getMessage().contains("scheme://address"), e.getMessage());
  }

  @Test
  void shouldHaveBothParts() {
    assertThrows(IllegalArgumentException.class, () -> new Endpoint("", "a"));
    assertThrows(IllegalArgumentException.class, () -> new Endpoint("tcp", ""));
  }
}
