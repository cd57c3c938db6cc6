package io.skein.cli.base;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that the user named. */
public final class UserFile {
  private UserFile() {}

  /**
   * All bytes of the file.
   *
   * @throws CommandException when it cannot be read
   */
  public static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(path(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The path.
   *
   * @throws CommandException when no path looks like that
   */
  public static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw unreadable(file, e);
    }
  }

  /** The sentence for a file that could not be read. */
  public static CommandException unreadable(String file, Exception cause) {
    String why = cause.getMessage();
    if (cause instanceof NoSuchFileException) {
      why = "there is none";
    } else if (cause instanceof AccessDeniedException) {
      why = "permission is denied";
    } else if (cause instanceof IOException && Files.isDirectory(Path.of(file))) {
      why = "it is a directory";
    }
    return CommandException.impossible("The file '" + file + "' cannot be read: " + why);
  }
}
