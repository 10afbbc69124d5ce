package io.ghl.examples.cluster.app;

/** Is told before and after the application writes a record for the engine. */
public interface WriteWatch {
    void unwritten();

    void written();
}
