package io.ghl.sync.record;

/** The kinds of record that the engine keeps the same on both sides. */
public enum RecordType {
    /** A person, with tags and custom fields. */
    CONTACT
}
