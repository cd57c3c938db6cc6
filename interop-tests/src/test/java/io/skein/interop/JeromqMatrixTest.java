package io.skein.interop;

class JeromqMatrixTest extends MatrixSuite {

  @Override
  ForeignLibrary startLibrary() {
    return new Jeromq();
  }
}
