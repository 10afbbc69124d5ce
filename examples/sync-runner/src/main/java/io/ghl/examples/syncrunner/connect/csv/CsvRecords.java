package io.ghl.examples.syncrunner.connect.csv;

import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.examples.syncrunner.connect.ChangeLog;
import io.ghl.examples.syncrunner.connect.Creations;
import io.ghl.examples.syncrunner.connect.Keys;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.RecordMapping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file. All values are texts; an empty cell is no value. */
final class CsvRecords implements AppRecords<Row> {
    private final CsvFile file;
    private final RecordMapping<Row> mapping;
    private final String location;
    private final boolean numbered;
    private final Place.@Nullable Mark archived;
    private final Formulas formulas;
    private final ChangeLog log;
    private final Creations creations;
    private final Set<String> mapped;
    private @Nullable Set<String> needed;
    private @Nullable Sheet logged;

    CsvRecords(
            CsvFile file,
            RecordMapping<Row> mapping,
            String location,
            boolean numbered,
            Place.@Nullable Mark archived,
            Formulas formulas,
            ChangeLog log,
            Creations creations,
            Set<String> mapped) {
        this.file = file;
        this.mapping = mapping;
        this.location = location;
        this.numbered = numbered;
        this.archived = archived;
        this.formulas = formulas;
        this.log = log;
        this.creations = creations;
        this.mapped = mapped;
    }

    private Sheet read() {
        return whole(file.read());
    }

    /** A mapped column that was there and is gone would count as emptied in each row. */
    private Sheet whole(Sheet sheet) {
        if (needed == null) {
            needed = new TreeSet<>(mapped);
            needed.retainAll(sheet.header());
        }
        for (String column : needed) {
            if (!sheet.header().contains(column)) {
                throw new AppProblem(
                        "The file " + file.name() + " has lost a column while it was synced: there is no column"
                                + " \"" + column
                                + "\" any more. Give it its name back; or end the sync, correct the mapping and"
                                + " start anew.");
            }
        }
        return sheet;
    }

    @Override
    public String id(Row row) {
        return row.id();
    }

    @Override
    public Optional<Row> find(String of, String id) {
        return ours(of) ? row(read(), id) : Optional.empty();
    }

    @Override
    public List<Row> findByKey(String of, String field, String value) {
        return ours(of) ? Keys.matching(rows(read()).values(), mapping, field, value) : List.of();
    }

    @Override
    public List<Row> page(String of, @Nullable String afterId, int limit) {
        if (!ours(of)) {
            return List.of();
        }
        Sheet sheet = read();
        SortedMap<String, String[]> rest =
                afterId == null ? sheet.byId() : sheet.byId().tailMap(afterId + "\0");
        return rest.entrySet().stream()
                .limit(limit)
                .map(entry -> row(sheet, entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public AppChanges changedSince(String of, @Nullable String cursor, int limit) {
        if (!ours(of)) {
            return new AppChanges(List.of(), "none", false);
        }
        Sheet sheet = read();
        if (sheet != logged) {
            log.replace(rows(sheet));
            logged = sheet;
        }
        return log.since(cursor, limit);
    }

    @Override
    public Row blank(String of) {
        return Row.of("", Map.of());
    }

    @Override
    public String create(String of, Row draft, String key) {
        requireOurs(of);
        String created = file.change(found -> {
            Sheet sheet = whole(found);
            Creations.Creation known = creations.find(key).orElse(null);
            if (known != null && (known.done() || sheet.byId().containsKey(known.id()))) {
                return new CsvFile.Change<>(known.id(), null);
            }
            String[] cells = new String[sheet.header().size()];
            Arrays.fill(cells, "");
            fill(sheet, cells, Row.of("", Map.of()), draft);
            String id = known == null ? newId(sheet) : known.id();
            cells[sheet.header().indexOf(sheet.key())] = id;
            // First the note, then the row: a crash between them repeats the creation under the same id.
            creations.note(key, id, false);
            return new CsvFile.Change<>(id, sheet.with(id, cells));
        });
        creations.note(key, created, true);
        return created;
    }

    private String newId(Sheet sheet) {
        if (!numbered) {
            return UUID.randomUUID().toString();
        }
        // Not the number of a row that was deleted either: its pair may still be known.
        long seen = Math.max(log.highestId(), creations.highestId());
        return String.valueOf(
                1 + sheet.byId().keySet().stream().mapToLong(ChangeLog::number).reduce(seen, Math::max));
    }

    @Override
    public boolean update(String of, Row expected, Row next) {
        requireOurs(of);
        return file.change(sheet -> {
            String[] found = sheet.byId().get(expected.id());
            if (found == null
                    || !row(sheet, expected.id()).filter(expected::equals).isPresent()) {
                return new CsvFile.Change<>(false, null);
            }
            String[] cells = found.clone();
            fill(sheet, cells, expected, next);
            return new CsvFile.Change<>(true, sheet.with(expected.id(), cells));
        });
    }

    @Override
    public boolean delete(String of, Row expected) {
        requireOurs(of);
        return file.change(sheet -> {
            Optional<Row> now = row(sheet, expected.id());
            if (now.isEmpty()) {
                return new CsvFile.Change<>(true, null);
            }
            return now.get().equals(expected)
                    ? new CsvFile.Change<>(true, sheet.with(expected.id(), null))
                    : new CsvFile.Change<>(false, null);
        });
    }

    @Override
    public boolean archive(String of, Row expected) {
        if (archived == null) {
            throw new IllegalArgumentException("Nothing tells how a row of " + file.name()
                    + " is marked as archived; name a column with \"archived\" in sync.yaml.");
        }
        Object mark = archived.value() instanceof BigDecimal number ? number.toPlainString() : archived.value();
        return update(of, expected, expected.with(archived.column(), mark.toString()));
    }

    /** Writes what differs, so that cells that nobody changed stay as they were written. */
    private void fill(Sheet sheet, String[] cells, Row before, Row after) {
        List<String> columns = new ArrayList<>(before.columns());
        columns.addAll(after.columns());
        for (String column : columns) {
            Object value = after.get(column);
            if (Objects.equals(before.get(column), value)) {
                continue;
            }
            int at = sheet.header().indexOf(column);
            if (at < 0) {
                throw new IllegalArgumentException("The file " + file.name() + " has no column \"" + column + "\".");
            }
            if (column.equals(sheet.key())) {
                throw new IllegalArgumentException("The column \"" + column + "\" is the id, which never changes.");
            }
            cells[at] = value == null ? "" : formulas.write(text(column, value));
        }
    }

    private static String text(String column, Object value) {
        if (value instanceof Collection<?>) {
            throw new IllegalArgumentException(
                    "The column \"" + column + "\" cannot hold a list; map it with \"type: commaSeparated\".");
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private Optional<Row> row(Sheet sheet, String id) {
        return Optional.ofNullable(sheet.byId().get(id)).map(cells -> row(sheet, id, cells));
    }

    private Row row(Sheet sheet, String id, String[] cells) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                values.put(sheet.header().get(i), formulas.read(cells[i]));
            }
        }
        return Row.of(id, values);
    }

    private Map<String, Row> rows(Sheet sheet) {
        Map<String, Row> rows = new TreeMap<>();
        sheet.byId().forEach((id, cells) -> rows.put(id, row(sheet, id, cells)));
        return rows;
    }

    private boolean ours(String of) {
        return of.equals(location);
    }

    private void requireOurs(String of) {
        if (!ours(of)) {
            throw new IllegalArgumentException("The file holds records of location " + location + " only.");
        }
    }
}
