package io.ghl.sync.internal.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a document. */
public sealed interface Node {
    /**
     * Where it starts.
     *
     * @return the place
     */
    Position at();

    /**
     * Names and what belongs to them, in the document's order; each name once.
     *
     * @param at where it starts
     * @param entries the names and what belongs to them
     */
    record Entries(Position at, List<Entry> entries) implements Node {}

    /**
     * One of {@link Entries}.
     *
     * @param name the name
     * @param at where the name stands
     * @param value what belongs to it
     */
    record Entry(String name, Position at, Node value) {}

    /**
     * A list.
     *
     * @param at where it starts
     * @param items what is in it
     */
    record Items(Position at, List<Node> items) implements Node {}

    /**
     * A single value.
     *
     * @param at where it starts
     * @param value a {@code String}, {@code Boolean} or {@code BigDecimal}; null for the document's null
     * @param text the value as it was written
     */
    record Scalar(Position at, @Nullable Object value, String text) implements Node {}
}
