package io.skein.cli.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The lines of a file that one reader takes: those that begin from {@code start} on and before
 * {@code end}.
 *
 * @param path of the file
 * @param start of the part
 * @param end of the part
 * @param size of the whole file when the work was shared out: what is written later does not count
 */
record FilePart(Path path, long start, long end, long size) {
  /** A file below this is not worth being shared. */
  private static final long SMALL = 8L * LineBatches.BATCH;

  /** A file and its size. */
  record Input(Path path, long size) {}

  /** Shares the files out: small ones in turn, of large ones each reader gets a part. */
  static List<List<FilePart>> share(List<Input> files, int readers) {
    List<List<FilePart>> shares = new ArrayList<>();
    for (int i = 0; i < readers; i++) {
      shares.add(new ArrayList<>());
    }
    for (int i = 0; i < files.size(); i++) {
      Input file = files.get(i);
      long size = file.size();
      if (size < SMALL) {
        shares.get(i % readers).add(new FilePart(file.path(), 0, size, size));
      } else {
        for (int reader = 0; reader < readers; reader++) {
          long start = size / readers * reader;
          long end = reader == readers - 1 ? size : size / readers * (reader + 1);
          shares.get(reader).add(new FilePart(file.path(), start, end, size));
        }
      }
    }
    return shares;
  }

  /** One line of text; a path may hold anything but has no place in a line. */
  String encode() {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    return start + " " + end + " " + size + " " + Base64.getEncoder().encodeToString(name);
  }

  static FilePart decode(String line) {
    String[] parts = line.split(" ");
    String name = new String(Base64.getDecoder().decode(parts[3]), StandardCharsets.UTF_8);
    return new FilePart(
        Path.of(name),
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]));
  }
}
