package io.skein.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * A message: one frame or more, immutable, sent and received whole (ALL-3).
 *
 * <p>A message is its first frame and a link to the rest, so putting an envelope in front ({@link
 * #prepend}) and taking it off ({@link #rest}) copy nothing. A message may be sent any number of
 * times, to any number of sockets, by any number of threads. {@link Frame} says what received ones
 * share.
 *
 * <pre>
 *   +-------+--------+--------+------+------+      +-------+--------+--------+------+
 *   | array | offset | length | rest | peer | ---> | array | offset | length | rest |
 *   +-------+--------+--------+------+------+      +-------+--------+--------+------+
 *        first frame                                     second frame
 * </pre>
 */
public sealed class Message implements Item permits RowMessage {
  private final byte[] array;
  final int offset;
  final int length;
  private final Message rest;
  final Peer peer;

  Message(byte[] array, int offset, int length, Message rest, Peer peer) {
    this.array = array;
    this.offset = offset;
    this.length = length;
    this.rest = rest;
    this.peer = peer;
  }

  /** The message of one frame without bytes. */
  public static Message empty() {
    return of(Frame.EMPTY);
  }

  /**
   * A message of one frame for each text, in UTF-8.
   *
   * @throws IllegalArgumentException when there is no frame: a message has at least one
   */
  public static Message of(String... frames) {
    Message message = null;
    for (int i = atLeastOne(frames.length) - 1; i >= 0; i--) {
      byte[] bytes = frames[i].getBytes(StandardCharsets.UTF_8);
      message = new Message(bytes, 0, bytes.length, message, null);
    }
    return message;
  }

  /**
   * A message of one frame for each array; copies the arrays.
   *
   * @throws IllegalArgumentException when there is no frame: a message has at least one
   */
  public static Message of(byte[]... frames) {
    Message message = null;
    for (int i = atLeastOne(frames.length) - 1; i >= 0; i--) {
      message = new Message(frames[i].clone(), 0, frames[i].length, message, null);
    }
    return message;
  }

  /** As {@link #of(List)}. */
  public static Message of(Frame... frames) {
    return of(List.of(frames));
  }

  /**
   * A message of these frames; copies nothing, for frames are immutable.
   *
   * @throws IllegalArgumentException when there is no frame: a message has at least one
   */
  public static Message of(List<Frame> frames) {
    Message message = null;
    for (int i = atLeastOne(frames.size()) - 1; i >= 0; i--) {
      Frame frame = frames.get(i);
      message = new Message(frame.array, frame.offset, frame.length, message, null);
    }
    return message;
  }

  /**
   * A message of one frame for each array; takes the arrays over without copying. The caller must
   * never change them again: the message may be read later by other threads.
   *
   * @throws IllegalArgumentException when there is no frame: a message has at least one
   */
  public static Message wrap(byte[]... frames) {
    Message message = null;
    for (int i = atLeastOne(frames.length) - 1; i >= 0; i--) {
      message = new Message(frames[i], 0, frames[i].length, message, null);
    }
    return message;
  }

  /**
   * For codecs: one frame in front of {@code rest}, received from {@code peer}; takes the array
   * over without copying. One allocation beside the array.
   *
   * @param rest the following frames, or null when this frame is the last
   * @param peer who sent it, or null when it was not received
   * @throws IndexOutOfBoundsException when the frame is not inside the array
   */
  public static Message wrap(byte[] array, int offset, int length, Message rest, Peer peer) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Message(array, offset, length, rest, peer);
  }

  private static int atLeastOne(int frames) {
    if (frames == 0) {
      throw new IllegalArgumentException(
          "A message has at least one frame; for one without bytes use Message.empty()");
    }
    return frames;
  }

  /** The number of frames, at least 1. Takes time in proportion to it. */
  public int frameCount() {
    int count = 0;
    for (Message at = this; at != null; at = at.rest) {
      count++;
    }
    return count;
  }

  /** The first frame. */
  public Frame first() {
    return Frame.wrap(array, offset, length);
  }

  /** The number of bytes of the first frame. */
  public int firstSize() {
    return length;
  }

  /**
   * The byte of the first frame at {@code index}, counted from 0: without an object for the frame.
   *
   * @throws IndexOutOfBoundsException when {@code index} is not below {@link #firstSize()}
   */
  public byte firstByte(int index) {
    return array[offset + Objects.checkIndex(index, length)];
  }

  /**
   * Whether the first frame has the bytes of {@code bytes} between {@code start} and {@code end},
   * from the byte at {@code from} on: how a topic is compared without an object for the frame
   * (PUB-4).
   *
   * @param from counted from 0, at most {@link #firstSize()}
   */
  public boolean firstMatches(int from, byte[] bytes, int start, int end) {
    int at = offset + from;
    return from >= 0
        && length - from >= end - start
        && Arrays.equals(array, at, at + end - start, bytes, start, end);
  }

  /**
   * Copies bytes of the first frame into {@code target} at its position: how an encoder reads a
   * frame without an object for it.
   *
   * @param from the first byte to copy, counted from 0
   * @param count how many bytes
   * @throws IndexOutOfBoundsException when the bytes asked for are not inside the frame
   */
  public void copyFirstTo(ByteBuffer target, int from, int count) {
    Objects.checkFromIndexSize(from, count, length);
    target.put(array, offset + from, count);
  }

  /**
   * The frame at {@code index}, counted from 0.
   *
   * @throws IndexOutOfBoundsException when there is none
   */
  public Frame frame(int index) {
    Message at = this;
    for (int i = 0; at != null && i < index; i++) {
      at = at.rest;
    }
    if (at == null || index < 0) {
      throw new IndexOutOfBoundsException(
          "Frame " + index + " of a message of " + frameCount() + " frames");
    }
    return at.first();
  }

  /** All frames, first to last; unmodifiable. */
  public List<Frame> frames() {
    List<Frame> frames = new ArrayList<>();
    for (Message at = this; at != null; at = at.rest) {
      frames.add(at.first());
    }
    return Collections.unmodifiableList(frames);
  }

  /** The first frame read as UTF-8. */
  public String text() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  /** The {@link #frame} at {@code index} read as UTF-8. */
  public String text(int index) {
    return frame(index).text();
  }

  /** The bytes of all frames together, without framing. */
  public long byteSize() {
    long size = length; // Most have no other: no loop for them.
    for (Message at = rest; at != null; at = at.rest) {
      size += at.length;
    }
    return size;
  }

  /** Whether there are frames after the first. */
  public boolean hasRest() {
    return rest != null;
  }

  /**
   * The frames after the first, as a message without a peer; copies nothing.
   *
   * @throws NoSuchElementException when the message has one frame only
   */
  public Message rest() {
    if (rest == null) {
      throw new NoSuchElementException("The message has one frame only: there is no rest");
    }
    return rest;
  }

  /** This message with {@code frame} in front and without a peer; copies no bytes. */
  public Message prepend(Frame frame) {
    return new Message(frame.array, frame.offset, frame.length, this, null);
  }

  /** This message with {@code frame} in front, from {@code peer}; copies no bytes. */
  public Message prepend(Frame frame, Peer peer) {
    return new Message(frame.array, frame.offset, frame.length, this, peer);
  }

  /** Who sent it; empty for a message that was not received. */
  public Optional<Peer> peer() {
    return Optional.ofNullable(peer);
  }

  /** The peer or null: for patterns and codecs, which ask for every message. */
  public Peer peerOrNull() {
    return peer;
  }

  /** The same frames, from (or, where a pattern routes by it, for) {@code peer}. */
  public Message withPeer(Peer peer) {
    return new Message(array, offset, length, rest, peer);
  }

  /** Equal when all frames are equal; the peer does not matter. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Message that)) {
      return false;
    }
    Message a = this;
    Message b = that;
    while (a != null && b != null && a.first().equals(b.first())) {
      a = a.rest;
      b = b.rest;
    }
    return a == null && b == null;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Message at = this; at != null; at = at.rest) {
      hash = 31 * hash + at.first().hashCode();
    }
    return hash;
  }

  /** The frames in brackets, as {@link Frame#toString} shows them. */
  @Override
  public String toString() {
    return frames().toString();
  }
}
