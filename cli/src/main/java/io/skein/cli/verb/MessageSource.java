package io.skein.cli.verb;

import io.skein.cli.text.Delimiter;
import io.skein.cli.text.LineReader;
import io.skein.cli.text.RoutingIds;
import io.skein.message.Frame;
import io.skein.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Where the messages to send come from; for one thread. */
interface MessageSource {

  /** The next message, or null when there are no more. May block. */
  Message next() throws IOException;

  /** What {@code arguments} asks for: one message some number of times, or lines of {@code in}. */
  static MessageSource of(VerbArguments arguments, InputStream in) {
    return arguments
        .message()
        .map(message -> repeated(message, times(arguments)))
        .orElseGet(
            () ->
                limited(
                    lines(in, arguments.delimiter, arguments.isRouted()),
                    arguments.count.orElse(Long.MAX_VALUE)));
  }

  private static long times(VerbArguments arguments) {
    return arguments.count.orElse(arguments.interval.isPresent() ? Long.MAX_VALUE : 1L);
  }

  private static MessageSource repeated(Message message, long times) {
    return limited(() -> message, times);
  }

  private static MessageSource limited(MessageSource source, long limit) {
    return new MessageSource() {
      private long left = limit;

      @Override
      public Message next() throws IOException {
        return left-- > 0 ? source.next() : null;
      }
    };
  }

  /** A message for each line. */
  static MessageSource lines(InputStream in, Delimiter delimiter, boolean routed) {
    LineReader reader = new LineReader(in);
    return () -> {
      byte[] line = reader.next();
      if (line == null) {
        return null;
      }
      List<Frame> frames = delimiter.split(line);
      return Message.of(routed ? routed(frames) : frames);
    };
  }

  private static List<Frame> routed(List<Frame> frames) {
    if (frames.size() == 1) {
      throw new IllegalArgumentException(
          "A router's line is a routing id, the delimiter and at least one frame, and this one is '"
              + frames.get(0)
              + "'");
    }
    List<Frame> read = new ArrayList<>(frames);
    read.set(0, RoutingIds.parse(frames.get(0)).frame());
    return read;
  }
}
