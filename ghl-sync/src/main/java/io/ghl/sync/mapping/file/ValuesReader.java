package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Position;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.ValueMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads which of the application's values belongs to which text of HighLevel. */
final class ValuesReader {
    private final ColumnType type;
    private final Problems problems;

    ValuesReader(ColumnType type, Problems problems) {
        this.type = type;
        this.problems = problems;
    }

    /**
     * Reads the pairs.
     *
     * @param detail what else is said about the pairs, null for nothing
     * @return the pairs, null if there are problems
     */
    @Nullable
    ValueMap<Object> read(Node node, @Nullable Form detail) {
        Map<Object, String> pairs = new LinkedHashMap<>();
        StepReader.pairs(node, "\"values\"", problems).forEach((app, text) -> {
            Object value = value(app, node.at());
            if (value != null) {
                pairs.put(value, text);
            }
        });
        ValueMap<Object> values = ValueMap.of(pairs);
        if (detail == null) {
            return values;
        }
        Position at = detail.at();
        for (String preferred : detail.texts("prefer").orElse(java.util.List.of())) {
            Object value = value(preferred, at);
            values = value == null ? values : values.preferring(value);
        }
        Map<String, String> aliases = detail.get("alsoRead")
                .map(also -> StepReader.pairs(also, "\"alsoRead\"", problems))
                .orElse(Map.of());
        for (Map.Entry<String, String> alias : aliases.entrySet()) {
            Object value = value(alias.getValue(), at);
            values = value == null ? values : values.alsoReading(alias.getKey(), value);
        }
        return values.unmapped(
                detail.word("unmapped", Vocabulary.UNMAPPED).orElse(io.ghl.sync.mapping.Unmapped.REVIEW));
    }

    /** Where the texts of HighLevel stand. */
    static Map<String, Position> places(Node values) {
        Map<String, Position> places = new TreeMap<>();
        if (values instanceof Node.Entries entries) {
            for (Node.Entry entry : entries.entries()) {
                if (entry.name().equals("pairs") && entry.value() instanceof Node.Entries pairs) {
                    return places(pairs);
                }
                if (entry.value() instanceof Node.Scalar text) {
                    places.putIfAbsent(text.text(), text.at());
                }
            }
        }
        return places;
    }

    private @Nullable Object value(String text, Position at) {
        Object value = type.parse(text);
        if (value == null) {
            problems.add(
                    at,
                    "\"" + text + "\" among the values is none of the column's \"type\"; mend it, or name the"
                            + " type that the column has.");
        }
        return value;
    }
}
