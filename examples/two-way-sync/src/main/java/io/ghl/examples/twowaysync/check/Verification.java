package io.ghl.examples.twowaysync.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.examples.twowaysync.highlevel.ContactJson;
import io.ghl.examples.twowaysync.highlevel.HighLevelHttp;
import io.ghl.examples.twowaysync.script.Details;
import io.ghl.examples.twowaysync.script.Expectation;
import io.ghl.examples.twowaysync.script.Field;
import io.ghl.examples.twowaysync.script.Person;
import io.ghl.examples.twowaysync.script.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares both sides with what the oracle expects, field by field. It reads by plain SQL and plain HTTP and compares in
 * a canonical form of its own.
 */
public final class Verification {
    private final Expectation expected;
    private final List<String> differences = new ArrayList<>();

    private Verification(Expectation expected) {
        this.expected = expected;
    }

    /**
     * What the check found.
     *
     * @param differences every deviation, in words
     * @param duplicates records that share an e-mail or a phone with another one of their side
     * @param customers how many customers the app has
     * @param contacts how many contacts HighLevel has
     * @param fields how many values were compared
     * @param belongings how many companies, tasks, notes and appointments were compared
     */
    public record Result(
            List<String> differences, int duplicates, int customers, int contacts, int fields, int belongings) {}

    /** Reads both sides and compares. */
    public static Result check(
            Expectation expected,
            Path appDatabase,
            HighLevelHttp highLevel,
            ContactJson json,
            Map<String, String> contactIds) {
        Map<String, Details> contacts = new LinkedHashMap<>();
        Map<String, @Nullable String> customerIds = new HashMap<>();
        for (String id : highLevel.contactIds()) {
            JsonNode contact = highLevel.contact(id).orElse(null);
            if (contact != null) { // Search may still list one that is gone.
                contacts.put(id, json.details(contact));
                customerIds.put(id, json.customerId(contact));
            }
        }
        return new Verification(expected).compare(AppReader.read(appDatabase), contacts, customerIds, contactIds);
    }

    /** Compares what was read; apart from the reading so that it can be tested. */
    static Result compare(
            Expectation expected,
            Map<String, Details> customers,
            Map<String, Details> contacts,
            Map<String, @Nullable String> customerIds,
            Map<String, String> contactIds) {
        return new Verification(expected).compare(customers, contacts, customerIds, contactIds);
    }

    private Result compare(
            Map<String, Details> customers,
            Map<String, Details> contacts,
            Map<String, @Nullable String> customerIds,
            Map<String, String> contactIds) {
        Map<String, Details> appRows = canonical(customers);
        Map<String, Details> ghlRows = canonical(contacts);
        Map<String, String> appIds = assign(Side.APP, appRows, person -> Person.isContactKey(person) ? null : person);
        Map<String, String> ghlIds = assign(Side.GHL, ghlRows, contactIds::get);
        int fields = 0;
        for (Map.Entry<String, Expectation.Pair> entry : expected.pairs().entrySet()) {
            String person = entry.getKey();
            Expectation.Pair pair = entry.getValue();
            String appId = appIds.get(person);
            String ghlId = ghlIds.get(person);
            fields += compare(Side.APP, person, pair.app(), appId == null ? null : appRows.get(appId));
            fields += compare(Side.GHL, person, pair.ghl(), ghlId == null ? null : ghlRows.get(ghlId));
            if (appId != null && ghlId != null) {
                fields++;
                String named = customerIds.get(ghlId);
                boolean mayBeBlank = contactIds.containsKey(person); // Only contacts that the sync makes get the id.
                if (!appId.equals(named) && !(named == null && mayBeBlank)) {
                    differences.add(person + ": the contact names the customer " + named + ", expected " + appId);
                }
            }
        }
        unexpected(Side.APP, appRows.keySet(), appIds.values());
        unexpected(Side.GHL, ghlRows.keySet(), ghlIds.values());
        int duplicates = duplicates(appRows.values()) + duplicates(ghlRows.values());
        return new Result(List.copyOf(differences), duplicates, customers.size(), contacts.size(), fields, 0);
    }

    private static Map<String, Details> canonical(Map<String, Details> rows) {
        Map<String, Details> canonical = new LinkedHashMap<>();
        rows.forEach((id, details) -> canonical.put(id, details.canonical()));
        return canonical;
    }

    private interface KnownId {
        @Nullable
        String of(String person);
    }

    /** Finds each person's record: by the id that is known, otherwise by e-mail, otherwise by phone. */
    private Map<String, String> assign(Side side, Map<String, Details> rows, KnownId known) {
        Map<String, String> assigned = new HashMap<>();
        Set<String> free = new HashSet<>(rows.keySet());
        for (String person : expected.pairs().keySet()) {
            String id = known.of(person);
            if (id != null && free.remove(id)) {
                assigned.put(person, id);
            }
        }
        for (Field key : List.of(Field.EMAIL, Field.PHONE)) {
            Map<String, String> byKey = new HashMap<>();
            rows.forEach((id, details) -> {
                String value = details.get(key);
                if (value != null && free.contains(id)) {
                    byKey.putIfAbsent(value, id);
                }
            });
            expected.pairs().forEach((person, pair) -> {
                Details details = side == Side.APP ? pair.app() : pair.ghl();
                String value = details == null ? null : details.get(key);
                String id = value == null || assigned.containsKey(person) ? null : byKey.get(value);
                if (id != null && free.remove(id)) {
                    assigned.put(person, id);
                }
            });
        }
        return assigned;
    }

    private int compare(Side side, String person, @Nullable Details wanted, @Nullable Details found) {
        if (wanted == null || found == null) {
            if (wanted != null) {
                differences.add(person + ": missing in " + side.label());
            } else if (found != null) {
                differences.add(person + ": still in " + side.label() + ", expected to be gone");
            }
            return 1;
        }
        for (Field field : Field.values()) {
            if (!Objects.equals(wanted.get(field), found.get(field))) {
                differences.add(person + ": " + field.column() + " in " + side.label() + " is "
                        + quoted(found.get(field)) + ", expected " + quoted(wanted.get(field)));
            }
        }
        if (!wanted.tags().equals(found.tags())) {
            differences.add(
                    person + ": tags in " + side.label() + " are " + found.tags() + ", expected " + wanted.tags());
        }
        return Field.values().length + 1;
    }

    private void unexpected(Side side, Collection<String> ids, Collection<String> assigned) {
        Set<String> left = new HashSet<>(ids);
        left.removeAll(assigned);
        left.stream().sorted().forEach(id -> differences.add(id + ": in " + side.label() + ", expected by nobody"));
    }

    private static int duplicates(Collection<Details> rows) {
        Set<String> seen = new HashSet<>();
        int duplicates = 0;
        for (Details details : rows) {
            boolean repeated = false;
            for (Field key : List.of(Field.EMAIL, Field.PHONE)) {
                String value = details.get(key);
                repeated |= value != null && !seen.add(value);
            }
            duplicates += repeated ? 1 : 0;
        }
        return duplicates;
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "blank" : "\"" + value + "\"";
    }
}
