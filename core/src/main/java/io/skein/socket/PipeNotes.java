package io.skein.socket;

import io.skein.message.DropCause;
import io.skein.pipe.Pipe;
import io.skein.pipe.PipeOwner;

/** What the pipes of a socket ask of it now and then: noted in its turn, for after it. */
final class PipeNotes implements PipeOwner {
  private final SocketCore core;

  PipeNotes(SocketCore core) {
    this.core = core;
  }

  @Override
  public void remains(Pipe pipe) {
    Member member = core.membership.roster().of(pipe);
    if (member != null) {
      core.turn.note(errands -> core.turn.post(member::readable, errands));
    }
  }

  @Override
  public void dropped(Pipe pipe, DropCause cause, long count) {
    core.drops.add(pipe.endpoint(), pipe.peer(), cause, count);
  }
}
