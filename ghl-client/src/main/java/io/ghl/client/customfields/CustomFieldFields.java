package io.ghl.client.customfields;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;
import java.util.Collection;

/**
 * What creating and updating a custom field have in common. HighLevel lets none of it be null. A field that was not touched is not sent;
 * one that HighLevel lets be null also has a method that clears it. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class CustomFieldFields<B extends CustomFieldFields<B>>
        permits NewCustomField.Builder, CustomFieldUpdate.Builder {
    final Touched touched = new Touched();

    CustomFieldFields() {}

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
     * Endings of files that a file field accepts, such as {@code .pdf}.
     *
     * @param acceptedFormat the value
     * @return this builder
     */
    public B acceptedFormat(Collection<String> acceptedFormat) {
        touched.texts("acceptedFormat", acceptedFormat);
        return self();
    }

    /**
     * Whether a file field takes several files.
     *
     * @param isMultipleFile the value
     * @return this builder
     */
    public B isMultipleFile(boolean isMultipleFile) {
        touched.bool("isMultipleFile", isMultipleFile);
        return self();
    }

    /**
     * How many files a file field takes.
     *
     * @param maxNumberOfFiles the value
     * @return this builder
     */
    public B maxNumberOfFiles(int maxNumberOfFiles) {
        touched.between("maxNumberOfFiles", maxNumberOfFiles, 1, 1000);
        return self();
    }

    /**
     * Boxes of a field of type {@code TEXTBOX_LIST}.
     *
     * @param textBoxListOptions the value
     * @return this builder
     */
    public B textBoxListOptions(Collection<TextBoxOption> textBoxListOptions) {
        touched.list("textBoxListOptions", textBoxListOptions, TextBoxOption::json);
        return self();
    }

    /**
     * Place in the form.
     *
     * @param position the value
     * @return this builder
     */
    public B position(int position) {
        touched.integer("position", position);
        return self();
    }

    /**
     * Which records it belongs to; contacts unless set.
     *
     * @param model the value
     * @return this builder
     * @throws IllegalArgumentException if it is {@link CustomFieldModel#ALL}
     */
    public B model(CustomFieldModel model) {
        if (model == CustomFieldModel.ALL) {
            throw new IllegalArgumentException("model must be CONTACT or OPPORTUNITY.");
        }
        touched.text("model", Check.given("model", model).parameter());
        return self();
    }
}
