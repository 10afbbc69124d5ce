package io.ghl.examples.syncrunner.config;

import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.record.RecordType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where the records of one type are in the application. */
final class PlaceReader {
    private static final String ID = "id";
    private static final int PAGE_SIZE = 100;
    private static final Duration FIND_DELETIONS = Duration.ofMinutes(1);
    private static final Duration LIST_EVERY = Duration.ofMinutes(15);

    private static final BigDecimal SECONDS_OF_2001 = BigDecimal.valueOf(978_307_200);

    private final Part part;
    private final AppAt app;
    private final RecordType type;

    PlaceReader(Part part, AppAt app, RecordType type) {
        this.part = part;
        this.app = app;
        this.type = type;
    }

    @Nullable
    Place read() {
        String key = part.text("key").orElse(ID);
        if (app instanceof AppAt.Sql) {
            return part.need("table", "table: customers")
                    .map(table -> new Place.Table(
                            table,
                            key,
                            part.text("changed").orElse(null),
                            part.form().duration("findDeletions").orElse(FIND_DELETIONS),
                            part.text("deleted").orElse(null),
                            part.text("archived").orElse(null),
                            part.text("version").orElse(null),
                            part.texts("findBy"),
                            timesLike()))
                    .orElse(null);
        }
        if (app instanceof AppAt.Csv) {
            return csv(key);
        }
        return part.need("path", "path: /customers").map(this::resource).orElse(null);
    }

    private Map<String, Object> timesLike() {
        Map<String, Object> examples = new LinkedHashMap<>();
        part.form().get("timesLike").ifPresent(node -> {
            if (!(node instanceof Node.Entries entries)) {
                part.problem(
                        "timesLike", "\"timesLike\" is written as columns with times: {updated_at: 1772357400000}.");
                return;
            }
            for (Node.Entry entry : entries.entries()) {
                Object example = entry.value() instanceof Node.Scalar scalar ? time(scalar.value()) : null;
                if (example == null) {
                    part.problems()
                            .add(
                                    entry.value().at(),
                                    "\"" + entry.name() + "\" must be a time as your application writes it, of the year"
                                            + " 2001 or later: a text such as \"2026-03-01 09:30:00\", or a whole number of"
                                            + " seconds or milliseconds since 1970, such as 1772357400000.");
                } else {
                    examples.put(entry.name(), example);
                }
            }
        });
        return examples;
    }

    /** What can be an example of a time; whether it is one the table tells. */
    private static @Nullable Object time(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            boolean within =
                    number.compareTo(SECONDS_OF_2001) >= 0 && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
            return whole && within ? (Object) number.longValueExact() : null;
        }
        return value instanceof String text && text.strip().matches("\\d{4}-\\d\\d-\\d\\d.*") ? text : null;
    }

    private @Nullable Place csv(String key) {
        String file = part.text("file").orElse(type.name().toLowerCase(Locale.ROOT) + "s.csv");
        if (!file.matches("[^/\\\\]+") || file.startsWith(".")) {
            part.problem(
                    "file", "\"file\" is the name of a file in the folder, such as customers.csv, without a path.");
            return null;
        }
        boolean numbered =
                part.form().word("ids", Map.of("random", false, "number", true)).orElse(false);
        return new Place.CsvFile(file, key, numbered, mark("yes"));
    }

    private @Nullable Place resource(String path) {
        if (!Addresses.isPath(path) && !part.isUnset("path")) {
            part.problem("path", "\"path\" begins with a slash and has no query, such as /customers.");
            return null;
        }
        Optional<Part> changes = part.part("changes", List.of("parameter", "field", "listEvery"));
        return new Place.Resource(
                path,
                part.jsonPath("items").orElse(""),
                part.jsonPath("item").orElse(""),
                part.jsonPath("id").orElse(ID),
                part.jsonPaths("fields"),
                part.part("paging", List.of("by", "parameter", "next", "sizeParameter", "size"))
                        .map(PlaceReader::paging)
                        .orElse(new Place.Paging(Place.Paging.By.NONE, "", "", null, PAGE_SIZE)),
                changes.map(PlaceReader::changes).orElse(null),
                changes.flatMap(each -> each.form().duration("listEvery")).orElse(LIST_EVERY),
                part.form().word("update", Map.of("patch", false, "put", true)).orElse(false),
                guard(),
                part.part("createKey", List.of("header", "field"))
                        .map(each -> new Place.CreateKey(
                                each.header("header").orElse(null),
                                each.jsonPath("field").orElse(null)))
                        .orElse(new Place.CreateKey(null, null)),
                part.texts("search"),
                mark(true));
    }

    private Place.@Nullable Mark mark(Object usual) {
        Object value = part.form()
                .get("archivedValue")
                .map(node -> node instanceof Node.Scalar scalar && scalar.value() != null
                        ? scalar.value()
                        : Form.text(node, "\"archivedValue\"", part.problems()))
                .orElse(usual);
        String column = part.text("archived").orElse(null);
        if (column == null && part.form().get("archivedValue").isPresent()) {
            part.problem("archivedValue", "\"archivedValue\" belongs to \"archived\", which names the column.");
        }
        return column == null ? null : new Place.Mark(column, value);
    }

    private static Place.@Nullable Changes changes(Part changes) {
        Optional<String> parameter = changes.need("parameter", "parameter: updated_since");
        Optional<String> field = changes.needJsonPath("field", "field: updated_at");
        return parameter.isEmpty() || field.isEmpty() ? null : new Place.Changes(parameter.get(), field.get());
    }

    private static Place.Paging paging(Part paging) {
        Place.Paging.By by = paging.form()
                .word(
                        "by",
                        Map.of(
                                "cursor", Place.Paging.By.CURSOR,
                                "url", Place.Paging.By.URL,
                                "page", Place.Paging.By.PAGE,
                                "offset", Place.Paging.By.OFFSET))
                .orElse(Place.Paging.By.NONE);
        if (by == Place.Paging.By.NONE) {
            paging.form().need("by", "by: cursor, by: url, by: page or by: offset");
        }
        boolean byUrl = by == Place.Paging.By.URL;
        if (byUrl && paging.form().get("parameter").isPresent()) {
            paging.problem(
                    "parameter",
                    "\"parameter\" does not belong to \"by: url\", which calls the address that \"next\" leads to as it"
                            + " is. Leave it out, or use \"by: cursor\".");
        }
        String next = byUrl || by == Place.Paging.By.CURSOR
                ? paging.needJsonPath("next", byUrl ? "next: links.next" : "next: meta.next_cursor")
                        .orElse("")
                : "";
        return new Place.Paging(
                by,
                byUrl ? "" : paging.need("parameter", "parameter: page").orElse(""),
                next,
                paging.text("sizeParameter").orElse(null),
                paging.form().count("size").orElse(PAGE_SIZE));
    }

    private Place.Guard guard() {
        Place.Guard.By by = part.form()
                .word(
                        "compare",
                        Map.of(
                                "etag", Place.Guard.By.ETAG,
                                "version", Place.Guard.By.VERSION,
                                "reread", Place.Guard.By.REREAD))
                .orElse(Place.Guard.By.REREAD);
        String field = by == Place.Guard.By.VERSION
                ? part.needJsonPath("versionField", "versionField: version").orElse("")
                : "";
        return new Place.Guard(by, field);
    }
}
