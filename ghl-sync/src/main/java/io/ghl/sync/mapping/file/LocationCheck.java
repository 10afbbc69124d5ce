package io.ghl.sync.mapping.file;

import io.ghl.client.GhlLocation;
import io.ghl.sync.app.Row;
import io.ghl.sync.internal.document.Position;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.internal.ghl.WantedField.Holds;
import io.ghl.sync.internal.ghl.client.CustomFieldCheck;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.RecordMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds a mapping file against the custom fields of a location. */
final class LocationCheck {
    private LocationCheck() {}

    static Problems problems(MappingReader.Contents contents, RecordMapping<Row> mapping, GhlLocation location) {
        Problems problems = new Problems();
        Map<String, FileField> fields =
                contents.fields().stream().collect(Collectors.toMap(FileField::name, field -> field));
        List<WantedField> wanted = wanted(fields, mapping);
        if (wanted.stream().anyMatch(field -> field.target().isCustom())) {
            CustomFieldCheck.of(location)
                    .findings(wanted)
                    .forEach(finding -> problems.add(place(contents, fields, finding), finding.message()));
        }
        return problems;
    }

    /** What the mapping wants, with what only the file knows: the types of columns. */
    private static List<WantedField> wanted(Map<String, FileField> fields, RecordMapping<Row> mapping) {
        Map<String, FieldRule> rules =
                mapping.rules().stream().collect(Collectors.toMap(FieldRule::name, rule -> rule));
        List<WantedField> wanted = new ArrayList<>();
        for (WantedField field : WantedField.of(mapping)) {
            FieldRule rule = rules.get(field.name());
            FileField written = fields.get(field.name());
            ColumnType type = written == null ? null : written.target().type();
            wanted.add(
                    rule == null || type == null || field.holds() != Holds.TEXTS
                            ? field
                            : WantedField.of(mapping, rule, holds(type)));
        }
        return wanted;
    }

    private static Holds holds(ColumnType type) {
        return switch (type) {
            case TEXT -> Holds.TEXTS;
            case INTEGER, LONG, DECIMAL -> Holds.NUMBERS;
            case BOOLEAN -> Holds.YES_OR_NO;
            case DATE -> Holds.DAYS;
            case INSTANT -> Holds.TIMES;
            case SET, LIST, COMMA_SEPARATED -> Holds.LABELS;
        };
    }

    private static Position place(
            MappingReader.Contents contents, Map<String, FileField> fields, CustomFieldCheck.Finding finding) {
        FileField field = fields.get(finding.field());
        if (field == null) {
            return contents.externalId();
        }
        Position text = finding.text() == null ? null : field.target().texts().get(finding.text());
        return text == null ? field.target().at() : text;
    }
}
