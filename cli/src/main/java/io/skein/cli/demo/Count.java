package io.skein.cli.demo;

import io.skein.cli.base.Outcome;
import io.skein.message.Endpoint;
import io.skein.message.Message;
import io.skein.pipeline.PullSocket;
import io.skein.pipeline.PushSocket;
import io.skein.socket.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parent's part: introduces the processes to each other, follows them, checks the result. */
final class Count {
  private static final int COMMONEST = 20;
  private static final double NANOS = 1e9;

  private final List<FilePart.Input> files;
  private final Fleet fleet;
  private final Display display;

  Count(List<FilePart.Input> files, Fleet fleet, Display display) {
    this.files = files;
    this.fleet = fleet;
    this.display = display;
  }

  Outcome run(Context context) throws IOException, InterruptedException {
    fleet.start();
    display.line(fleet.text());
    try (PullSocket results = PullSocket.open(context, o -> o.receiveHighWaterMark(Limits.COUNTS));
        PushSocket acknowledgements = PushSocket.open(context, o -> o.linger(Limits.LINGER))) {
      List<String> sink = fleet.sink().endpoints();
      try (News news = new News(context, sink.get(1))) {
        acknowledgements.connect(sink.get(0));
        introduce(results.bind("tcp://127.0.0.1:*"), sink);
        long startNanos = System.nanoTime();
        Thread following = follow(news);
        Message first = results.receive();
        long nanos = System.nanoTime() - startNanos;
        Outcome outcome = check(first, results, nanos);
        News.acknowledge(acknowledgements, "parent");
        following.join();
        fleet.awaitEnd();
        return outcome;
      }
    }
  }

  /** Tells every process where the others are, and the readers what to read. */
  private void introduce(Endpoint results, List<String> sink) throws IOException {
    List<String> forWorkers = new ArrayList<>(sink);
    List<List<FilePart>> shares = FilePart.share(files, Limits.READERS);
    List<List<String>> forReaders = new ArrayList<>();
    for (int i = 0; i < Limits.READERS; i++) {
      forWorkers.addAll(fleet.readers().get(i).endpoints());
      List<String> orders = new ArrayList<>(sink);
      shares.get(i).forEach(part -> orders.add(part.encode()));
      orders.add("");
      forReaders.add(orders);
    }
    fleet.sink().tell(List.of(results.toString()));
    for (Member worker : fleet.workers()) {
      worker.endpoints();
      worker.tell(forWorkers);
    }
    for (int i = 0; i < Limits.READERS; i++) {
      fleet.readers().get(i).tell(forReaders.get(i));
    }
  }

  private Thread follow(News news) {
    Thread thread =
        new Thread(
            () -> {
              try {
                news.follow(display::progress);
              } catch (InterruptedException | RuntimeException e) {
                return; // The command has ended otherwise, and says why.
              }
            },
            "skein-demo-news");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The sink's words arrive in pieces, which are held against the second count and let go. */
  private Outcome check(Message first, PullSocket results, long nanos)
      throws IOException, InterruptedException {
    SecondCount second = new SecondCount(Limits.NODES);
    for (FilePart.Input file : files) {
      second.add(file.path(), file.size());
    }
    Comparison comparison = new Comparison(second);
    Commonest commonest = new Commonest(COMMONEST);
    Message message = first;
    for (; message.text().equals(Sink.WORDS); message = results.receive()) {
      WordTable.decode(
          message.frame(1).toByteArray(),
          (text, offset, length, count) -> {
            comparison.word(text, offset, length, count);
            commonest.word(text, offset, length, count);
          });
    }
    Progress totals = Progress.of(message);
    comparison.totals(totals.lines(), totals.bytes());
    display.progress(totals);
    report(totals, commonest, nanos / NANOS);
    return verdict(comparison, second.isExact());
  }

  private void report(Progress totals, Commonest commonest, double seconds) {
    display.line("");
    for (Commonest.Entry entry : commonest.list()) {
      display.line(String.format(Locale.ROOT, "%12d  %s", entry.count(), entry.word()));
    }
    display.line("");
    display.line("shares of the work: " + totals.shares());
    rate("lines", totals.lines(), seconds);
    rate("bytes", totals.bytes(), seconds);
    rate("messages", totals.messages(), seconds);
  }

  private void rate(String what, long count, double seconds) {
    display.line(
        String.format(Locale.ROOT, "%-9s %12d   %12.0f per second", what, count, count / seconds));
  }

  private Outcome verdict(Comparison comparison, boolean exact) {
    if (!comparison.isEqual()) {
      return Outcome.impossible("A second count differs: " + comparison.text());
    }
    display.line(
        exact
            ? "A second count, by one thread, gives the same."
            : "A second count, by one thread, gives the same: for all words together, because"
                + " there are too many different ones to compare each.");
    return Outcome.DONE;
  }
}
