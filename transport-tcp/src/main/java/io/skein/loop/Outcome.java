package io.skein.loop;

/** Why a half rests after it was driven. */
enum Outcome {
  /** Outbound: the lane is dry and its bell armed. Inbound: no byte is there. */
  IDLE,
  /** Outbound: the channel takes no more. Inbound: the lane is full, or an answer is awaited. */
  BLOCKED,
  /** There is more to do, but others shall have their turn first. */
  BUSY,
  /** Inbound: the peer sends nothing more, ever. */
  CLOSED,
  /** Somebody else drives, and has been told to look again. */
  ELSEWHERE
}
