package io.skein.interop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is sent: one frame of a size on either side of a border, or many small frames. */
enum Shape {
  FRAME_0(1, 0),
  FRAME_1(1, 1),
  FRAME_255(1, 255),
  FRAME_256(1, 256),
  FRAME_65536(1, 65_536),
  FRAME_8_MIB(1, 8 << 20),
  FRAMES_2(2, -1),
  FRAMES_100(100, -1);

  private final List<byte[]> frames = new ArrayList<>();

  Shape(int count, int size) {
    for (int i = 0; i < count; i++) {
      frames.add(
          size < 0 ? ("frame " + i).getBytes(StandardCharsets.US_ASCII) : Part.pattern(size));
    }
  }

  List<byte[]> frames() {
    return frames;
  }

  /** The frames behind those of an envelope. */
  List<byte[]> behind(List<byte[]> envelope) {
    return Stream.concat(envelope.stream(), frames.stream()).toList();
  }
}
