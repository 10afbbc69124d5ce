package io.ghl.client.notes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import java.util.Objects;

/**
 * The fields that creating and updating a note have in common: untouched ones are not sent. HighLevel lets none of them
 * be null, so a setter refuses null. Builders are mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class NoteFields<B extends NoteFields<B>> permits NewNote.Builder, NoteUpdate.Builder {
    final ObjectNode touched = Json.object();

    NoteFields() {}

    abstract B self();

    /**
     * Text; HighLevel shows it as HTML.
     *
     * @param body the value
     * @return this builder
     */
    public B body(String body) {
        touched.put("body", Objects.requireNonNull(body, "body"));
        return self();
    }

    /**
     * Id of the author.
     *
     * @param userId the value
     * @return this builder
     */
    public B userId(String userId) {
        touched.put("userId", Objects.requireNonNull(userId, "userId"));
        return self();
    }

    /**
     * Title.
     *
     * @param title the value
     * @return this builder
     */
    public B title(String title) {
        touched.put("title", Objects.requireNonNull(title, "title"));
        return self();
    }

    /**
     * Colour, such as {@code #FFAA00}.
     *
     * @param color the value
     * @return this builder
     */
    public B color(String color) {
        touched.put("color", Objects.requireNonNull(color, "color"));
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
