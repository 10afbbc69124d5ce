package io.ghl.sync.record;

/** The values without content, one instance each. */
final class Constants {
    static final FieldValue ABSENT = new FieldValue.Absent();
    static final FieldValue NULL = new FieldValue.Null();
    static final FieldValue EMPTY = new FieldValue.Empty();

    private Constants() {}
}
