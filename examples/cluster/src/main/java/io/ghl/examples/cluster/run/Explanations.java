package io.ghl.examples.cluster.run;

import io.ghl.examples.cluster.run.Sides.Row;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks in the audit log for the reason of every value that the engine brought to the other side. */
final class Explanations {
    private static final int PAGE = 500;

    private Explanations() {}

    /** Values that arrived and that no row of the audit log explains, and records without a link, one sentence each. */
    static List<String> missing(SyncStore store, List<Person> persons, Sides sides, List<String> locations) {
        Map<String, List<AuditEntry>> log = new HashMap<>();
        for (String location : locations) {
            read(store, location, log);
        }
        List<String> missing = new ArrayList<>();
        for (Person person : persons) {
            String key = Sides.key(person.location(), person.email());
            List<Row> app = sides.app().getOrDefault(key, List.of());
            if (person.deleted || app.isEmpty()) {
                continue;
            }
            List<AuditEntry> rows =
                    log.getOrDefault(person.location() + " " + app.get(0).id(), List.of());
            if (rows.isEmpty()) {
                missing.add(key + " has no link or no audit row");
            }
            // What has not arrived is a difference, which the comparison tells, and there is nothing to explain yet.
            if (person.cityEdited
                    && holds(sides.highLevel(), key, Row::city, person.city)
                    && !explained(rows, "city", Side.GHL, person.city)) {
                missing.add(key + ": nothing explains the city of HighLevel, " + person.city + shown(rows));
            }
            if (person.firstNameEdited
                    && holds(sides.app(), key, Row::firstName, person.firstName)
                    && !explained(rows, "firstName", Side.APP, person.firstName)) {
                missing.add(key + ": nothing explains the first name of the application, " + person.firstName
                        + shown(rows));
            }
        }
        return missing;
    }

    private static boolean holds(
            Map<String, List<Row>> side, String key, Function<Row, @Nullable String> field, @Nullable String value) {
        return side.getOrDefault(key, List.of()).stream().anyMatch(row -> Objects.equals(field.apply(row), value));
    }

    /** The records about a field of which a person is asked, as location and id in the application. */
    static Set<String> asked(SyncStore store, String field, List<String> locations) {
        Set<String> asked = new HashSet<>();
        for (String location : locations) {
            store.transact(tx -> tx.reviews().open(location)).stream()
                    .filter(item -> item.field().equals(field))
                    .map(item -> store.transact(tx -> tx.links().find(item.linkId())))
                    .flatMap(Optional::stream)
                    .forEach(link -> asked.add(location + " " + link.appId()));
        }
        return asked;
    }

    private static void read(SyncStore store, String location, Map<String, List<AuditEntry>> log) {
        String after = null;
        List<Link> links;
        do {
            String start = after;
            links = store.transact(tx -> tx.links().page(location, RecordType.CONTACT, start, PAGE));
            for (Link link : links) {
                after = link.id();
                if (link.appId() != null) {
                    log.put(
                            location + " " + link.appId(),
                            store.transact(tx -> tx.audit().of(link.id())));
                }
            }
        } while (!links.isEmpty());
    }

    /**
     * The last row about the field says so. A field without a row was never written by itself, so its value came with the
     * record: when that was created, or found to be there already.
     */
    private static boolean explained(List<AuditEntry> rows, String field, Side written, @Nullable String value) {
        AuditEntry last = null;
        for (AuditEntry row : rows) {
            if (written == row.written() && field.equals(row.field())) {
                last = row;
            }
        }
        return last == null
                ? rows.stream().anyMatch(row -> isAboutTheWhole(row, written))
                : last.after().equals(FieldValue.text(String.valueOf(value)));
    }

    private static boolean isAboutTheWhole(AuditEntry row, Side written) {
        return row.field() == null
                && switch (row.action()) {
                    case CREATED -> written == row.written();
                    case RECOVERED, LINKED -> true;
                    default -> false;
                };
    }

    private static String shown(List<AuditEntry> rows) {
        return rows.stream()
                .map(row -> row.action() + " " + row.field() + " " + row.written())
                .collect(Collectors.joining(", ", " (", ")"));
    }
}
