package io.ghl.sync.mapping.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each field of a sample row on its way to HighLevel. It holds the sample's values, which
 * {@link #toText()} shows and {@code toString} hides.
 *
 * @param fields the fields in the order of the file, unmodifiable
 */
public record MappingExplanation(List<Field> fields) {
    /**
     * A field.
     *
     * @param name its name
     * @param target the field of HighLevel
     * @param synced whether its condition holds for the sample; true if it has none
     * @param stages what happens to the value, in order, unmodifiable
     * @param problem why the sample's value cannot be synced, free of values; null if it can be
     */
    public record Field(
            String name,
            String target,
            boolean synced,
            List<Stage> stages,
            @Nullable String problem) {
        @SuppressWarnings("doclint:missing")
        public Field {
            stages = List.copyOf(stages);
        }

        @Override
        public String toString() {
            return "Field[" + name + " to " + target + "]";
        }
    }

    /**
     * One step of a value.
     *
     * @param step what is done
     * @param before the value before, as a text; null for none, as before the first step
     * @param after the value after, as a text; null for none
     */
    public record Stage(
            String step, @Nullable String before, @Nullable String after) {
        @Override
        public String toString() {
            return "Stage[" + step + "]";
        }
    }

    @SuppressWarnings("doclint:missing")
    public MappingExplanation {
        fields = List.copyOf(fields);
    }

    /**
     * All of it for a person, with the sample's values.
     *
     * @return lines of text
     */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            text.append(field.name()).append(" -> ").append(field.target());
            text.append(field.synced() ? "\n" : "  (not synced: its condition does not hold)\n");
            for (Stage stage : field.stages()) {
                text.append("  ").append(stage.step()).append(": ");
                text.append(stage.after() == null ? "(nothing)" : stage.after()).append('\n');
            }
            if (field.problem() != null) {
                text.append("  ! ").append(field.problem()).append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "MappingExplanation" + fields.stream().map(Field::name).toList();
    }
}
