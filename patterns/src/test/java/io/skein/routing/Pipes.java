package io.skein.routing;

import io.skein.message.DropCause;
import io.skein.message.Endpoint;
import io.skein.pipe.HighWaterMark;
import io.skein.pipe.Lane;
import io.skein.pipe.Pipe;
import io.skein.pipe.PipeOwner;

/** Pipes that nobody listens to. */
final class Pipes {
  private static final PipeOwner NOBODY =
      new PipeOwner() {
        @Override
        public void published(Lane lane) {}

        @Override
        public void relieved(Lane lane) {}

        @Override
        public void remains(Pipe pipe) {}

        @Override
        public void dropped(Pipe pipe, DropCause cause, long count) {}
      };

  private Pipes() {}

  static Pipe pipe(int mark) {
    HighWaterMark both = HighWaterMark.ofMessages(mark);
    return new Pipe(Endpoint.parse("fake://pipe"), true, new Lane(both), new Lane(both), NOBODY);
  }
}
