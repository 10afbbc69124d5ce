package io.ghl.sync.mapping.file;

import io.ghl.sync.app.Row;
import io.ghl.sync.internal.document.Position;
import io.ghl.sync.mapping.MappingBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a mapping file that was read.
 *
 * @param name its name
 * @param at where it stands
 * @param source reads the application's value
 * @param sourceName where that is read, in words
 * @param column the only column that holds it, null if there is no such one
 * @param steps what happens to the value on its way to HighLevel
 * @param declare says the field in the mapping
 * @param target what HighLevel must be able to take
 */
record FileField(
        String name,
        Position at,
        Function<Row, @Nullable Object> source,
        String sourceName,
        @Nullable String column,
        List<Step> steps,
        Consumer<MappingBuilder<Row>> declare,
        Target target) {

    /**
     * What HighLevel's field must be able to take.
     *
     * @param at where the field is named
     * @param texts where the texts stand that values are paired with
     * @param type what the values are as they go to HighLevel, null if that is not said
     */
    record Target(
            Position at,
            Map<String, Position> texts,
            @Nullable ColumnType type) {
        /** A field of which nothing is paired. */
        static Target at(Position at) {
            return new Target(at, Map.of(), null);
        }
    }
}
