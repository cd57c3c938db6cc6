package io.skein.routing;

import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.pipe.LaneNotes;
import io.skein.pipe.Pipe;
import io.skein.pipe.PipeOwner;
import java.util.function.Consumer;

/** Pipes whose socket does nothing. */
final class Pipes {
  private Pipes() {}

  static Pipe pipe(int mark) {
    return pipe(mark, lane -> {});
  }

  /**
   * @param woken told of a lane whose reader is to be woken, because a message went to many
   */
  static Pipe pipe(int mark, Consumer<Lane> woken) {
    HighWaterMark both = HighWaterMark.ofMessages(mark);
    Owner owner = new Owner(woken);
    return new Pipe(
        Endpoint.parse("fake://pipe"), true, new Lane(both), new Lane(both), owner, owner);
  }

  private record Owner(Consumer<Lane> woken) implements LaneNotes, PipeOwner {
    @Override
    public void published(Lane lane) {}

    @Override
    public void publishedToMany(Lane lane) {
      woken.accept(lane);
    }

    @Override
    public void relieved(Lane lane) {}

    @Override
    public void remains(Pipe pipe) {}

    @Override
    public void dropped(Pipe pipe, DropCause cause, long count) {}
  }
}
