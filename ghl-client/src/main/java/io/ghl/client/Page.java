package io.ghl.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list.
 *
 * @param items what the part holds, perhaps nothing
 * @param nextCursor where the list goes on, or null if this is the end. Store it to go on later with
 *     {@link Pages#resumeFrom}
 * @param <T> what the list is of
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * Copies the list.
     *
     * @param items what the part holds, perhaps nothing
     * @param nextCursor where the list goes on, or null if this is the end. Store it to go on later with {@link
     *     Pages#resumeFrom}
     */
    public Page {
        items = List.copyOf(items);
    }
}
