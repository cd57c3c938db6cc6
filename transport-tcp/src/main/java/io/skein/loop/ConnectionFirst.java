package io.skein.loop;

import io.skein.transport.Drivable;
import java.util.function.BooleanSupplier;

/**
 * A loop, as a thread drives it that waits for the messages of one connection: it reads from that
 * one first, and looks at the others when nothing has come, or when it is their turn.
 */
final class ConnectionFirst implements Drivable {
  private final EventLoop loop;
  private final Registration registration;

  ConnectionFirst(EventLoop loop, Registration registration) {
    this.loop = loop;
    this.registration = registration;
  }

  @Override
  public long turn(long nanos, BooleanSupplier done) {
    return loop.turn(registration, nanos, done);
  }

  @Override
  public void enter() {
    loop.enter();
  }

  @Override
  public boolean tryTake() {
    return loop.tryTake();
  }

  @Override
  public boolean isFree() {
    return loop.isFree();
  }

  @Override
  public void giveBack() {
    loop.giveBack();
  }

  @Override
  public void exit() {
    loop.exit();
  }

  @Override
  public void wake() {
    loop.wake();
  }
}
