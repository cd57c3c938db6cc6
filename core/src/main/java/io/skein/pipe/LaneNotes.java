package io.skein.pipe;

/**
 * Takes notes of the lanes that a socket's turn has touched; they are acted upon after the turn.
 * All methods are called under that socket's lock.
 */
public interface LaneNotes {

  /** Something was put into {@code lane}: its reader's bell is to be looked at. */
  void published(Lane lane);

  /**
   * The same message was put into many lanes; the reader of this one was seen asleep, and its bell
   * is to be rung.
   */
  void publishedToMany(Lane lane);

  /** Something was taken out of {@code lane}: its writer's bell is to be looked at. */
  void relieved(Lane lane);
}
