package io.ghl.examples.syncrunner.init;

import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.sync.app.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a column could be in HighLevel, by its name and its values. */
public final class Proposal {
    private static final Map<String, List<String>> NAMES = names();
    private static final Set<String> TIMES = Set.of(
            "createdat",
            "updatedat",
            "modifiedat",
            "changedat",
            "deletedat",
            "created",
            "updated",
            "modified",
            "version",
            "archivedat");
    private static final Map<String, String> FORMS = Map.of(
            "integer", "integer", "long", "integer", "decimal", "decimal", "boolean", "flag", "date", "day", "instant",
            "moment", "list", "options", "set", "options");
    private static final int MOST_VALUES = 50;

    /** What HighLevel calls the tags. */
    public static final String TAGS = "tags";

    /**
     * A column and its counterpart.
     *
     * @param column the column
     * @param type what it holds, as a mapping file says it; null for a text
     * @param target a field of HighLevel, as a mapping file names it
     * @param label what a person sees
     * @param form how the sides are compared, as a mapping file says it; null for the usual way
     * @param values HighLevel's option for each value, empty if they are the same
     */
    public record Pair(
            String column,
            @Nullable String type,
            String target,
            String label,
            @Nullable String form,
            Map<String, String> values) {}

    private final List<CustomField> fields;
    private final Collection<Row> sample;
    private final Set<String> taken = new HashSet<>();

    private Proposal(List<CustomField> fields, Collection<Row> sample) {
        this.fields = fields;
        this.sample = sample;
    }

    private static Map<String, List<String>> names() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("firstName", List.of("firstname", "first", "givenname", "forename", "vorname"));
        names.put("lastName", List.of("lastname", "last", "surname", "familyname", "nachname"));
        names.put("name", List.of("name", "fullname", "customername", "contactname"));
        names.put("email", List.of("email", "mail", "emailaddress"));
        names.put("phone", List.of("phone", "phonenumber", "mobile", "mobilephone", "tel", "telephone", "telefon"));
        names.put("address1", List.of("address1", "address", "street", "streetaddress", "strasse"));
        names.put("city", List.of("city", "town", "ort", "stadt"));
        names.put("state", List.of("state", "region", "province"));
        names.put("postalCode", List.of("postalcode", "zip", "zipcode", "postcode", "plz"));
        names.put("country", List.of("country", "countrycode"));
        names.put("website", List.of("website", "homepage", "web", "url"));
        names.put("timezone", List.of("timezone", "tz"));
        names.put("source", List.of("source", "leadsource"));
        names.put("dateOfBirth", List.of("dateofbirth", "birthday", "birthdate", "dob"));
        names.put(TAGS, List.of("tags", "labels"));
        return names;
    }

    /**
     * Proposes counterparts; columns without one are left out.
     *
     * @param columns the columns with their types, null for a text, in their order
     * @param key the column with the id, which is not synced
     */
    public static List<Pair> of(
            Map<String, @Nullable String> columns, String key, List<CustomField> fields, Collection<Row> sample) {
        Proposal proposal = new Proposal(fields, sample);
        List<Pair> pairs = new ArrayList<>();
        columns.forEach((column, type) -> {
            if (!column.equals(key) && !TIMES.contains(folded(column))) {
                proposal.pair(column, type).ifPresent(pairs::add);
            }
        });
        boolean split = pairs.stream().anyMatch(pair -> pair.target().equals("firstName"));
        // HighLevel makes the whole name of the two others.
        pairs.removeIf(pair -> split && pair.target().equals("name"));
        return pairs;
    }

    private Optional<Pair> pair(String column, @Nullable String type) {
        String wanted = folded(column);
        Optional<Pair> custom = fields.stream()
                .filter(field -> wanted.equals(folded(field.shortKey()))
                        || (field.name() != null && wanted.equals(folded(field.name()))))
                .findFirst()
                .map(field -> custom(column, type, field));
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(wanted))
                .findFirst()
                .map(entry -> new Pair(column, type, entry.getKey(), entry.getKey(), null, Map.of()))
                .or(() -> custom)
                .filter(pair -> taken.add(pair.target()));
    }

    /**
     * A pair that a person asked for.
     *
     * @param target a field of HighLevel: its name, or the key or name of a custom field
     * @return the pair, empty if there is no such field
     */
    public static Optional<Pair> with(Pair before, String target, List<CustomField> fields, Collection<Row> sample) {
        Optional<String> standard = NAMES.keySet().stream()
                .filter(name -> name.equalsIgnoreCase(target))
                .findFirst();
        if (standard.isPresent()) {
            return Optional.of(
                    new Pair(before.column(), before.type(), standard.get(), standard.get(), null, Map.of()));
        }
        return fields.stream()
                .filter(field -> folded(target).equals(folded(field.shortKey()))
                        || (field.name() != null && folded(target).equals(folded(field.name()))))
                .findFirst()
                .map(field -> new Proposal(fields, sample).custom(before.column(), before.type(), field));
    }

    private Pair custom(String column, @Nullable String type, CustomField field) {
        boolean several = field.type()
                .filter(each -> each == CustomFieldType.CHECKBOX || each == CustomFieldType.MULTIPLE_OPTIONS)
                .isPresent();
        return new Pair(
                column,
                several && type == null ? "commaSeparated" : type,
                "{custom: " + Yaml.text(field.shortKey()) + "}",
                "the custom field \"" + field.name() + "\"",
                several ? "options" : form(type, field),
                values(column, field.picklistOptions()));
    }

    private static @Nullable String form(@Nullable String type, CustomField field) {
        if (type != null) {
            return FORMS.get(type);
        }
        return field.type()
                .map(each -> switch (each) {
                    case NUMERICAL, MONETORY -> "decimal";
                    case DATE -> "day";
                    default -> "";
                })
                .filter(form -> !form.isEmpty())
                .orElse(null);
    }

    /** The values that the column holds, with the option that each means, unless they are the options themselves. */
    private Map<String, String> values(String column, List<String> options) {
        Set<String> held = new TreeSet<>();
        sample.forEach(row -> {
            if (row.get(column) instanceof String text && !text.isBlank()) {
                held.add(text);
            }
        });
        if (options.isEmpty() || held.isEmpty() || held.size() > MOST_VALUES || options.containsAll(held)) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String value : held) {
            options.stream()
                    .filter(option -> folded(option).equals(folded(value)))
                    .findFirst()
                    .ifPresent(option -> values.put(value, option));
        }
        // Options that no record has yet get the spelling that the others have.
        options.stream()
                .filter(option -> !values.containsValue(option))
                .forEach(option -> values.put(lower(values) ? option.toLowerCase(Locale.ROOT) : option, option));
        return values;
    }

    private static boolean lower(Map<String, String> values) {
        return values.keySet().stream().allMatch(value -> value.equals(value.toLowerCase(Locale.ROOT)));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
