package io.ghl.client.internal.operations;

/** What a repetition of an operation does. */
public enum Idempotency {
    /** Changes nothing. */
    READ,
    /** The same body twice leaves the same state as once. */
    IDEMPOTENT,
    /** As {@link #IDEMPOTENT} where the location matches records by key, which the client cannot know. */
    KEYED,
    /** Twice makes two records. */
    CREATE;

    public boolean writes() {
        return this != READ;
    }
}
