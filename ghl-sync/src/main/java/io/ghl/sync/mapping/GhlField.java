package io.ghl.sync.mapping;

import io.ghl.sync.record.RecordType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a HighLevel record, as the target of a mapping. Immutable; equal if record type and path are. See
 * {@link ContactFields}, {@link TaskFields}, {@link NoteFields}, {@link AppointmentFields},
 * {@link AppointmentNoteFields} and {@link BusinessFields}.
 */
public final class GhlField {
    private final RecordType type;
    private final String path;
    private final boolean writable;
    private final boolean clearable;
    private final @Nullable RecordType refersTo;

    private GhlField(RecordType type, String path, boolean writable, boolean clearable, @Nullable RecordType refersTo) {
        this.type = type;
        this.path = path;
        this.writable = writable;
        this.clearable = clearable;
        this.refersTo = refersTo;
    }

    /** A field that can be changed and emptied. */
    static GhlField free(RecordType type, String path) {
        return new GhlField(type, path, true, true, null);
    }

    /** A field that can be changed and not emptied. */
    static GhlField required(RecordType type, String path) {
        return new GhlField(type, path, true, false, null);
    }

    /** A field that HighLevel takes at creation only, if at all. */
    static GhlField fixed(RecordType type, String path) {
        return new GhlField(type, path, false, false, null);
    }

    /** The record that one belongs to, which it cannot change. */
    static GhlField parent(RecordType type, String path) {
        return new GhlField(type, path, false, false, type.parent().orElseThrow());
    }

    /** A reference to another record, which can be changed and emptied. */
    static GhlField reference(RecordType type, String path, RecordType refersTo) {
        return new GhlField(type, path, true, true, refersTo);
    }

    /**
     * The type of record that has the field.
     *
     * @return the type
     */
    public RecordType type() {
        return type;
    }

    /**
     * The type of record whose id the field holds. The application's side of such a field holds the application's id of
     * that record; if records of the type are not synced, it holds HighLevel's.
     *
     * @return the type; empty for a field that refers to no other record
     */
    public Optional<RecordType> refersTo() {
        return Optional.ofNullable(refersTo);
    }

    /**
     * Whether the field names the record without which this one cannot exist, such as the contact of a task.
     *
     * @return false for every other field
     */
    public boolean isParent() {
        return refersTo != null && refersTo == type.parent().orElse(null);
    }

    /**
     * Where HighLevel keeps the field: its name in the API, such as {@code "firstName"}, or {@code "customFields."}
     * followed by the key or id of a custom field.
     *
     * @return the path
     */
    public String path() {
        return path;
    }

    /**
     * Whether this is a custom field.
     *
     * @return false for a standard field
     */
    public boolean isCustom() {
        return path.startsWith(ContactFields.CUSTOM);
    }

    /**
     * Whether the field of an existing record can be changed through the API.
     *
     * @return false for a field that HighLevel takes at creation only, such as a contact's company name or the contact of
     *     a task
     */
    public boolean writable() {
        return writable;
    }

    /**
     * Whether the API takes an empty value for the field.
     *
     * @return false for a field that always has a value, such as a contact's country or the title of a task
     */
    public boolean clearable() {
        return clearable;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GhlField that && type == that.type && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + path.hashCode();
    }

    @Override
    public String toString() {
        return path;
    }
}
