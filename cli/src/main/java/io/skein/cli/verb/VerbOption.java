package io.skein.cli.verb;

import io.skein.message.SocketType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The options of the eleven verbs, and which verb has which. */
enum VerbOption {
  BIND(Kind.LIST, "URL", type -> true, "listen here; may be repeated", "--bind"),
  CONNECT(Kind.LIST, "URL", type -> true, "connect to this; may be repeated", "--connect"),
  MESSAGE(
      Kind.FRAME,
      "TEXT",
      SocketType::sends,
      "a frame of the message to send; repeat for more frames",
      "-m",
      "--message"),
  FILE(Kind.FRAME, "PATH", SocketType::sends, "the file's bytes as a frame", "-f", "--file"),
  DELIMITER(
      Kind.ONE,
      "TEXT",
      type -> true,
      "stands between the frames of a line; default TAB; \\t \\n \\0 \\xNN are known,"
          + " '' does not split",
      "-D",
      "--delimiter"),
  COUNT(Kind.ONE, "N", type -> true, "how many; see below", "-n", "--count"),
  INTERVAL(Kind.ONE, "TIME", SocketType::sends, "pause between messages", "-i", "--interval"),
  WAIT(
      Kind.ONE,
      "N",
      SocketType::sends,
      "before the first send, wait for N peers (pub, xpub: subscribers)",
      "-w",
      "--wait"),
  TIMEOUT(
      Kind.ONE, "TIME", type -> true, "give up when nothing moved for so long", "-t", "--timeout"),
  SUBSCRIBE(
      Kind.LIST,
      "TEXT",
      type -> type == SocketType.SUB || type == SocketType.XSUB,
      "receive what begins so; may be repeated; none means everything",
      "-s",
      "--subscribe"),
  ID(
      Kind.ONE,
      "TEXT",
      type -> type == SocketType.REQ || type == SocketType.DEALER || type == SocketType.ROUTER,
      "routing id: text, or 0x and hexadecimal digits",
      "--id"),
  ECHO(Kind.FLAG, "", VerbOption::answers, "answer with the request's frames", "--echo"),
  REPLY(Kind.ONE, "TEXT", VerbOption::answers, "answer with this frame", "--reply"),
  EXEC(
      Kind.ONE,
      "COMMAND",
      VerbOption::answers,
      "answer with what sh -c COMMAND prints when it is given the request as text",
      "--exec"),
  OUTPUT(
      Kind.ONE,
      "FORMAT",
      SocketType::receives,
      "text, hex, json or raw; default text",
      "-o",
      "--output"),
  LINGER(
      Kind.ONE,
      "TIME",
      type -> true,
      "how long to wait at the end until what is queued has left; default 5s",
      "--linger"),
  OPTION(Kind.LIST, "NAME=VALUE", type -> true, "set an option of the socket", "--option"),
  EVENTS(
      Kind.FLAG,
      "",
      type -> true,
      "tell on standard error what happens, one JSON object a line",
      "--events"),
  PLAIN(
      Kind.ONE,
      "USER:PASSWORD|@FILE",
      type -> true,
      "show this user to those connected to, unencrypted",
      "--plain"),
  PLAIN_USERS(
      Kind.ONE,
      "FILE",
      type -> true,
      "let in only the users of this file's lines USER:PASSWORD",
      "--plain-users");

  /** What stands after the name. */
  enum Kind {
    /** Nothing. */
    FLAG,
    /** One value, once. */
    ONE,
    /** One value, any number of times. */
    LIST,
    /** One value, any number of times, in order with the other options of this kind. */
    FRAME
  }

  private final Kind kind;
  private final String label;
  private final Predicate<SocketType> fits;
  private final String description;
  private final List<String> names;

  VerbOption(
      Kind kind, String label, Predicate<SocketType> fits, String description, String... names) {
    this.kind = kind;
    this.label = label;
    this.fits = fits;
    this.description = description;
    this.names = List.of(names);
  }

  private static boolean answers(SocketType type) {
    return type == SocketType.REP || type == SocketType.ROUTER;
  }

  Kind kind() {
    return kind;
  }

  String label() {
    return label;
  }

  String description() {
    return description;
  }

  List<String> names() {
    return names;
  }

  /** The long name. */
  String longName() {
    return names.get(names.size() - 1);
  }

  boolean fits(SocketType type) {
    return fits.test(type);
  }

  /** The option that an argument such as {@code -mTEXT} or {@code --bind=URL} means. */
  static Optional<VerbOption> meantBy(String argument) {
    return Arrays.stream(values())
        .filter(option -> option.names.stream().anyMatch(name -> isMeant(name, argument)))
        .findFirst();
  }

  private static boolean isMeant(String name, String argument) {
    return argument.equals(name)
        || argument.startsWith(name + "=")
        || !name.startsWith("--") && !argument.startsWith("--") && argument.startsWith(name);
  }
}
