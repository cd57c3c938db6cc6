package io.skein.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The packages of the messaging modules, what each may import of ours, and their classes. */
final class PackageGraph {
  /**
   * A package and all that it may import of ours besides itself. The table of docs/architecture.
   */
  static final Map<String, Set<String>> IMPORTS = new LinkedHashMap<>();

  static {
    allow("message");
    allow("event", "message");
    allow("security", "message");
    allow("pipe", "message");
    allow("pattern", "message", "pipe");
    allow("zmtp", "message", "security");
    allow("transport", "message", "event", "security", "pipe");
    allow("socket", "message", "event", "security", "pipe", "pattern", "transport");
    allow("routing", "message", "pipe", "pattern");
    for (String family : new String[] {"reqrep", "pubsub", "pipeline", "pair"}) {
      allow(family, "routing", "pattern", "pipe", "message", "event", "socket");
    }
    String[] loop = {"transport", "zmtp", "pipe", "message", "event", "security"};
    allow("loop", loop);
    allow("transport.tcp", loop);
    allow("transport.tcp", "loop");
    allow("transport.inproc", "transport", "pipe", "message", "event");
  }

  /** Programs and tools: they may import everything and nothing imports them. */
  static final Set<String> PROGRAMS =
      Set.of("io.skein.cli", "io.skein.examples", "io.skein.perf", "io.skein.testkit");

  /** Every compiled class of ours, programs and test kit too, without tests. */
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.skein");

  private PackageGraph() {}

  private static void allow(String name, String... imports) {
    IMPORTS
        .computeIfAbsent("io.skein." + name, unused -> new TreeSet<>())
        .addAll(Arrays.stream(imports).map(i -> "io.skein." + i).toList());
  }

  static boolean isMessaging(JavaClass type) {
    return IMPORTS.containsKey(type.getPackageName());
  }

  /** The jars or directories that hold classes of each package. */
  static Map<String, Set<String>> modulesByPackage() {
    return ALL.stream()
        .collect(
            Collectors.toMap(
                JavaClass::getPackageName,
                type -> Collections.singleton(module(type)),
                (some, more) -> {
                  Set<String> union = new TreeSet<>(some);
                  union.addAll(more);
                  return union;
                }));
  }

  private static String module(JavaClass type) {
    String uri = type.getSource().orElseThrow().getUri().toString();
    return uri.startsWith("jar:")
        ? uri.substring(0, uri.indexOf('!'))
        : uri.substring(0, uri.length() - (type.getName() + ".class").length());
  }
}
