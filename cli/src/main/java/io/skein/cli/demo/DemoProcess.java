package io.skein.cli.demo;

import io.skein.socket.Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Where each of the demo's other processes begins. It prints the endpoints that it is bound to, one
 * a line and an empty line after; reads the others', and its work, from standard input; and ends
 * when its role has. Without its parent it ends at once.
 */
public final class DemoProcess {
  private static final int FAILED = 1;

  private DemoProcess() {}

  /** The arguments are the role and its number, from 0. */
  public static void main(String... arguments) {
    String role = arguments[0];
    int number = Integer.parseInt(arguments[1]);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int status = 0;
    try (Context context = Context.create()) {
      switch (role) {
        case "reader" -> new Reader(context, number).run(orders);
        case "worker" -> new Worker(context, number).run(orders);
        case "sink" -> new Sink(context).run(orders);
        default -> throw new IllegalArgumentException("There is no role " + role);
      }
    } catch (IOException | InterruptedException | RuntimeException | OutOfMemoryError e) {
      System.err.println(
          "skein: " + role + " " + (number + 1) + " cannot go on: " + e.getMessage());
      status = FAILED;
    }
    System.exit(status);
  }

  /** Tells the parent where this process is bound. */
  static void announce(Object... endpoints) {
    StringBuilder lines = new StringBuilder();
    for (Object endpoint : endpoints) {
      lines.append(endpoint).append('\n');
    }
    System.out.print(lines.append('\n'));
    System.out.flush();
  }

  /** One line from the parent. */
  static String order(BufferedReader orders) throws IOException {
    String line = orders.readLine();
    if (line == null) {
      throw new IOException("the parent has gone");
    }
    return line;
  }

  /** From now on the parent says nothing more; when it goes, nobody needs this process. */
  static void dependOn(BufferedReader orders) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (orders.readLine() != null) {
                  continue;
                }
              } catch (IOException e) {
                // The same as the end.
              }
              Runtime.getRuntime().halt(FAILED);
            },
            "skein-demo-parent");
    thread.setDaemon(true);
    thread.start();
  }
}
