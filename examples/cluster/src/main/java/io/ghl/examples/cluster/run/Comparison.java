package io.ghl.examples.cluster.run;

import io.ghl.examples.cluster.run.Sides.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares both sides with what people did.
 *
 * @param differences what is not as it must be, one sentence each
 * @param duplicates how many records a side has beyond one per person
 */
record Comparison(List<String> differences, int duplicates) {
    private static final String ADDRESSES_DIFFER = ": the addresses differ";

    boolean isClean() {
        return differences.isEmpty() && duplicates == 0;
    }

    /** Whether all that is left are addresses, about which a person may be asked. */
    boolean mayBeAsked() {
        return duplicates == 0
                && !differences.isEmpty()
                && differences.stream().allMatch(difference -> difference.endsWith(ADDRESSES_DIFFER));
    }

    static Comparison of(List<Person> persons, Sides sides) {
        return of(persons, sides, Set.of());
    }

    /** Compares; {@code asked} names the customers about whose address a person is asked, as location and id. */
    static Comparison of(List<Person> persons, Sides sides, Set<String> asked) {
        List<String> differences = new ArrayList<>();
        Set<String> expected = new HashSet<>();
        for (Person person : persons) {
            String key = Sides.key(person.location(), person.email());
            expected.add(key);
            Row app = first(sides.app(), key);
            Row ghl = first(sides.highLevel(), key);
            if (person.deleted) {
                report(app != null, key + " is still in the application", differences);
                report(ghl != null, key + " is still in HighLevel", differences);
            } else {
                report(app == null, key + " is not in the application", differences);
                report(ghl == null, key + " is not in HighLevel", differences);
                if (app != null && ghl != null) {
                    compare(person, key, app, ghl, asked.contains(person.location() + " " + app.id()), differences);
                }
            }
        }
        int duplicates = surplus(sides.app()) + surplus(sides.highLevel());
        strangers(sides.app(), expected, "the application", differences);
        strangers(sides.highLevel(), expected, "HighLevel", differences);
        return new Comparison(List.copyOf(differences), duplicates);
    }

    private static void compare(Person person, String key, Row app, Row ghl, boolean asked, List<String> differences) {
        same(key, "first name", person.firstName, app.firstName(), ghl.firstName(), differences);
        same(key, "city", person.city, app.city(), ghl.city(), differences);
        String address = app.address();
        boolean lastOfGhl =
                Objects.equals(address, person.addressOfGhl) && (address != null || person.addressOfApp == null);
        boolean lastOfApp =
                Objects.equals(address, person.addressOfApp) && (address != null || person.addressOfGhl == null);
        boolean oneOfTheLast = lastOfApp || lastOfGhl;
        report(!asked && !Objects.equals(address, ghl.address()), key + ADDRESSES_DIFFER, differences);
        report(!oneOfTheLast, key + ": the address is nobody's last edit", differences);
        report(
                !app.tags().equals(person.tags()),
                key + ": tags of the application " + app.tags() + ", expected " + person.tags(),
                differences);
        report(
                !ghl.tags().equals(person.tags()),
                key + ": tags of HighLevel " + ghl.tags() + ", expected " + person.tags(),
                differences);
    }

    private static void same(
            String key,
            String field,
            @Nullable String wanted,
            @Nullable String app,
            @Nullable String ghl,
            List<String> differences) {
        report(
                !Objects.equals(wanted, app),
                key + ": " + field + " of the application is " + app + ", expected " + wanted,
                differences);
        report(
                !Objects.equals(wanted, ghl),
                key + ": " + field + " of HighLevel is " + ghl + ", expected " + wanted,
                differences);
    }

    private static void report(boolean wrong, String sentence, List<String> differences) {
        if (wrong) {
            differences.add(sentence);
        }
    }

    private static @Nullable Row first(Map<String, List<Row>> rows, String key) {
        List<Row> found = rows.get(key);
        return found == null ? null : found.get(0);
    }

    private static int surplus(Map<String, List<Row>> rows) {
        return rows.values().stream().mapToInt(same -> same.size() - 1).sum();
    }

    private static void strangers(
            Map<String, List<Row>> rows, Set<String> expected, String side, List<String> differences) {
        rows.keySet().stream()
                .filter(key -> !expected.contains(key))
                .sorted()
                .forEach(key -> differences.add(key + " is in " + side + ", and nobody put it there"));
    }
}
