package io.skein.cli.verb;

import io.skein.cli.base.StandardOutput;
import io.skein.cli.socket.Inbox;
import io.skein.cli.text.MessageFormat;
import io.skein.message.Item;
import java.io.IOException;
import java.util.Optional;

/** Writes what is received; for one thread. */
final class Printer {
  private final StandardOutput output;
  private final MessageFormat format;
  private final Traffic traffic;

  Printer(StandardOutput output, MessageFormat format, Traffic traffic) {
    this.output = output;
    this.format = format;
    this.traffic = traffic;
  }

  /** Prints {@code limit} items; what is written is flushed before there is a wait. */
  void run(Inbox inbox, long limit) throws InterruptedException, IOException {
    for (long printed = 0; printed < limit; printed++) {
      Optional<? extends Item> item = inbox.tryReceive();
      if (item.isEmpty()) {
        output.flush();
        item = Optional.of(inbox.receive());
      }
      traffic.moved();
      format.write(item.get(), output);
    }
    output.flush();
  }

  /** Prints one item, for all to see. */
  void print(Item item) throws IOException {
    format.write(item, output);
    output.flush();
  }
}
