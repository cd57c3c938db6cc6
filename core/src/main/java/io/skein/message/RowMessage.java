package io.skein.message;

/** A message of one frame that is on loan: {@link Row}. Never gets out of its socket. */
final class RowMessage extends Message {
  final Row row;

  RowMessage(Row row, byte[] array, int offset, int length, Peer peer) {
    super(array, offset, length, null, peer);
    this.row = row;
  }

  /** Whether it shows that part of its row, from that peer. */
  boolean isAt(int offset, int length, Peer peer) {
    return this.offset == offset && this.length == length && this.peer == peer;
  }
}
