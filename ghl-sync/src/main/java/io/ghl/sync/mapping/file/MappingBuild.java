package io.ghl.sync.mapping.file;

import io.ghl.sync.app.Row;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.mapping.MappingException;
import io.ghl.sync.mapping.RecordMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds the mapping that a file describes, again without each field that makes it fail, so that all of those are found,
 * or very many.
 */
final class MappingBuild {
    /** Enough to read at once; each costs one more attempt. */
    private static final int MOST_FAILED = 100;

    private MappingBuild() {}

    /** The mapping, null if there are problems. */
    static @Nullable RecordMapping<Row> of(MappingReader.Contents contents, Problems problems) {
        List<FileField> fields = new ArrayList<>(contents.fields());
        for (int failed = 0; failed < MOST_FAILED && !fields.isEmpty(); failed++) {
            try {
                RecordMapping<Row> mapping = RecordMapping.of(builder -> {
                    builder.defaultStrategy(contents.onConflict());
                    declare(builder, fields, contents);
                });
                return mapping;
            } catch (MappingException e) {
                String message = String.valueOf(e.getMessage());
                Optional<FileField> culprit = culprit(fields, message);
                boolean whole = culprit.isEmpty();
                if (!whole || problems.isEmpty()) {
                    problems.add(culprit.map(FileField::at).orElse(contents.link()), InFile.said(message));
                }
                if (whole) {
                    return null;
                }
                fields.remove(culprit.get());
            }
        }
        return null;
    }

    /** The last field that a message names: of two with the same name or counterpart the second one. */
    private static Optional<FileField> culprit(List<FileField> fields, String message) {
        return fields.stream()
                .filter(field -> message.startsWith("Field \"" + field.name() + "\"")
                        || (message.startsWith("Fields ") && message.contains("\"" + field.name() + "\""))
                        || (message.startsWith("The tags ") && field.name().equals("tags")))
                .reduce((one, other) -> other);
    }

    /** Declares fields, and what a file says of the mapping as a whole. */
    static void declare(MappingBuilder<Row> builder, List<FileField> fields, MappingReader.Contents contents) {
        fields.forEach(field -> field.declare().accept(builder));
        contents.whole().accept(builder);
    }
}
