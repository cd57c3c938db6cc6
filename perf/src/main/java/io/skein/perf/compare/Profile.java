package io.skein.perf.compare;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Runs one case once with a flight recorder in each of its processes, and prints where their time
 * went.
 *
 * <pre>
 *   profile ROOT [--quick|--smoke] CASE [LIBRARY]
 * </pre>
 */
public final class Profile {
  private static final int LINES = 12;
  private static final String OURS = "io.skein.";

  /** Where a thread waits for the kernel, or asks it whether anything is ready. */
  private static final String SELECTOR = "sun.nio.ch.EPoll.wait";

  private static final Comparator<Instant> ORDER = Comparator.naturalOrder();

  private Profile() {}

  /** The root of the tree, then the arguments of the command. */
  public static void main(String[] words) throws Exception {
    List<String> named = new ArrayList<>(List.of(words).subList(1, words.length));
    Plan plan = Plan.FULL;
    if (named.remove("--quick")) {
      plan = Plan.QUICK;
    } else if (named.remove("--smoke")) {
      plan = Plan.SMOKE;
    }
    Case one =
        Cases.all().stream()
            .filter(each -> !named.isEmpty() && each.id().equals(named.get(0)))
            .findFirst()
            .orElse(null);
    if (one == null) {
      System.err.println("perf/profile: name one case; perf/compare --list shows them");
      System.exit(1);
    }
    Path root = Path.of(words[0]);
    run(root, plan, one, named.size() > 1 ? named.get(1) : one.libraries().get(0));
  }

  private static void run(Path root, Plan plan, Case one, String library) throws Exception {
    Path directory = Files.createDirectories(root.resolve("perf/target/profile"));
    Path settings = root.resolve("perf/profile.jfc");
    Programs programs =
        new Programs(
            directory,
            120,
            name ->
                List.of(
                    "-XX:StartFlightRecording:settings="
                        + settings
                        + ",filename="
                        + directory.resolve(name + ".jfr"),
                    "-Xlog:jfr*=off"));
    programs.run(one, library, plan.spanOf(one, library));
    for (String name : one.programs().keySet()) {
      Path recording = directory.resolve(name + ".jfr");
      System.out.println(one.id() + " " + library + ", " + name);
      print(recording);
    }
  }

  /** The second half of the recording alone: until then the program starts and warms up. */
  private static void print(Path recording) throws IOException {
    List<RecordedEvent> events = RecordingFile.readAllEvents(recording);
    Instant first = events.stream().map(RecordedEvent::getStartTime).min(ORDER).orElseThrow();
    Instant last = events.stream().map(RecordedEvent::getStartTime).max(ORDER).orElseThrow();
    Instant middle = first.plus(Duration.between(first, last).dividedBy(2));
    Map<String, Integer> rooms = new TreeMap<>();
    Map<String, Integer> methods = new TreeMap<>();
    int inSelector = 0;
    int samples = 0;
    for (RecordedEvent event : events) {
      List<RecordedFrame> stack = stackOf(event);
      if (event.getStartTime().isBefore(middle) || stack.isEmpty()) {
        continue;
      }
      if (nameOf(stack.get(0)).equals(SELECTOR)) {
        inSelector++;
      } else {
        samples++;
        methods.merge(nameOf(stack.get(0)), 1, Integer::sum);
        rooms.merge(roomOf(stack), 1, Integer::sum);
      }
    }
    System.out.printf(
        "  %.1f s: compiler %.2f s, collector %.2f s%n",
        Duration.between(first, last).toMillis() / 1e3,
        seconds(events, "jdk.Compilation", first),
        seconds(events, "jdk.GCPhasePause", first));
    System.out.printf(
        "  its second half: compiler %.2f s, collector %.2f s, %d samples and %d in the selector%n",
        seconds(events, "jdk.Compilation", middle),
        seconds(events, "jdk.GCPhasePause", middle),
        samples,
        inSelector);
    print("by package of the nearest frame of ours", rooms, samples);
    print("by method", methods, samples);
  }

  private static double seconds(List<RecordedEvent> events, String type, Instant from) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(type))
        .filter(event -> !event.getStartTime().isBefore(from))
        .mapToDouble(event -> event.getDuration().toNanos() / 1e9)
        .sum();
  }

  private static List<RecordedFrame> stackOf(RecordedEvent event) {
    return event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
  }

  private static String nameOf(RecordedFrame frame) {
    RecordedMethod method = frame.getMethod();
    return method.getType().getName() + "." + method.getName();
  }

  /** The package whose code asked for what is on top, the kernel's work apart. */
  private static String roomOf(List<RecordedFrame> stack) {
    if (!stack.get(0).isJavaFrame() || Modifier.isNative(stack.get(0).getMethod().getModifiers())) {
      return "native: " + nameOf(stack.get(0));
    }
    for (RecordedFrame frame : stack) {
      String type = frame.getMethod().getType().getName();
      if (type.startsWith(OURS)) {
        return type.substring(0, type.lastIndexOf('.'));
      }
    }
    return "elsewhere";
  }

  private static void print(String title, Map<String, Integer> counts, int all) {
    System.out.println("  " + title);
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(LINES)
        .forEach(
            entry ->
                System.out.printf(
                    "    %5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()));
  }
}
