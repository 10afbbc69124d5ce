package io.ghl.client.customfields.objects;

import io.ghl.client.internal.json.Touched;
import java.util.Set;

/**
 * What creating and updating a field of an object have in common. HighLevel lets none of it be null. A field that was not
 * touched is not sent. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ObjectFieldFields<B extends ObjectFieldFields<B>>
        permits NewObjectField.Builder, ObjectFieldUpdate.Builder {
    private static final Set<String> FORMATS =
            Set.of(".pdf", ".docx", ".doc", ".jpg", ".jpeg", ".png", ".gif", ".csv", ".xlsx", ".xls", "all");

    final Touched touched = new Touched();

    ObjectFieldFields() {}

    abstract B self();

    /**
     * Label.
     *
     * @param name the value
     * @return this builder
     */
    public B name(String name) {
        touched.filled("name", name);
        return self();
    }

    /**
     * Text about it.
     *
     * @param description the value
     * @return this builder
     */
    public B description(String description) {
        touched.text("description", description);
        return self();
    }

    /**
     * Hint in the form.
     *
     * @param placeholder the value
     * @return this builder
     */
    public B placeholder(String placeholder) {
        touched.text("placeholder", placeholder);
        return self();
    }

    /**
     * Whether forms show it; HighLevel always wants to be told.
     *
     * @param showInForms the value
     * @return this builder
     */
    public B showInForms(boolean showInForms) {
        touched.bool("showInForms", showInForms);
        return self();
    }

    /**
     * Ending of the files that a file field accepts; HighLevel takes one of {@code .pdf}, {@code .docx}, {@code .doc}, {@code .jpg}, {@code .jpeg}, {@code .png}, {@code .gif}, {@code .csv}, {@code .xlsx}, {@code .xls} and {@code all}.
     *
     * @param acceptedFormats the value
     * @return this builder
     */
    public B acceptedFormats(String acceptedFormats) {
        touched.oneOf("acceptedFormats", acceptedFormats, FORMATS);
        return self();
    }

    /**
     * How many files a file field takes.
     *
     * @param maxFileLimit the value
     * @return this builder
     */
    public B maxFileLimit(int maxFileLimit) {
        touched.between("maxFileLimit", maxFileLimit, 1, Integer.MAX_VALUE);
        return self();
    }
}
