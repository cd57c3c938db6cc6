package io.skein.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skein.interop.Pairing.Direction;
import io.skein.socket.Context;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pair of types that may talk, each side binding, over every transport, with every shape of
 * message in every direction. A cell that did not pass fails the suite, and so does one that
 * nothing ran for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MatrixSuite {
  private ForeignLibrary library;
  private Matrix matrix;
  private Context context;

  /** Starts the other library; may skip the suite. */
  abstract ForeignLibrary startLibrary();

  @BeforeAll
  void start() {
    library = startLibrary();
    matrix = Matrix.of(library);
    context = Context.create();
  }

  Stream<Pairing> pairings() {
    return Pairing.all(library).stream();
  }

  @ParameterizedTest
  @MethodSource("pairings")
  void shouldExchangeMessages(Pairing pairing) throws Exception {
    try (Conversation conversation = new Conversation(context, library, pairing)) {
      for (Shape shape : Shape.values()) {
        for (Direction direction : pairing.directions()) {
          exchange(conversation, pairing, shape, direction);
        }
      }
    }
  }

  private void exchange(
      Conversation conversation, Pairing pairing, Shape shape, Direction direction)
      throws InterruptedException {
    try {
      conversation.exchange(shape, direction);
      matrix.passed(pairing, shape, direction);
    } catch (AssertionError e) {
      matrix.failed(pairing, shape, direction);
      throw new AssertionError(pairing + ", " + shape + ", " + direction + ": " + e, e);
    }
  }

  @AfterAll
  void shouldHaveFilledTheMatrix() throws Exception {
    if (matrix == null) {
      return; // Skipped.
    }
    Matrix.write();
    context.close();
    library.close();
    assertEquals(List.of(), matrix.open(), "cells of the matrix that did not pass");
  }
}
