package io.skein.smoke;

import io.skein.message.Message;

/** Prints a message of two frames. */
public final class Smoke {
  private Smoke() {}

  public static void main(String[] args) {
    Message message = Message.of("hello", "world");
    System.out.println(message.text(0) + " " + message.text(1));
  }
}
