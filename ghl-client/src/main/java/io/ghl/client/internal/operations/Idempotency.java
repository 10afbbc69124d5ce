package io.ghl.client.internal.operations;

/** What a repetition of an operation does. */
public enum Idempotency {
    /** Changes nothing. */
    READ,
    /** The same body twice leaves the same state as once. */
    IDEMPOTENT,
    /** Twice makes two records, or may: an upsert does where the location matches none. */
    CREATE;

    public boolean writes() {
        return this != READ;
    }
}
