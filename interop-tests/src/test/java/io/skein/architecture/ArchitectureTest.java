package io.skein.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders are the architecture: the arrows between the packages, and what each floor stays out of.
 */
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> MESSAGING =
      describe("belong to a messaging module", PackageGraph::isMessaging);

  private static final DescribedPredicate<JavaClass> OURS = resideInAnyPackage("io.skein..");

  static Stream<String> packages() {
    return PackageGraph.IMPORTS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void shouldImportOnlyWhatTheTableAllows(String name) {
    DescribedPredicate<JavaClass> forbidden =
        describe(
            "are ours and not allowed to " + name,
            type ->
                OURS.test(type)
                    && !type.getPackageName().equals(name)
                    && !PackageGraph.IMPORTS.get(name).contains(type.getPackageName()));
    check(noClasses().that().resideInAPackage(name).should().dependOnClassesThat(forbidden));
  }

  @Test
  void shouldKnowEveryPackage() {
    Set<String> expected = new TreeSet<>(PackageGraph.IMPORTS.keySet());
    expected.addAll(PackageGraph.PROGRAMS);
    Set<String> found = new TreeSet<>();
    for (JavaClass type : PackageGraph.ALL) {
      PackageGraph.PROGRAMS.stream()
          .filter(program -> (type.getPackageName() + ".").startsWith(program + "."))
          .findFirst()
          .ifPresentOrElse(found::add, () -> found.add(type.getPackageName()));
    }
    assertEquals(expected, found);
  }

  @Test
  void shouldKeepEveryPackageInOneModule() {
    PackageGraph.modulesByPackage()
        .forEach((name, modules) -> assertEquals(1, modules.size(), name + " is in " + modules));
  }

  @Test
  void shouldHaveNoCycleOfPackages() {
    check(slices().matching("io.skein.(**)").should().beFreeOfCycles());
  }

  @Test
  void shouldKeepSocketThreadClockAndChannelOutOfPatterns() {
    assertTrue(PackageGraph.ALL.stream().anyMatch(PatternRule::isPattern), "no pattern was found");
    check(PatternRule.deciders());
  }

  @Test
  void shouldNoticeAPatternThatSleepsOrReadsAClock() {
    for (Class<?> culprit : new Class<?>[] {Culprits.Threads.class, Culprits.Clock.class}) {
      AssertionError error =
          assertThrows(
              AssertionError.class,
              () -> PatternRule.deciders().check(new ClassFileImporter().importClasses(culprit)));
      assertTrue(error.getMessage().contains(culprit.getSimpleName()), error::getMessage);
    }
  }

  @Test
  void shouldUseNoReflectionInMessagingModules() {
    check(
        noClasses()
            .that(MESSAGING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "sun..", "jdk.internal..")
            .orShould()
            .accessTargetWhere(describe("looks a member up by name", ArchitectureTest::reflects)));
  }

  @Test
  void shouldDependOnNothingButTheJdkJctoolsAndSlf4j() {
    check(
        classes()
            .that(MESSAGING)
            .should()
            .onlyDependOnClassesThat(
                OURS.or(
                        resideInAnyPackage(
                            "java..", "org.jctools.queues.varhandle..", "org.slf4j.."))
                    .or(nameStartingWith("org.jctools.queues.MessagePassingQueue"))));
  }

  @Test
  void shouldNotDependOnProgramsOrTestKit() {
    check(noClasses().that(MESSAGING).should().dependOnClassesThat(OURS.and(not(MESSAGING))));
  }

  private static boolean reflects(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return owner.equals("java.lang.Class")
            && name.matches("forName|newInstance|get(Declared)?(Method|Field|Constructor)s?")
        || name.equals("privateLookupIn")
        || name.equals("setAccessible");
  }

  private static void check(ArchRule rule) {
    assertFalse(PackageGraph.ALL.isEmpty(), "no class was found");
    rule.check(PackageGraph.ALL);
  }
}
