package io.skein.cli.verb;

import io.skein.cli.base.Ending;
import io.skein.cli.base.Guard;
import io.skein.cli.base.Outcome;
import io.skein.cli.base.StandardError;
import io.skein.cli.base.StandardOutput;
import io.skein.cli.socket.OpenSocket;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;

/** Starts the threads of a verb: who sends, who receives, and what ends the command. */
final class Conversation {
  private final VerbArguments arguments;
  private final OpenSocket socket;
  private final Traffic traffic;
  private final StandardOutput output;
  private final StandardError error;

  Conversation(
      VerbArguments arguments,
      OpenSocket socket,
      Traffic traffic,
      StandardOutput output,
      StandardError error) {
    this.arguments = arguments;
    this.socket = socket;
    this.traffic = traffic;
    this.output = output;
    this.error = error;
  }

  void start(Ending ending) {
    switch (arguments.type()) {
      case PUSH, PUB -> send(ending, () -> ending.with(Outcome.DONE));
      case PULL, SUB -> print(ending);
      case REQ -> Guard.start("skein-req", ending, () -> end(ending, requester()::run));
      case REP -> {
        if (arguments.answers()) {
          answer(ending);
        } else {
          Guard.start("skein-rep", ending, () -> end(ending, replier()::run));
        }
      }
      case ROUTER -> {
        if (arguments.answers()) {
          answer(ending);
        } else {
          both(ending);
        }
      }
      case DEALER, PAIR, XPUB, XSUB -> both(ending);
    }
  }

  /** The end of the input ends the sending only. */
  private void both(Ending ending) {
    print(ending);
    send(ending, () -> {});
  }

  private void send(Ending ending, Runnable atEnd) {
    Sender sender = new Sender(socket, source(), arguments, traffic);
    Guard.start(
        "skein-send",
        ending,
        () -> {
          sender.run();
          atEnd.run();
        });
  }

  private void print(Ending ending) {
    Printer printer = printer();
    long limit = limit();
    Guard.start("skein-print", ending, () -> end(ending, () -> printer.run(socket.inbox(), limit)));
  }

  private void answer(Ending ending) {
    Answerer answerer =
        new Answerer(socket, Answer.of(arguments, error), traffic, arguments.peers, limit());
    Guard.start("skein-answer", ending, () -> end(ending, answerer::run));
  }

  private static void end(Ending ending, Guard.Work work)
      throws InterruptedException, java.io.IOException {
    work.run();
    ending.with(Outcome.DONE);
  }

  private Requester requester() {
    return new Requester(socket, source(), arguments, traffic, printer());
  }

  private Replier replier() {
    return new Replier(socket, source(), arguments, traffic, printer());
  }

  private Printer printer() {
    return new Printer(output, arguments.format(), traffic);
  }

  private MessageSource source() {
    return MessageSource.of(arguments, standardInput());
  }

  private static InputStream standardInput() {
    return new FileInputStream(FileDescriptor.in);
  }

  private long limit() {
    return arguments.count.orElse(Long.MAX_VALUE);
  }
}
