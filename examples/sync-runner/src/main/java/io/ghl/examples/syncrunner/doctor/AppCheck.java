package io.ghl.examples.syncrunner.doctor;

import io.ghl.client.customfields.CustomField;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.config.Places;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.config.Settings.RecordsAt;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.examples.syncrunner.connect.Connector;
import io.ghl.examples.syncrunner.connect.Source;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.Reading;
import io.ghl.sync.mapping.file.MappingProblem;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether the application's records are there, have the columns of the mapping, and hold what HighLevel takes. */
final class AppCheck {
    private static final String APP = "application";
    private static final String CUSTOM = "customFields.";
    private static final int SAMPLE = 500;

    private final Settings settings;
    private final Connector app;
    private final List<CustomField> fields;

    AppCheck(Settings settings, Connector app, List<CustomField> fields) {
        this.settings = settings;
        this.app = app;
        this.fields = fields;
    }

    void run(List<Finding> findings) {
        settings.records().forEach(records -> check(records, findings));
    }

    private void check(RecordsAt records, List<Finding> findings) {
        Source source = app.source(records.type());
        String kind = Kinds.word(records.type());
        try {
            Optional<Set<String>> columns = source.columns();
            if (columns.isEmpty()) {
                findings.add(Finding.warning(
                        APP,
                        "There are no records in " + source.name() + ", so its columns cannot be compared with "
                                + records.mappingFile() + ".",
                        "Check the names in the mapping, or add a record and run doctor again."));
                return;
            }
            List<MappingProblem> missing = records.mapping().missingColumns(columns.get());
            missing.forEach(problem -> findings.add(
                    Finding.problem(APP, problem + " (It is looked for in " + source.name() + ".)", where(records))));
            String archived = Places.archived(records.place());
            if (archived != null && !columns.get().contains(archived)) {
                findings.add(Finding.problem(
                        APP,
                        "There is no column \"" + archived + "\" in " + source.name()
                                + ", and sync.yaml says that it marks archived records.",
                        "Add the column, or correct \"archived\"."));
            }
            if (missing.isEmpty()) {
                findings.add(Finding.ok(
                        APP, "All columns that the mapping of " + kind + " names are in " + source.name() + "."));
                List<Row> rows = source.records().page(settings.highLevel().location(), null, SAMPLE);
                sample(records, source, rows, findings);
                if (records.place() instanceof Place.Resource && !rows.isEmpty()) {
                    single(records, source, rows.get(0), findings);
                }
            }
            guards(records, findings);
        } catch (AppProblem e) {
            findings.add(Finding.problem(APP, String.valueOf(e.getMessage()), null));
        }
    }

    private static @Nullable String where(RecordsAt records) {
        return records.place() instanceof Place.Resource
                ? "A field with fields in it, or with a list of other things than texts, is no column; name what is within,"
                        + " such as fields: {city: address.city}."
                : null;
    }

    private static void guards(RecordsAt records, List<Finding> findings) {
        if (records.place() instanceof Place.Resource resource
                && resource.createKey().header() == null
                && resource.createKey().field() == null) {
            findings.add(Finding.warning(
                    APP,
                    "The application's API is not told how to recognise a creation that is sent twice.",
                    "If the API knows idempotency keys, add createKey: {header: Idempotency-Key}; if a field can hold"
                            + " a key, add createKey: {field: ...}. Otherwise a crash may create a record twice."));
        }
    }

    /** Reads some records as the sync would, and tells what could not be synced, without values. */
    private void sample(RecordsAt records, Source source, List<Row> rows, List<Finding> findings) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : rows) {
            Reading reading = records.mapping().mapping().read(row);
            reading.problems()
                    .forEach((field, problem) -> counts.merge("\"" + field + "\": " + problem, 1, Integer::sum));
            for (FieldRule rule : records.mapping().mapping().rules()) {
                if (isOutside(rule, reading.values().get(rule.name()))) {
                    counts.merge(
                            "\"" + rule.name() + "\": the value is none of the options that the custom field has in"
                                    + " HighLevel. Add it under \"values\" of the field, or add the option in"
                                    + " HighLevel.",
                            1,
                            Integer::sum);
                }
            }
        }
        counts.forEach((problem, count) -> findings.add(Finding.problem(
                APP,
                count + " of the first " + rows.size() + " records of " + source.name()
                        + " cannot be synced as they are. " + problem,
                "Correct the records or " + records.mappingFile()
                        + ". The command explain RECORD --steps shows what becomes of one record.")));
        if (counts.isEmpty()) {
            findings.add(
                    Finding.ok(APP, "The first " + rows.size() + " records of " + source.name() + " can be synced."));
        }
    }

    /** The sync takes a record from its own address: where that shows nothing of it, nothing would ever be synced. */
    private void single(RecordsAt records, Source source, Row listed, List<Finding> findings) {
        if (!isShownBySelf(records, source, listed)) {
            findings.add(Finding.problem(
                    APP,
                    "A record of " + source.name() + " that is read by itself does not show what the list shows of it.",
                    "If the API answers a single record within a field, name the field, such as \"item: data\"."
                            + " Otherwise check \"id\" and \"path\", and whether the address of a record is the path, a"
                            + " slash and its id."));
        }
    }

    private boolean isShownBySelf(RecordsAt records, Source source, Row listed) {
        try {
            Row row = source.records()
                    .find(settings.highLevel().location(), listed.id())
                    .orElse(null);
            if (row == null || !row.id().equals(listed.id())) {
                return false;
            }
            FieldValues shown = records.mapping().mapping().read(row).values();
            FieldValues expected = records.mapping().mapping().read(listed).values();
            return records.mapping().mapping().rules().stream()
                    .map(FieldRule::name)
                    .noneMatch(field -> !expected.get(field).isBlank()
                            && expected.get(field).isPresent()
                            && !shown.get(field).isPresent());
        } catch (AppProblem | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isOutside(FieldRule rule, FieldValue value) {
        if (!rule.target().path().startsWith(CUSTOM)) {
            return false;
        }
        Optional<CustomField> field = field(rule.target().path().substring(CUSTOM.length()));
        List<String> options = field.map(CustomField::picklistOptions).orElse(List.of());
        if (options.isEmpty() || Boolean.TRUE.equals(field.get().isAllowedCustomOption())) {
            return false;
        }
        if (value instanceof FieldValue.Labels labels) {
            return labels.values().stream().anyMatch(label -> !contains(options, label));
        }
        return value instanceof FieldValue.Text text && !contains(options, text.value());
    }

    private static boolean contains(List<String> options, String text) {
        return options.stream().anyMatch(text::equalsIgnoreCase);
    }

    private Optional<CustomField> field(String named) {
        return fields.stream()
                .filter(field -> named.equals(field.id())
                        || named.equals(field.shortKey())
                        || (field.name() != null && named.equalsIgnoreCase("name:" + field.name())))
                .findFirst();
    }
}
