package io.skein.loop;

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
final class Conduit {
  private final EventLoop loop;
  private final Connection connection;
  private final ByteStream stream;
  private final OutboundDriver outbound;
  private final InboundDriver inbound;
  private final InboundLoan inboundLoan;
  private final OutboundLoan outboundLoan;
  private final Runnable writeAgain;
  private Registration registration;

  /** The peer has closed, or takes nothing, while what it sent waits for an answer. */
  private boolean peerIsGone;

  Conduit(EventLoop loop, Connection connection, ByteStream stream, ZmtpEngine engine) {
    this.loop = loop;
    this.connection = connection;
    this.stream = stream;
    Runnable readAgain = () -> connection.guarded(this::roomCame);
    writeAgain = () -> connection.guarded(this::write);
    outbound = new OutboundDriver(stream, engine, this::rung);
    inbound = new InboundDriver(stream, engine.inbound(), errands -> loop.execute(readAgain));
    inboundLoan = new InboundLoan(loop, connection, this, inbound);
    outboundLoan = new OutboundLoan(loop, connection, this, outbound, inbound);
  }

  // ---- any thread -------------------------------------------------------------------------------

  private void rung(Errands errands) {
    outboundLoan.rung(errands);
  }

  /** Has the loop write. */
  void askForWrite() {
    loop.execute(writeAgain);
  }

  /** Whether the loop has to look although another thread has read. A hint. */
  boolean hasToLook() {
    return connection.hasToHear() || (outbound.hasOwn() && !outbound.isBlocked());
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
      inboundLoan.open();
      outboundLoan.open();
      lanes.inbound().driver(inboundLoan);
      lanes.outbound().driver(outboundLoan);
    }
  }

  /** From now on only the loop drives. */
  private void endLoans() {
    inboundLoan.close();
    outboundLoan.close();
  }

  /**
   * The channel has bytes: for a thread of the application that reads itself, or for us. When such
   * a thread has messages to take it will be back.
   */
  void readable() throws IOException, ZmtpException {
    if (!inboundLoan.lendIfClaimed()) {
      read();
      return;
    }
    if (inbound.isDry()) {
      read();
    }
    if (inboundLoan.isLent()) {
      registration.listenFor(SelectionKey.OP_READ, false);
    }
  }

  /** The lane has room again. */
  private void roomCame() throws IOException, ZmtpException {
    if (!inboundLoan.isLent()) {
      read();
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
      loop.execute(writeAgain);
    } else if (outcome == Outcome.IDLE) {
      outboundLoan.loopFound(outbound.polled());
      connection.allIsSent();
    }
  }

  /** Another thread could not write. */
  void writingFailed(Throwable cause) {
    connection.guarded(
        () -> {
          if (!(cause instanceof IOException broken)) {
            throw new IllegalStateException("A message could not be encoded", cause);
          }
          if (connection.isFlowing() && !peerIsGone) {
            outputBroke(broken);
          }
        });
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
    endLoans();
    registration.listenFor(SelectionKey.OP_READ | SelectionKey.OP_WRITE, false);
  }

  /** What the engine has to say, its ERROR perhaps, and no more messages. */
  void writeOwnOnly() {
    endLoans();
    outbound.sendOwnOnly();
    write();
  }

  /** From now on what comes is thrown away. */
  void shutOutput() throws IOException {
    endLoans();
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
    endLoans();
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
