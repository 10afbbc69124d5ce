package io.ghl.sync.mapping;

/** What becomes of a field that one side empties. */
public enum ClearPolicy {
    /**
     * The other side is emptied too. The default. Where HighLevel has no way to empty the field
     * ({@link GhlField#clearable()}), a person is asked instead.
     */
    PROPAGATE,
    /** The other side keeps its value; an empty field counts as unchanged. */
    IGNORE,
    /** A person decides; until then both sides stay as they are. */
    REVIEW
}
