package io.skein.cli;

import io.skein.cli.base.Ending;
import io.skein.cli.base.StandardError;
import io.skein.cli.base.StandardOutput;
import io.skein.cli.text.Delimiter;
import io.skein.cli.text.MessageFormat;
import io.skein.cli.verb.Syntax;
import io.skein.cli.verb.VerbRun;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.message.SocketType;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.reqrep.RepSocket;
import io.skein.reqrep.ReqSocket;
import io.skein.socket.Context;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Uses what commands use, so that the JVM that runs this can archive the classes: see bin/skein.
 * Not part of the command.
 */
public final class WarmUp {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final List<String> DEMO =
      List.of(
          "Commonest",
          "Comparison",
          "Count",
          "Demo",
          "DemoProcess",
          "Display",
          "FilePart",
          "Fleet",
          "Limits",
          "LineBatches",
          "Member",
          "MergedWords",
          "News",
          "OwnFiles",
          "Progress",
          "Reader",
          "SecondCount",
          "Sink",
          "WordCounter",
          "WordRuns",
          "WordSource",
          "WordTable",
          "Worker");
  private static final StandardOutput NOWHERE = new StandardOutput(OutputStream.nullOutputStream());
  private static final StandardError SILENCE = new StandardError(OutputStream.nullOutputStream());

  private WarmUp() {}

  /** Ends by itself. */
  public static void main(String... arguments) throws Exception {
    NOWHERE.write(Help.overview().getBytes(StandardCharsets.UTF_8));
    NOWHERE.write(Version.text().getBytes(StandardCharsets.UTF_8));
    for (String name : DEMO) {
      Class.forName("io.skein.cli.demo." + name);
    }
    sockets();
    for (SocketType type : SocketType.values()) {
      verb(type);
    }
    for (MessageFormat.Style style : MessageFormat.Style.values()) {
      new MessageFormat(style, Delimiter.TAB, true).write(Message.of("a", "b"), NOWHERE);
    }
  }

  private static void verb(SocketType type) throws InterruptedException {
    String[] arguments = {
      "--bind", "tcp://127.0.0.1:*", "-t", "1ms", "--linger", "0", "--option", "backlog=10"
    };
    new VerbRun(new Syntax(type).parse(arguments), NOWHERE, SILENCE).run(new Ending());
  }

  private static void sockets() throws InterruptedException {
    try (Context context = Context.create();
        PullSocket pull = PullSocket.open(context);
        PushSocket push = PushSocket.open(context);
        PubSocket pub = PubSocket.open(context);
        SubSocket sub = SubSocket.open(context);
        RepSocket rep = RepSocket.open(context);
        ReqSocket req = ReqSocket.open(context)) {
      push.connect(pull.bind("tcp://127.0.0.1:*"));
      push.send("work");
      pull.receive(LIMIT);
      Endpoint news = pub.bind("tcp://127.0.0.1:*");
      sub.subscribe("");
      sub.connect(news);
      if (pub.awaitSubscribers(1, LIMIT)) {
        pub.send("news");
        sub.receive(LIMIT);
      }
      req.connect(rep.bind("tcp://127.0.0.1:*"));
      req.send(Message.of("question"));
      if (rep.receive(LIMIT).isPresent()) {
        rep.send("answer");
        req.receive(LIMIT);
      }
    }
  }
}
