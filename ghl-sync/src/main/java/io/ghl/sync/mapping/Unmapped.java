package io.ghl.sync.mapping;

/** What becomes of a value without a counterpart in a {@link ValueMap}. None of them clears anything. */
public enum Unmapped {
    /** The field of that record is left alone on both sides, and a person is told. The default. */
    REVIEW,
    /** The value goes to the other side as it is. Only for applications whose values are texts. */
    PASS_THROUGH,
    /** The field of that record is left alone on both sides, silently. */
    LEAVE
}
