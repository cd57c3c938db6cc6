package io.skein.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java code in README and docs compiles, and prints what the pages say that it prints: so it
 * cannot rot.
 *
 * <p>A block that declares a class stands as it is; the lines of another are run with a {@code
 * context}.
 */
class DocumentedCodeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK =
      Pattern.compile("```java\\n(.*?)```\\n(?:\\n```text\\n(.*?)```)?", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern CLASS =
      Pattern.compile("^(?:final )?class (\\w+)", Pattern.MULTILINE);

  @TempDir static Path work;

  private record Block(Path page, int number, String code, String output) {
    String source() {
      return code.startsWith("import ") ? code : imports() + (isWhole() ? code : wrapped());
    }

    private boolean isWhole() {
      return CLASS.matcher(code).find();
    }

    /** The class that compiles to, or holds, the code. */
    String className() {
      Matcher name = CLASS.matcher(code);
      return name.find() ? name.group(1) : "Snippet";
    }

    private static String imports() {
      StringBuilder imports = new StringBuilder();
      for (String name :
          List.of(
              "io.skein.message",
              "io.skein.event",
              "io.skein.pipe",
              "io.skein.pattern",
              "io.skein.socket",
              "io.skein.security",
              "io.skein.transport",
              "io.skein.routing",
              "io.skein.reqrep",
              "io.skein.pubsub",
              "io.skein.pipeline",
              "io.skein.pair",
              "java.time",
              "java.util",
              "java.util.concurrent")) {
        imports.append("import ").append(name).append(".*;\n");
      }
      return imports.toString();
    }

    private String wrapped() {
      return """
          class Snippet {
            public static void main(String[] args) throws Exception {
              try (Context context = Context.create()) {
          %s
              }
            }
          }
          """
          .formatted(code);
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldCompileAndPrintWhatIsShown() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (Path page : pages()) {
      Matcher matcher = BLOCK.matcher(Files.readString(page));
      while (matcher.find()) {
        blocks.add(new Block(page, blocks.size(), matcher.group(1), matcher.group(2)));
      }
    }
    assertTrue(blocks.stream().anyMatch(block -> block.page().endsWith("README.md")));
    return blocks.stream()
        .map(block -> dynamicTest(ROOT.relativize(block.page()).toString(), () -> check(block)));
  }

  private static void check(Block block) throws Exception {
    Path sources = Files.createDirectories(work.resolve("sources-" + block.number()));
    Path classes = Files.createDirectories(work.resolve("classes-" + block.number()));
    Path file = Files.writeString(sources.resolve(block.className() + ".java"), block.source());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-proc:none",
                "--release",
                "17",
                "-cp",
                Program.path(),
                "-d",
                classes.toString(),
                file.toString());
    assertEquals(0, failed, () -> block.page() + "\n" + said);
    if (block.output() != null) {
      try (Program program = Program.onClassPath(classes, block.className())) {
        assertEquals(block.output().lines().toList(), program.end(), () -> block.page() + "");
      }
    }
  }

  /** The program that most people see first is as short as it is said to be, and is run. */
  @Test
  void shouldShowAProgramOfTwelveLinesFirst() throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
    assertTrue(matcher.find());
    assertEquals(12, matcher.group(1).lines().count());
    assertEquals("[hello, world]\n", matcher.group(2));
  }

  @Test
  void shouldKeepTheReadmeShort() throws IOException {
    assertTrue(Files.readAllLines(ROOT.resolve("README.md")).size() <= 120);
  }

  @Test
  void shouldLinkToPagesThatAreThere() throws IOException {
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        Path target = page.resolveSibling(link.group(1)).normalize();
        assertTrue(Files.exists(target), ROOT.relativize(page) + " links to " + link.group(1));
      }
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    pages.add(ROOT.resolve("README.md"));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }
}
