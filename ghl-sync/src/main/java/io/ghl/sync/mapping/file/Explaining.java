package io.ghl.sync.mapping.file;

import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.MappingException;
import io.ghl.sync.mapping.Reading;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.mapping.file.MappingExplanation.Field;
import io.ghl.sync.mapping.file.MappingExplanation.Stage;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows the values of a sample through a mapping. */
final class Explaining {
    private Explaining() {}

    static MappingExplanation explain(List<FileField> fields, RecordMapping<Row> mapping, Row sample) {
        Map<String, FieldRule> rules =
                mapping.rules().stream().collect(Collectors.toMap(FieldRule::name, rule -> rule));
        Reading reading = mapping.read(sample);
        Set<String> unmanaged = mapping.unmanaged(sample, FieldValues.none());
        List<Field> explained = new ArrayList<>();
        for (FileField field : fields) {
            FieldRule rule = rules.get(field.name());
            if (rule != null) {
                explained.add(field(field, rule, mapping, reading, sample, !unmanaged.contains(field.name())));
            }
        }
        return new MappingExplanation(explained);
    }

    private static Field field(
            FileField field, FieldRule rule, RecordMapping<Row> mapping, Reading reading, Row sample, boolean synced) {
        List<Stage> stages = new ArrayList<>();
        String problem = reading.problems().get(field.name());
        Object value = field.source().apply(sample);
        String shown = shown(value);
        stages.add(new Stage(field.sourceName(), null, shown));
        for (Step step : field.steps()) {
            if (value == null || shown == null || shown.isBlank()) {
                break;
            }
            try {
                value = step.toGhl().apply(value);
            } catch (RuntimeException e) {
                stages.add(new Stage(step.name() + " (fails)", shown, null));
                return new Field(
                        field.name(),
                        target(rule, mapping),
                        synced,
                        stages,
                        problem == null ? "The step \"" + step.name() + "\" cannot take the value." : problem);
            }
            String next = shown(value);
            stages.add(new Stage(step.name(), shown, next));
            shown = next;
        }
        FieldValue canonical = reading.values().get(field.name());
        if (problem == null) {
            String form = shown(canonical);
            stages.add(new Stage("compared as " + rule.canonical(), shown, form));
            ghl(mapping, field.name(), canonical)
                    .forEach((path, sent) -> stages.add(new Stage("HighLevel's " + path, form, shown(sent))));
        }
        return new Field(field.name(), target(rule, mapping), synced, stages, problem);
    }

    private static Map<String, FieldValue> ghl(RecordMapping<Row> mapping, String name, FieldValue canonical) {
        try {
            return mapping.toGhl(FieldValues.none().with(name, canonical)).asMap();
        } catch (MappingException e) {
            // HighLevel takes no empty value there, or none at all.
            return Map.of();
        }
    }

    private static String target(FieldRule rule, RecordMapping<Row> mapping) {
        boolean inTwo = rule.target().path().equals("firstName")
                && mapping.rules().stream()
                        .noneMatch(other -> other.target().path().equals("lastName"))
                && mapping.targets().stream().anyMatch(target -> target.path().equals("lastName"));
        return inTwo ? "firstName and lastName" : rule.target().path();
    }

    private static @Nullable String shown(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String shown(FieldValue value) {
        if (value.isBlank() || !value.isPresent()) {
            return null;
        }
        if (value instanceof FieldValue.Text text) {
            return text.value();
        }
        if (value instanceof FieldValue.Decimal number) {
            return number.value().toPlainString();
        }
        if (value instanceof FieldValue.Labels labels) {
            return labels.values().toString();
        }
        if (value instanceof FieldValue.Flag flag) {
            return String.valueOf(flag.value());
        }
        return value instanceof FieldValue.Day day
                ? day.value().toString()
                : ((FieldValue.Moment) value).value().toString();
    }
}
