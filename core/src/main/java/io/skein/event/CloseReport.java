package io.skein.event;

import io.skein.message.Endpoint;
import java.util.Map;

/**
 * What close() left behind.
 *
 * @param undelivered messages that were queued and whose last byte no channel took in time, by
 *     endpoint; an endpoint that lost nothing is absent
 * @param notTaken messages that had arrived and that the application had not received
 */
public record CloseReport(Map<Endpoint, Long> undelivered, long notTaken) {

  /** Copies the map. */
  public CloseReport {
    undelivered = Map.copyOf(undelivered);
  }

  /** How many messages were not delivered, over all endpoints. */
  public long undeliveredInAll() {
    return undelivered.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether everything that was sent had left. */
  public boolean isClean() {
    return undelivered.isEmpty();
  }
}
