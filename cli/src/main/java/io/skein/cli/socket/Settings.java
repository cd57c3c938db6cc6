package io.skein.cli.socket;

import io.skein.event.SocketEvent;
import io.skein.message.Endpoint;
import io.skein.security.PlainCredentials;
import io.skein.socket.OptionsBuilder;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Puts all that was asked for into the builder of a socket's options. */
final class Settings implements Consumer<OptionsBuilder<?>> {
  private final ChosenOptions chosen;
  private final SocketRequest request;
  private final Consumer<SocketEvent> listener;
  private Duration linger;

  Settings(ChosenOptions chosen, SocketRequest request, Consumer<SocketEvent> listener) {
    this.chosen = chosen;
    this.request = request;
    this.listener = listener;
  }

  @Override
  public void accept(OptionsBuilder<?> builder) {
    chosen.applyTo(builder);
    request.linger().ifPresent(builder::linger);
    request
        .routingId()
        .ifPresent(id -> TypedOptions.routingId(builder, new OptionValue("--id", id, false)));
    request.plain().map(Credentials::parse).ifPresent(shown -> show(shown, builder));
    request.plainUsers().ifPresent(file -> builder.plainServer(Credentials.users(file)));
    builder.onEvent(listener);
    linger = builder.build().connection().linger();
  }

  private static void show(PlainCredentials credentials, OptionsBuilder<?> builder) {
    builder.plainClient(credentials.user(), credentials.password());
  }

  /** Where the socket will connect to. */
  Set<Endpoint> connected() {
    return request.connected();
  }

  /** How long the socket lingers; once it has been opened. */
  Duration linger() {
    return linger;
  }
}
