package io.skein.testkit;

import io.skein.socket.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every transport does. A transport's test extends this class, says how its endpoints look,
 * and changes nothing else.
 *
 * <pre>
 *   EndpointLaws   bind, connect, unbind, disconnect
 *   MessageLaws    what arrives is what was sent, in order
 *   FlowLaws       high-water marks mean what they say
 *   PeerLaws       who is there, who is let in, who has gone
 *   CloseLaws      the end is bounded, whatever peers do
 *   ReconnectLaws  what is queued outlives the connection
 * </pre>
 */
public abstract class TransportContract
    implements EndpointLaws, MessageLaws, FlowLaws, PeerLaws, CloseLaws, ReconnectLaws {
  private Context context;

  /** For the tests of a transport. */
  protected TransportContract() {}

  @BeforeEach
  final void openContext() {
    context = Context.builder().transports(provider()).name("contract").build();
  }

  @AfterEach
  final void closeContext() {
    context.close();
  }

  @Override
  public final Context context() {
    return context;
  }
}
