package io.skein.security;

import java.nio.ByteBuffer;

/**
 * What a mechanism does to every frame after its handshake: encryption.
 *
 * <p>Sealed frames travel as ordinary frames without flags; MORE and COMMAND are inside. {@link
 * #seal} and {@link #open} are each called by one thread at a time, but perhaps by two different
 * threads at once: they share no mutable state.
 */
public interface FrameTransform {

  /**
   * The body that goes on the wire; a fresh array.
   *
   * @param more whether frames of the same message follow
   * @param command whether it is a command
   * @param body read-only, read to its limit
   */
  byte[] seal(boolean more, boolean command, ByteBuffer body);

  /**
   * The opposite.
   *
   * @param body as it came; the callee may keep or overwrite it
   * @throws MechanismException when it was not sealed by this peer for this place in the stream
   */
  OpenedFrame open(byte[] body) throws MechanismException;

  /**
   * A frame as it was before it was sealed.
   *
   * @param more whether frames of the same message follow
   * @param command whether it is a command
   * @param body given away
   */
  record OpenedFrame(boolean more, boolean command, byte[] body) {}
}
