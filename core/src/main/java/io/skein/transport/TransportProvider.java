package io.skein.transport;

/** Makes a transport; found with ServiceLoader or given to a context's builder. */
public interface TransportProvider {}
