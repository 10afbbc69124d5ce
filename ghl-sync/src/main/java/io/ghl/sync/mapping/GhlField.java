package io.ghl.sync.mapping;

/**
 * A field of a HighLevel contact, as the target of a mapping. Immutable; equal if the path is. See
 * {@link ContactFields}.
 */
public final class GhlField {
    private final String path;
    private final boolean writable;
    private final boolean clearable;

    GhlField(String path, boolean writable, boolean clearable) {
        this.path = path;
        this.writable = writable;
        this.clearable = clearable;
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
     * Whether the field of an existing contact can be changed through the API.
     *
     * @return false for the company name, which HighLevel takes at creation only
     */
    public boolean writable() {
        return writable;
    }

    /**
     * Whether the API takes an empty value for the field.
     *
     * @return false for postal code, country and do-not-disturb
     */
    public boolean clearable() {
        return clearable;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GhlField that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path;
    }
}
