package io.skein.routing;

import io.skein.message.DropCause;
import io.skein.message.Message;
import io.skein.pipe.Lane;
import io.skein.pipe.Pipe;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Gives one message to all pipes that were chosen for it, once each, however often each was chosen
 * (PUB-2, XSB-2).
 *
 * <pre>
 *   targets   [ chosen 0 .. chosen-1 | not chosen .. size-1 ]     choosing swaps a target over the line
 * </pre>
 *
 * <p>Choosing, adding and removing a target each take the same small time. A target may be removed
 * at any moment, also after it was chosen. Not safe for use by several threads: it lives under its
 * socket's lock.
 */
public final class FanOut {
  private Target[] targets = new Target[4];

  /**
   * The outbound lanes of the targets, each at the index of its own: with hundreds of subscribers
   * nothing is near, and each object on the way to a lane would be waited for.
   */
  private Lane[] lanes = new Lane[4];

  private int size;
  private int chosen;

  /** The place of one pipe; the pattern keeps it to choose the pipe by. */
  public static final class Target {
    private final Pipe pipe;
    private int index;

    private Target(Pipe pipe, int index) {
      this.pipe = pipe;
      this.index = index;
    }

    /** The pipe. */
    public Pipe pipe() {
      return pipe;
    }
  }

  /** Without targets. */
  public FanOut() {}

  /** Makes a place for {@code pipe}, which has none yet. Not chosen. */
  public Target add(Pipe pipe) {
    if (size == targets.length) {
      resize(2 * size);
    }
    Target target = new Target(pipe, size);
    lanes[size] = pipe.outbound();
    targets[size++] = target;
    if (size > 1) {
      lanes[0].forMany();
      lanes[size - 1].forMany();
    }
    return target;
  }

  /** Takes the place away; a second time does nothing. */
  public void remove(Target target) {
    if (target.index < 0) {
      return;
    }
    if (target.index < chosen) {
      swap(target.index, --chosen);
    }
    swap(target.index, --size);
    targets[size] = null;
    lanes[size] = null;
    target.index = -1;
    if (size < targets.length / 4 && targets.length > 4) {
      resize(targets.length / 2);
    }
  }

  /** Chooses {@code target}, which has not been removed, for the next message. */
  public void choose(Target target) {
    int index = target.index;
    if (index == chosen) { // Nearly always: who was chosen for the last message is again.
      chosen++;
    } else if (index > chosen) {
      swap(index, chosen++);
    }
  }

  /** Chooses all targets for the next message. */
  public void chooseAll() {
    chosen = size;
  }

  /** Chooses nobody. */
  public void chooseNone() {
    chosen = 0;
  }

  /** Whether all that are chosen have room; the pattern is told when a full one has room again. */
  public boolean canSendToChosen() {
    return haveRoom(chosen);
  }

  /** Whether all targets have room; the pattern is told when a full one has room again. */
  public boolean canSendToAll() {
    return haveRoom(size);
  }

  private boolean haveRoom(int count) {
    for (int i = 0; i < count; i++) {
      if (!targets[i].pipe.canSend()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Gives {@code message} to all that are chosen; for a full one it is dropped and counted (PUB-5,
   * XSB-4). Nobody is chosen afterwards.
   *
   * @return how many pipes took it
   */
  public int send(Message message) {
    int count = chosen;
    chosen = 0;
    if (count == 1) {
      return targets[0].pipe.sendOrDrop(message) ? 1 : 0;
    }
    int taken = 0;
    for (int i = 0; i < count; i++) {
      if (lanes[i].offer(message)) {
        taken++;
      } else {
        targets[i].pipe.dropped(DropCause.HIGH_WATER_MARK, 1);
      }
    }
    if (taken > 0) {
      wakePeers(count);
    }
    return taken;
  }

  /** In a steady stream nobody sleeps: one fence for all, and no note is taken of anyone. */
  private void wakePeers(int count) {
    VarHandle.fullFence();
    for (int i = 0; i < count; i++) {
      if (lanes[i].readerSleeps()) {
        targets[i].pipe.wakePeer();
      }
    }
  }

  /** How many targets there are. */
  public int size() {
    return size;
  }

  private void resize(int length) {
    Target[] copied = Arrays.copyOf(targets, length);
    lanes = Arrays.copyOf(lanes, length); // Both or none: there may be no memory for the second.
    targets = copied;
  }

  private void swap(int a, int b) {
    Target first = targets[a];
    Target second = targets[b];
    targets[a] = second;
    targets[b] = first;
    Lane lane = lanes[a];
    lanes[a] = lanes[b];
    lanes[b] = lane;
    second.index = a;
    first.index = b;
  }
}
