package io.skein.cli.demo;

import io.skein.cli.base.CommandException;
import io.skein.cli.base.Ending;
import io.skein.cli.base.Guard;
import io.skein.cli.base.Outcome;
import io.skein.cli.base.StandardOutput;
import io.skein.cli.base.UserFile;
import io.skein.socket.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verb demo: a word count with seven processes and no server. */
public final class Demo {
  private final StandardOutput output;
  private final Ending ending;

  /** Writes to {@code output}; {@code ending} may end it early. */
  public Demo(StandardOutput output, Ending ending) {
    this.output = output;
    this.ending = ending;
  }

  /** Counts the words of these files, or of the checkout's own. */
  public Outcome run(String... arguments) throws InterruptedException {
    List<FilePart.Input> files = files(arguments);
    long bytes = files.stream().mapToLong(FilePart.Input::size).sum();
    Display display = new Display(output, Boolean.getBoolean("skein.terminal"), bytes);
    display.line("counting the words of " + files.size() + " files, " + bytes + " bytes");
    try (Fleet fleet = new Fleet(ending);
        Context context = Context.create()) {
      Guard.start(
          "skein-demo", ending, () -> ending.with(new Count(files, fleet, display).run(context)));
      return ending.await(() -> Long.MAX_VALUE, Outcome.DONE);
    }
  }

  private static List<FilePart.Input> files(String... arguments) {
    if (arguments.length == 0) {
      return own();
    }
    List<FilePart.Input> files = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("-") && !Files.exists(UserFile.path(argument))) {
        throw CommandException.impossible(
            "skein demo takes files and no options, and there is no file '" + argument + "'");
      }
      files.add(file(argument));
    }
    return files;
  }

  private static FilePart.Input file(String name) {
    Path path = UserFile.path(name).toAbsolutePath();
    try {
      Files.newInputStream(path).close();
      if (!Files.isRegularFile(path)) {
        throw new IOException("it is not a file that can be read twice");
      }
      return new FilePart.Input(path, Files.size(path));
    } catch (IOException e) {
      throw UserFile.unreadable(name, e);
    }
  }

  private static List<FilePart.Input> own() {
    String home = System.getProperty("skein.home");
    if (home == null) {
      throw CommandException.impossible("skein demo needs a FILE when bin/skein did not start it");
    }
    try {
      return OwnFiles.below(Path.of(home));
    } catch (IOException e) {
      throw UserFile.unreadable(home, e);
    }
  }
}
