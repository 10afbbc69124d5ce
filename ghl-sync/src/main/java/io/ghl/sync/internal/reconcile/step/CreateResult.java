package io.ghl.sync.internal.reconcile.step;

/** How HighLevel answered a create. */
public sealed interface CreateResult {
    /**
     * It created the record.
     *
     * @param state the record as HighLevel stored it
     */
    record Created(GhlState state) implements CreateResult {}

    /**
     * It refused, because it holds such a record already.
     *
     * @param id the record that stands in the way
     */
    record Duplicate(String id) implements CreateResult {}
}
