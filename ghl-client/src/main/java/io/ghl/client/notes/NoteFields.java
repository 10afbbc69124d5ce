package io.ghl.client.notes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.util.regex.Pattern;

/**
 * The fields that creating and updating a note have in common: untouched ones are not sent. HighLevel lets none of them
 * be null, so a setter refuses null. Builders are mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class NoteFields<B extends NoteFields<B>> permits NewNote.Builder, NoteUpdate.Builder {
    private static final Pattern COLOR = Pattern.compile("#(\\p{XDigit}{3}){1,2}");

    final ObjectNode touched = Json.object();

    NoteFields() {}

    abstract B self();

    /**
     * Text; HighLevel shows it as HTML.
     *
     * @param body the value, not blank
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public B body(String body) {
        touched.put("body", Check.filled("body", body));
        return self();
    }

    /**
     * Id of the author.
     *
     * @param userId the value
     * @return this builder
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public B userId(String userId) {
        touched.put("userId", Check.id("userId", userId));
        return self();
    }

    /**
     * Title.
     *
     * @param title the value
     * @return this builder
     */
    public B title(String title) {
        touched.put("title", Check.given("title", title));
        return self();
    }

    /**
     * Colour.
     *
     * @param color a number sign and six hexadecimal digits, or three, such as {@code #FFAA00}
     * @return this builder
     */
    public B color(String color) {
        touched.put("color", Check.shaped("color", color, COLOR, "a colour such as #FFAA00"));
        return self();
    }

    /**
     * Whether it is pinned.
     *
     * @param pinned the value
     * @return this builder
     */
    public B pinned(boolean pinned) {
        touched.put("pinned", pinned);
        return self();
    }
}
