package io.skein.loop;

import io.skein.message.Peer;
import io.skein.transport.Drivable;
import io.skein.transport.Lanes;
import io.skein.transport.Link;

/**
 * A connection as its socket holds it: whatever is asked, by any thread, is posted to the loop.
 * Nothing here blocks or answers at once.
 */
final class PostedLink implements Link {
  private final EventLoop loop;
  private final Connection connection;

  /** Once the connection has begun. */
  private Registration registration;

  /** Made for the first who asks: most links share their socket with others. */
  private Drivable connectionFirst;

  PostedLink(EventLoop loop, Connection connection) {
    this.loop = loop;
    this.connection = connection;
  }

  /** The connection begins. The loop's thread, before the socket hears of the link. */
  void began(Registration registration) {
    this.registration = registration;
  }

  @Override
  public void joined(Lanes lanes, Peer peer) {
    post(() -> connection.join(lanes, peer));
  }

  @Override
  public void refused(String reason) {
    post(() -> connection.end(Ending.Kind.REFUSED, reason));
  }

  @Override
  public void prove() {
    post(connection::prove);
  }

  @Override
  public void finish(long deadlineNanos) {
    post(() -> connection.finish(deadlineNanos));
  }

  @Override
  public Drivable drivable() {
    return loop;
  }

  @Override
  public Drivable drivableForReceiving() {
    if (connectionFirst == null) {
      connectionFirst = new ConnectionFirst(loop, registration);
    }
    return connectionFirst;
  }

  private void post(Step step) {
    loop.execute(() -> connection.guarded(step));
  }

  @Override
  public String toString() {
    return connection.toString();
  }
}
