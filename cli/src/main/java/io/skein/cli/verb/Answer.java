package io.skein.cli.verb;

import io.skein.cli.base.StandardError;
import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.message.SocketType;
import java.util.ArrayList;
import java.util.List;

/** How a rep or router answers; for one thread. */
interface Answer {

  /**
   * The whole message to send for {@code request}, which on a router begins with the routing id, as
   * the answer does.
   */
  Message to(Message request) throws InterruptedException;

  /** The answer that was asked for. */
  static Answer of(VerbArguments arguments, StandardError error) {
    if (arguments.echoes()) {
      return request -> request;
    }
    boolean routed = arguments.type() == SocketType.ROUTER;
    if (arguments.reply().isPresent()) {
      Frame reply = Frame.of(arguments.reply().get());
      return request -> replaced(request, routed, reply);
    }
    ShellCommand command =
        new ShellCommand(arguments.exec().orElseThrow(), arguments.delimiter, error);
    return request ->
        replaced(
            request,
            routed,
            command.run(request.frames().subList(kept(request, routed), request.frameCount())));
  }

  private static Message replaced(Message request, boolean routed, Frame body) {
    List<Frame> frames = new ArrayList<>(request.frames().subList(0, kept(request, routed)));
    frames.add(body);
    return Message.of(frames);
  }

  /**
   * How many frames in front stay: on a router the id and the envelope, which ends with the first
   * empty frame; without one, the id.
   */
  private static int kept(Message request, boolean routed) {
    if (!routed) {
      return 0;
    }
    List<Frame> frames = request.frames();
    for (int i = 1; i < frames.size(); i++) {
      if (frames.get(i).size() == 0) {
        return i + 1;
      }
    }
    return 1;
  }
}
