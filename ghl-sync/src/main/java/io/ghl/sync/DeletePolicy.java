package io.ghl.sync;

/** What a deletion on one side does to the other side, when that one has not changed the record since. */
public enum DeletePolicy {
    /** The other side's record is deleted too. A HighLevel record counts as deleted once it was not found twice. */
    PROPAGATE,
    /** The other side's record lives on, and the two are not linked again. */
    UNLINK,
    /**
     * The other side's record lives on and is marked: a contact gets a tag, an application's record whatever {@link
     * io.ghl.sync.app.AppRecords#archive} does. The two are not linked again.
     */
    ARCHIVE,
    /**
     * Nothing happens. The pair waits: if the record comes back, as a contact that is restored in HighLevel, it is synced
     * again with all that was edited meanwhile.
     */
    IGNORE
}
