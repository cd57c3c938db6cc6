package io.skein.cli.demo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What does not fit into memory: sorted runs of words in files, merged when they become many. The
 * files have no names any more once they are open, so that none is left behind. For one thread.
 *
 * <pre>
 *   table ──▶ run   run   run ... ──▶ one run   run ... ──▶ all words in order
 * </pre>
 */
final class WordRuns implements AutoCloseable {
  /** So many files are open at most, each with its buffer. */
  static final int MOST = 64;

  private static final int BUFFER = 1 << 16;

  private List<FileChannel> files = new ArrayList<>();

  /** Takes all words of {@code words} in. */
  void add(WordSource words) throws IOException {
    if (files.size() == MOST) {
      List<FileChannel> old = files;
      files = new ArrayList<>(List.of(written(new MergedWords(runs(old)))));
      close(old);
    }
    files.add(written(words));
  }

  /** All that was taken in, and {@code rest}. */
  WordSource with(WordSource rest) throws IOException {
    List<WordSource> sources = runs(files);
    sources.add(rest);
    return new MergedWords(sources);
  }

  private static FileChannel written(WordSource words) throws IOException {
    Path name = Files.createTempFile("skein-demo", ".words");
    FileChannel file =
        FileChannel.open(
            name,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
    WordSource.Word word = new WordSource.Word();
    while (words.next(word)) {
      out.writeByte(word.length);
      out.write(word.text, 0, word.length);
      out.writeLong(word.count);
    }
    out.flush();
    return file;
  }

  private static List<WordSource> runs(List<FileChannel> files) throws IOException {
    List<WordSource> runs = new ArrayList<>();
    for (FileChannel file : files) {
      file.position(0);
      runs.add(new Run(file));
    }
    return runs;
  }

  @Override
  public void close() throws IOException {
    close(files);
  }

  private static void close(List<FileChannel> files) throws IOException {
    for (FileChannel file : files) {
      file.close();
    }
  }

  /** One file, from its beginning. */
  private record Run(DataInputStream in) implements WordSource {
    Run(FileChannel file) {
      this(new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), BUFFER)));
    }

    @Override
    public boolean next(Word word) throws IOException {
      word.length = in.read();
      if (word.length < 0) {
        return false;
      }
      in.readFully(word.text, 0, word.length);
      word.count = in.readLong();
      return true;
    }
  }
}
