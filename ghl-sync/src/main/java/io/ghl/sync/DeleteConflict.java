package io.ghl.sync;

/** What happens when one side deleted a record and the other side changed it. */
public enum DeleteConflict {
    /** The record is deleted on both sides. */
    DELETE_WINS,
    /** The changed record is created again on the side that deleted it. */
    UPDATE_WINS,
    /** A person decides. */
    REVIEW
}
