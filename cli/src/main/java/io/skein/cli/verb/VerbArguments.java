package io.skein.cli.verb;

import io.skein.cli.base.CommandException;
import io.skein.cli.socket.SocketRequest;
import io.skein.cli.text.Amounts;
import io.skein.cli.text.Delimiter;
import io.skein.cli.text.MessageFormat;
import io.skein.cli.text.MessageFormat.Style;
import io.skein.cli.text.RoutingIds;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the command line of a verb asks for, checked. */
public final class VerbArguments {
  private final SocketType type;
  private final Given given;
  private final List<Syntax.SentFrame> frames;
  final Delimiter delimiter;
  final Optional<Long> count;
  final Optional<Duration> interval;
  final Optional<Duration> timeout;
  final int peers;
  private final Style style;

  VerbArguments(SocketType type, Given given, List<Syntax.SentFrame> frames) {
    this.type = type;
    this.given = given;
    this.frames = frames;
    this.delimiter = given.one(VerbOption.DELIMITER, Delimiter::parse).orElse(Delimiter.TAB);
    this.count = given.count(VerbOption.COUNT);
    this.interval = given.one(VerbOption.INTERVAL, Amounts::time);
    this.timeout = given.one(VerbOption.TIMEOUT, Amounts::time);
    this.peers = given.count(VerbOption.WAIT).map(Math::toIntExact).orElse(0);
    this.style = given.one(VerbOption.OUTPUT, VerbArguments::style).orElse(Style.TEXT);
    checkEndpoints();
    checkAnswers();
  }

  private static Style style(String name) {
    return Style.named(name)
        .orElseThrow(
            () -> new IllegalArgumentException("'" + name + "' is not text, hex, json or raw"));
  }

  private void checkEndpoints() {
    boolean binds = given.has(VerbOption.BIND);
    boolean connects = given.has(VerbOption.CONNECT);
    if (!binds && !connects) {
      throw wrong("skein " + Syntax.verb(type) + " needs an endpoint: --bind URL or --connect URL");
    }
    if (given.has(VerbOption.PLAIN) && !connects) {
      throw wrong("--plain is for connecting: use --plain-users FILE with --bind");
    }
    if (given.has(VerbOption.PLAIN_USERS) && !binds) {
      throw wrong("--plain-users is for binding: use --plain USER:PASSWORD with --connect");
    }
    if (given.has(VerbOption.PLAIN) && given.has(VerbOption.PLAIN_USERS)) {
      throw wrong("--plain and --plain-users do not go together: a socket is on one side of PLAIN");
    }
  }

  private void checkAnswers() {
    List<String> answers = names(VerbOption.ECHO, VerbOption.REPLY, VerbOption.EXEC);
    if (answers.size() > 1) {
      throw wrong(answers.get(0) + " and " + answers.get(1) + " do not go together");
    }
    List<String> unfit =
        names(VerbOption.MESSAGE, VerbOption.FILE, VerbOption.INTERVAL, VerbOption.OUTPUT);
    if (answers.size() == 1 && !unfit.isEmpty()) {
      throw wrong(
          unfit.get(0) + " does not fit " + answers.get(0) + ", which neither reads nor prints");
    }
  }

  private List<String> names(VerbOption... options) {
    List<String> names = new ArrayList<>();
    for (VerbOption option : options) {
      if (given.has(option)) {
        names.add(option.longName());
      }
    }
    return names;
  }

  private static CommandException wrong(String sentence) {
    return CommandException.impossible(sentence);
  }

  SocketType type() {
    return type;
  }

  boolean answers() {
    return given.has(VerbOption.ECHO) || given.has(VerbOption.REPLY) || given.has(VerbOption.EXEC);
  }

  boolean echoes() {
    return given.has(VerbOption.ECHO);
  }

  Optional<String> reply() {
    return given.one(VerbOption.REPLY);
  }

  Optional<String> exec() {
    return given.one(VerbOption.EXEC);
  }

  String timeoutText() {
    return given.one(VerbOption.TIMEOUT).orElse("");
  }

  boolean showsEvents() {
    return given.has(VerbOption.EVENTS);
  }

  boolean isRouted() {
    return type == SocketType.ROUTER;
  }

  MessageFormat format() {
    return new MessageFormat(style, delimiter, isRouted());
  }

  Optional<Duration> linger() {
    return given.one(VerbOption.LINGER, Amounts::time);
  }

  /** The message of -m and -f, in the order given. */
  Optional<Message> message() {
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    List<Frame> sent = new ArrayList<>(frames.stream().map(Syntax.SentFrame::frame).toList());
    if (isRouted()) {
      if (frames.get(0).isText()) {
        sent.set(0, RoutingIds.parse(sent.get(0)).frame());
      }
      if (sent.size() == 1) {
        throw wrong("A router's message is a routing id and at least one frame");
      }
    }
    return Optional.of(Message.of(sent));
  }

  SocketRequest socket() {
    return new SocketRequest(
        type,
        given.list(VerbOption.BIND),
        given.list(VerbOption.CONNECT),
        given.list(VerbOption.SUBSCRIBE),
        given.one(VerbOption.ID),
        linger(),
        given.list(VerbOption.OPTION),
        given.one(VerbOption.PLAIN),
        given.one(VerbOption.PLAIN_USERS));
  }
}
