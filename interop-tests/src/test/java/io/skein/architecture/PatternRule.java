package io.skein.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.skein.pattern.Pattern;
import java.util.Set;

/**
 * A pattern decides: no socket, thread, clock or channel is its business, nor that of its policies.
 */
final class PatternRule {
  /** Patterns, what is nested in them, and the routing policies that they own. */
  static final DescribedPredicate<JavaClass> DECIDERS =
      describe("are patterns or policies of patterns", PatternRule::decides);

  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.time.Instant.now");

  private PatternRule() {}

  static ArchRule deciders() {
    DescribedPredicate<JavaClass> outside =
        resideInAnyPackage(
                "java.nio.channels..",
                "java.net..",
                "java.util.concurrent..",
                "io.skein.socket..",
                "io.skein.transport..")
            .or(describe("a thread", type -> type.isAssignableTo(Thread.class)))
            .or(describe("a clock", type -> type.isAssignableTo(java.time.Clock.class)))
            .as("are sockets, threads, clocks or channels");
    return noClasses()
        .that(DECIDERS)
        .should()
        .dependOnClassesThat(outside)
        .orShould()
        .accessTargetWhere(describe("reads a clock", PatternRule::readsClock));
  }

  static boolean isPattern(JavaClass type) {
    return type.isAssignableTo(Pattern.class) && !type.isEquivalentTo(Pattern.class);
  }

  private static boolean decides(JavaClass type) {
    return isPattern(type)
        || type.getPackageName().equals("io.skein.routing")
        || type.getEnclosingClass().map(PatternRule::decides).orElse(false);
  }

  private static boolean readsClock(JavaAccess<?> access) {
    return CLOCKS.contains(access.getTargetOwner().getName() + "." + access.getName());
  }
}
