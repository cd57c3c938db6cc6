package io.skein.perf.library;

import io.skein.message.Frame;
import io.skein.message.Message;
import io.skein.socket.SkeinSocket;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A Skein socket, by those of its methods that its type has. */
final class SkeinPlug implements Plug {
  final SkeinSocket socket;
  private final boolean routes;
  private Sends sends;
  private Receives receives;
  private ReceivesWithin receivesWithin;
  private Copies copies;
  private Consumer<Frame> subscribes;
  private Consumer<Frame> unsubscribes;
  private byte[] samePayload;
  private Message same;

  SkeinPlug(SkeinSocket socket, boolean routes) {
    this.socket = socket;
    this.routes = routes;
  }

  /** How the type sends. */
  interface Sends {
    void send(Message message) throws InterruptedException;
  }

  /** How the type receives. */
  interface Receives {
    Message receive() throws InterruptedException;
  }

  /** How the type receives into a buffer. */
  interface Copies {
    int receive(ByteBuffer target) throws InterruptedException;
  }

  /** How the type receives with a limit; null when time was up. */
  interface ReceivesWithin {
    Message receive(long millis) throws InterruptedException;
  }

  SkeinPlug sending(Sends sends) {
    this.sends = sends;
    return this;
  }

  SkeinPlug receiving(Receives receives, ReceivesWithin receivesWithin) {
    this.receives = receives;
    this.receivesWithin = receivesWithin;
    return this;
  }

  SkeinPlug copying(Copies copies) {
    this.copies = copies;
    return this;
  }

  SkeinPlug subscribing(Consumer<Frame> subscribes, Consumer<Frame> unsubscribes) {
    this.subscribes = subscribes;
    this.unsubscribes = unsubscribes;
    return this;
  }

  @Override
  public void bind(String endpoint) {
    socket.bind(endpoint);
  }

  @Override
  public void connect(String endpoint) {
    socket.connect(endpoint);
  }

  @Override
  public void subscribe(byte[] prefix) {
    subscribes.accept(Frame.wrap(prefix));
  }

  @Override
  public void unsubscribe(byte[] prefix) {
    unsubscribes.accept(Frame.wrap(prefix));
  }

  @Override
  public void send(byte[] payload) throws InterruptedException {
    sends.send(Message.wrap(payload, 0, payload.length, null, null));
  }

  @Override
  public void sendSame(byte[] payload) throws InterruptedException {
    if (payload != samePayload) {
      samePayload = payload;
      same = Message.wrap(payload);
    }
    sends.send(same);
  }

  @Override
  public Object receive() throws InterruptedException {
    return receives.receive();
  }

  @Override
  public Object receive(long millis) throws InterruptedException {
    return receivesWithin.receive(millis);
  }

  @Override
  public void receiveInto(ByteBuffer target) throws InterruptedException {
    copies.receive(target);
  }

  private Message body(Object message) {
    Message whole = (Message) message;
    return routes ? whole.rest() : whole;
  }

  @Override
  public int sizeOf(Object message) {
    return body(message).firstSize();
  }

  @Override
  public long longAt(Object message, int offset) {
    return body(message).first().longAt(offset);
  }

  @Override
  public void echo(Object message) throws InterruptedException {
    sends.send((Message) message);
  }

  @Override
  public void close() {
    socket.close();
  }
}
