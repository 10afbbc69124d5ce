package io.ghl.sync.mapping.file;

import io.ghl.sync.app.Row;
import io.ghl.sync.internal.document.Position;
import io.ghl.sync.mapping.MappingBuilder;
import java.util.List;
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
 * @param steps what happens to the value on its way to HighLevel
 * @param declare says the field in the mapping
 */
record FileField(
        String name,
        Position at,
        Function<Row, @Nullable Object> source,
        String sourceName,
        List<Step> steps,
        Consumer<MappingBuilder<Row>> declare) {}
