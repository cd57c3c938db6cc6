package io.skein.interop;

class LibzmqMatrixTest extends MatrixSuite {

  @Override
  ForeignLibrary startLibrary() {
    return Libzmq.start();
  }
}
