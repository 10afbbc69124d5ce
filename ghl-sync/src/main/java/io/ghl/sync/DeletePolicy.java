package io.ghl.sync;

/** What a deletion on one side does to the other side, when that one has not changed the record since. */
public enum DeletePolicy {
    /** The other side's record is deleted too. A HighLevel record counts as deleted once it was not found twice. */
    PROPAGATE,
    /** The other side's record lives on, and the two are not linked again. */
    UNLINK
}
