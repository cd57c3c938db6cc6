package io.skein.examples;

import io.skein.message.Message;
import io.skein.pubsub.PubSocket;
import io.skein.pubsub.SubSocket;
import io.skein.socket.Context;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Random;

/**
 * A weather station publishes; each subscriber gets what it asked for and nothing else (PUB and
 * SUB).
 *
 * <p>Shows topics (the first frame, matched by prefix), a subscriber of one town and one of a whole
 * country, and {@code awaitSubscribers}: what is published before somebody has subscribed is for
 * nobody, and nobody need guess when that is.
 *
 * <p>{@code mvn -q compile -pl examples -am -Dexample=Weather}
 */
public final class Weather {
  private static final String[] TOWNS = {"no/bergen", "no/oslo", "is/reykjavik"};
  private static final int DAYS = 365;

  public static void main(String[] args) throws InterruptedException {
    try (Context context = Context.create();
        PubSocket station = PubSocket.open(context);
        SubSocket bergen = SubSocket.open(context);
        SubSocket norway = SubSocket.open(context)) {
      String endpoint = station.bind("tcp://127.0.0.1:*").toString();
      bergen.subscribe("no/bergen");
      bergen.connect(endpoint);
      norway.subscribe("no/");
      norway.connect(endpoint);
      station.awaitSubscribers(2, Duration.ofSeconds(10));
      Random weather = new Random(2024);
      for (int day = 0; day < DAYS; day++) {
        for (String town : TOWNS) {
          station.send(town, String.valueOf(weather.nextInt(-10, 25)));
        }
      }
      report("Bergen", bergen, DAYS);
      report("Norway", norway, 2 * DAYS);
    }
  }

  private static void report(String who, SubSocket socket, int count) throws InterruptedException {
    DoubleSummaryStatistics degrees = new DoubleSummaryStatistics();
    while (degrees.getCount() < count) {
      Message reading = socket.receive();
      degrees.accept(Double.parseDouble(reading.text(1)));
    }
    System.out.printf(
        Locale.ROOT, "%s: %d readings, %.1f degrees%n", who, count, degrees.getAverage());
  }
}
