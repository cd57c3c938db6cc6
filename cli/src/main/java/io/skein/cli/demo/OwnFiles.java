package io.skein.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The text and source files of a checkout: what is neither built, nor git's, nor binary. */
final class OwnFiles extends SimpleFileVisitor<Path> {
  private static final Set<String> LEFT_OUT = Set.of("target", ".git");
  private static final int LOOKED_AT = 8192;

  private final List<FilePart.Input> found = new ArrayList<>();

  private OwnFiles() {}

  /** In the order of their paths. Files that cannot be read are left out. */
  static List<FilePart.Input> below(Path folder) throws IOException {
    OwnFiles visitor = new OwnFiles();
    Files.walkFileTree(folder, visitor);
    visitor.found.sort(Comparator.comparing(FilePart.Input::path));
    return visitor.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    Path name = folder.getFileName();
    return name != null && LEFT_OUT.contains(name.toString())
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() && isText(file)) {
      found.add(new FilePart.Input(file, attributes.size()));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }

  /** A file whose beginning has a zero byte is not text. */
  private static boolean isText(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      for (byte octet : in.readNBytes(LOOKED_AT)) {
        if (octet == 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
