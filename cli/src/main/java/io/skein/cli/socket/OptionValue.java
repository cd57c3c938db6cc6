package io.skein.cli.socket;

import io.skein.cli.base.CommandException;
import io.skein.cli.text.Amounts;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What stands after NAME= and how it is to be read.
 *
 * @param name as the user wrote it, for messages
 * @param text what stands after the equals sign
 * @param foreign whether libzmq's name was used: its times are bare numbers, -1 is its "no limit"
 */
record OptionValue(String name, String text, boolean foreign) {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  int integer() {
    long number = number();
    if (number != (int) number) {
      throw unreadable("a whole number of at most " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  /** Bytes; libzmq's -1 is our 0, for any number. */
  long size() {
    if (foreign && text.equals("-1")) {
      return 0;
    }
    try {
      return Amounts.size(text);
    } catch (IllegalArgumentException e) {
      throw unreadable("a size such as 1000, 64KiB or 8MiB");
    }
  }

  int intSize() {
    long size = size();
    if (size > Integer.MAX_VALUE) {
      throw unreadable("at most " + Integer.MAX_VALUE + " bytes");
    }
    return (int) size;
  }

  /** A time; a bare number in {@code unit} where libzmq's name was used. */
  Duration time(ChronoUnit unit) {
    if (foreign && text.matches("-?[0-9]{1,15}")) {
      return text.startsWith("-") ? FOR_EVER : Duration.of(number(), unit);
    }
    try {
      return Amounts.time(text);
    } catch (IllegalArgumentException e) {
      throw unreadable("a time such as 250ms, 5s or 2m");
    }
  }

  boolean flag() {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw unreadable("true or false");
    };
  }

  private long number() {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw unreadable("a whole number");
    }
  }

  private CommandException unreadable(String rule) {
    return CommandException.impossible(
        "The option " + name + " cannot be '" + text + "': it is " + rule);
  }
}
