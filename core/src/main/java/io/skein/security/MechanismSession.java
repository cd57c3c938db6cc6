package io.skein.security;

/**
 * One side of one handshake: takes the peer's commands, and answers each with what is to be done.
 *
 * <p>Called by one thread at a time, the one that drives the connection; must not block. What is
 * thrown ends this connection only.
 */
public interface MechanismSession {

  /**
   * The greetings agree: the first step. Called once.
   *
   * @throws MechanismException when the connection is to be ended
   */
  HandshakeStep start() throws MechanismException;

  /**
   * The peer sent a command; never its ERROR, which ends every handshake. Not called while a
   * decision is awaited, nor after {@link HandshakeStep.Finish}.
   *
   * @throws MechanismException when the command is not the one due, or the peer is not let in
   */
  HandshakeStep receive(HandshakeCommand command) throws MechanismException;
}
