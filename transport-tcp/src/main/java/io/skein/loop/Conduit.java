package io.skein.loop;

import io.skein.pipe.Errand;
import io.skein.pipe.Errands;
import io.skein.transport.Lanes;
import io.skein.zmtp.Incoming;
import io.skein.zmtp.ZmtpEngine;
import io.skein.zmtp.ZmtpException;
import java.io.IOException;
import java.nio.channels.SelectionKey;

/**
 * The two halves of a connection as its loop drives them: when its channel is ready, when a bell
 * has rung, when the engine has something of its own to say. Listens for what the halves rest for.
 * Loop thread only.
 */
final class Conduit implements DirectWriter.Fallback {
  private final EventLoop loop;
  private final Connection connection;
  private final ByteStream stream;
  private final OutboundDriver outbound;
  private final InboundDriver inbound;
  private final DirectWriter directWriter;
  private final Writing writing = new Writing();
  private Registration registration;

  /** The peer has closed, or takes nothing, while what it sent waits for an answer. */
  private boolean peerIsGone;

  Conduit(EventLoop loop, Connection connection, ByteStream stream, ZmtpEngine engine) {
    this.loop = loop;
    this.connection = connection;
    this.stream = stream;
    outbound = new OutboundDriver(stream, engine, writing);
    inbound = new InboundDriver(stream, engine.inbound(), new Reading());
    directWriter = new DirectWriter(loop, this, outbound, inbound);
  }

  // ---- any thread -------------------------------------------------------------------------------

  /** The bell of a lane that has room again, and what the loop does then. */
  private final class Reading implements Errand, Runnable {
    @Override
    public void run(Errands errands) {
      loop.executeAtNextTurn(this);
    }

    @Override
    public void run() {
      connection.guarded(Conduit.this::readAgain);
    }
  }

  /** The bell of a lane that is no longer dry, and what the loop does when it has to. */
  private final class Writing implements Errand, Runnable {
    @Override
    public void run(Errands errands) {
      directWriter.rung(errands);
    }

    @Override
    public void run() {
      connection.guarded(Conduit.this::write);
    }
  }

  @Override
  public void askForWrite() {
    loop.executeAtNextTurn(writing);
  }

  @Override
  public void writingFailed(Throwable cause) {
    loop.execute(
        () ->
            connection.guarded(
                () -> {
                  if (!(cause instanceof IOException broken)) {
                    throw new IllegalStateException("A message could not be written", cause);
                  }
                  if (connection.isFlowing() && !peerIsGone) {
                    outputBroke(broken);
                  }
                }));
  }

  // ---- the loop's thread ------------------------------------------------------------------------

  void start(Registration registration) {
    this.registration = registration;
    registration.listenFor(SelectionKey.OP_READ, true);
    write();
  }

  /** Messages may flow. */
  void open(Lanes lanes) throws IOException, ZmtpException {
    inbound.open(lanes.inbound());
    if (!peerIsGone) {
      outbound.open(lanes.outbound());
    }
    read();
    write();
    if (connection.isFlowing() && !peerIsGone) {
      directWriter.open();
    }
  }

  /** Reads what there is, as far as the lane has room, and answers. */
  void read() throws IOException, ZmtpException {
    if (connection.isDraining()) {
      discard();
      return;
    }
    Outcome outcome = inbound.drive(loop.workbench());
    connection.bytesCame();
    if (outbound.hasOwn() && !outbound.isBlocked()) {
      write();
    }
    connection.progress();
    if (!connection.isFlowing()) {
      return;
    }
    registration.listenFor(
        SelectionKey.OP_READ, outcome != Outcome.BLOCKED && outcome != Outcome.CLOSED);
    if (outcome == Outcome.CLOSED) {
      connection.peerClosed(inbound.closedCause());
    }
  }

  /** The lane has room again: reads on, or does so when it is this connection's turn. */
  private void readAgain() throws IOException, ZmtpException {
    if (connection.isDraining() || loop.mayRead(registration)) {
      read();
    }
  }

  /** Reads a little although the lane is full. */
  void look() throws IOException, ZmtpException {
    if (inbound.look(loop.workbench()) == Outcome.CLOSED) {
      connection.peerClosed(inbound.closedCause());
    } else {
      connection.bytesCame();
    }
  }

  /** Sends what there is, as far as the channel takes it. */
  void write() {
    if (!connection.isFlowing() || peerIsGone) {
      return;
    }
    Outcome outcome;
    try {
      outcome = outbound.drive(loop.workbench());
    } catch (IOException e) {
      connection.guarded(() -> outputBroke(e));
      return;
    }
    registration.listenFor(SelectionKey.OP_WRITE, outcome == Outcome.BLOCKED);
    if (outcome == Outcome.BUSY) {
      loop.executeAtNextTurn(writing);
    } else if (outcome == Outcome.IDLE) {
      connection.allIsSent();
    }
  }

  /** What the peer sent before it went, an ERROR perhaps, is still to be read. */
  private void outputBroke(IOException cause) throws IOException, ZmtpException {
    peerWent();
    while (inbound.drive(loop.workbench()) == Outcome.BUSY) {
      // On to the end of what came.
    }
    connection.progress();
    if (!inbound.hasKept()) {
      throw cause;
    }
  }

  /** Nothing more is sent; what came waits to be fed. A dead channel must not be listened to. */
  void peerWent() {
    peerIsGone = true;
    directWriter.close();
    registration.listenFor(SelectionKey.OP_READ | SelectionKey.OP_WRITE, false);
  }

  /** What the engine has to say, its ERROR perhaps, and no more messages. */
  void writeOwnOnly() {
    directWriter.close();
    outbound.sendOwnOnly();
    write();
  }

  /** From now on what comes is thrown away. */
  void shutOutput() throws IOException {
    directWriter.close();
    outbound.sendOwnOnly();
    stream.shutdownOutput();
    registration.listenFor(SelectionKey.OP_WRITE, false);
    registration.listenFor(SelectionKey.OP_READ, true);
    discard();
  }

  private void discard() throws IOException {
    if (inbound.discard(loop.workbench()) == Outcome.CLOSED) {
      connection.drained();
    }
  }

  /** Closes the channel, and gives back what did not leave. */
  void close() {
    if (registration != null) {
      registration.close();
    }
    directWriter.close();
    inbound.close();
    outbound.close();
  }

  Incoming incoming() {
    return inbound;
  }

  boolean hasKept() {
    return inbound.hasKept();
  }

  boolean isReadingBlocked() {
    return inbound.isBlocked();
  }

  boolean isWritingBlocked() {
    return outbound.isBlocked();
  }

  boolean hasOwn() {
    return outbound.hasOwn();
  }

  long bytesRead() {
    return inbound.bytesRead();
  }
}
