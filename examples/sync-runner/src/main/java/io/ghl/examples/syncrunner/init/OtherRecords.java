package io.ghl.examples.syncrunner.init;

import io.ghl.sync.record.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the columns of tasks, notes, appointments and businesses could be in HighLevel, by their names. Pure. */
final class OtherRecords {
    /** The types that can be asked for, in the order of the questions. */
    static final List<RecordType> TYPES =
            List.of(RecordType.BUSINESS, RecordType.TASK, RecordType.NOTE, RecordType.APPOINTMENT);

    private static final Map<RecordType, Map<String, List<String>>> NAMES = Map.of(
            RecordType.TASK,
            named(
                    "title: title task name subject",
                    "body: body details description text notes",
                    "dueDate: duedate due dueat dueon deadline",
                    "completed: completed done isdone iscompleted finished"),
            RecordType.NOTE,
            named("body: body text note content memo details"),
            RecordType.APPOINTMENT,
            named(
                    "calendarId: calendarid calendar",
                    "title: title subject name",
                    "startTime: starttime start starts startsat startat begin begins",
                    "endTime: endtime end ends endsat endat",
                    "appointmentStatus: appointmentstatus status state",
                    "address: address place location"),
            RecordType.BUSINESS,
            named(
                    "name: name company companyname businessname",
                    "phone: phone phonenumber tel telephone",
                    "email: email mail emailaddress",
                    "website: website homepage web url",
                    "address: address street streetaddress",
                    "city: city town",
                    "state: state region province",
                    "postalCode: postalcode zip zipcode postcode",
                    "country: country countrycode",
                    "description: description about"));
    /** Without these HighLevel creates no record. */
    private static final Map<RecordType, List<String>> NEEDED = Map.of(
            RecordType.TASK, List.of("title", "dueDate"),
            RecordType.NOTE, List.of("body"),
            RecordType.APPOINTMENT, List.of("calendarId", "startTime"),
            RecordType.BUSINESS, List.of("name"));

    private static final Set<String> TIMES = Set.of("dueDate", "startTime", "endTime");
    private static final List<String> PARENTS =
            List.of("contactid", "customerid", "clientid", "personid", "contact", "customer", "client", "person");

    /**
     * A column and its field.
     *
     * @param column the column
     * @param type what it holds, as a mapping file says it; null for a text
     * @param target HighLevel's field
     * @param form how the sides are compared, as a mapping file says it; null for the usual way
     */
    record Pair(
            String column,
            @Nullable String type,
            String target,
            @Nullable String form) {}

    private OtherRecords() {}

    private static Map<String, List<String>> named(String... lines) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            names.put(parts[0], List.of(parts[1].split(" ")));
        }
        return names;
    }

    /** The column that most likely holds the application's id of the contact. */
    static Optional<String> parent(Set<String> columns) {
        return PARENTS.stream()
                .flatMap(wanted ->
                        columns.stream().filter(column -> folded(column).equals(wanted)))
                .findFirst();
    }

    /**
     * The fields of the columns, in the order of HighLevel's fields.
     *
     * @param days the columns that hold days without a time
     * @param dayForm how a day is compared with a time of HighLevel
     * @throws IllegalArgumentException if one is missing without which HighLevel creates no record
     */
    static List<Pair> pairs(
            RecordType type,
            Map<String, @Nullable String> columns,
            Set<String> taken,
            Set<String> days,
            String dayForm) {
        List<Pair> pairs = new ArrayList<>();
        Set<String> free = new LinkedHashSet<>(columns.keySet());
        free.removeAll(taken);
        NAMES.getOrDefault(type, Map.of())
                .forEach((target, names) -> names.stream()
                        .flatMap(name -> free.stream()
                                .filter(column -> folded(column).equals(name)
                                        && fits(columns.get(column), days.contains(column), target)))
                        .findFirst()
                        .ifPresent(column -> {
                            free.remove(column);
                            boolean day = TIMES.contains(target) && days.contains(column);
                            pairs.add(new Pair(column, columns.get(column), target, day ? dayForm : null));
                        }));
        for (String needed : NEEDED.getOrDefault(type, List.of())) {
            if (pairs.stream().noneMatch(pair -> pair.target().equals(needed))) {
                throw new IllegalArgumentException("HighLevel needs \"" + needed + "\" of such records, and no column"
                        + " is named like it" + (TIMES.contains(needed) ? " and holds times" : "") + ". Columns are "
                        + String.join(", ", columns.keySet())
                        + ". Leave them out here, and write their mapping by hand: see docs/mapping-files.md.");
            }
        }
        return pairs;
    }

    /** HighLevel wants times for these; a task can be due at some time of a day, and an appointment cannot begin so. */
    private static boolean fits(@Nullable String type, boolean day, String target) {
        if (!TIMES.contains(target)) {
            return true;
        }
        return day ? target.equals("dueDate") : type == null || type.equals("instant");
    }

    /** The mapping file. */
    static String text(RecordType type, String word, List<Pair> pairs, @Nullable String parent, String onConflict) {
        StringBuilder text = new StringBuilder("# How ")
                .append(word)
                .append(" are mapped.\nversion: 1\nrecords: ")
                .append(word)
                .append('\n');
        if (parent != null) {
            text.append("parent: {column: ").append(Yaml.text(parent)).append("}\n");
        }
        if (pairs.stream().anyMatch(pair -> pair.form() != null)) {
            text.append("# Days without a time: correct at which time of the day, and where, they are meant.\n");
        }
        text.append("\nfields:\n");
        for (Pair pair : pairs) {
            text.append("  - {app: ").append(Yaml.text(pair.column()));
            text.append(pair.type() == null ? "" : ", type: " + pair.type());
            text.append(", ghl: ").append(pair.target());
            text.append(pair.form() == null ? "" : ", form: " + pair.form());
            // HighLevel knows no task that is neither done nor to be done.
            text.append(pair.target().equals("completed") ? ", onClear: ignore}\n" : "}\n");
        }
        if (type == RecordType.BUSINESS) {
            pairs.stream()
                    .filter(pair -> pair.target().equals("name"))
                    .forEach(pair -> text.append("\nlink: {matchOn: [")
                            .append(Yaml.text(pair.column()))
                            .append("]}\n"));
        }
        return text.append("\nonConflict: ").append(onConflict).append('\n').toString();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
