package io.ghl.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Contact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of the at most two fields that a search is sorted by. */
record SortKey(String field, boolean ascending) {
    private static final Map<String, Function<Contact, @Nullable Comparable<?>>> FIELDS = Map.of(
            "firstNameLowerCase", c -> lower(c, "firstName"),
            "lastNameLowerCase", c -> lower(c, "lastName"),
            "businessName", c -> null,
            "dateAdded", Contact::dateAdded,
            "dateUpdated", Contact::dateUpdated,
            "email", c -> lower(c, "email"),
            "dnd", c -> c.get("dnd").asBoolean() ? 1L : 0L,
            "source", c -> lower(c, "source"));

    static List<SortKey> parse(JsonNode sort) {
        if (sort.isMissingNode() || sort.isEmpty()) {
            return List.of(new SortKey("dateAdded", false));
        }
        if (sort.size() > 2) {
            throw ApiError.unprocessable("sort must contain no more than 2 elements");
        }
        List<SortKey> keys = new ArrayList<>();
        for (int i = 0; i < sort.size(); i++) {
            JsonNode entry = sort.get(i);
            FilterParser.onlyProperties(entry, "sort." + i, Set.of("field", "direction"));
            String field = entry.path("field").asText();
            if (!FIELDS.containsKey(field)) {
                throw ApiError.badRequest("Invalid field " + field);
            }
            String direction = entry.path("direction").asText();
            if (!direction.equals("asc") && !direction.equals("desc")) {
                throw ApiError.unprocessable("sort." + i + ".direction must be one of the following values: asc, desc");
            }
            keys.add(new SortKey(field, direction.equals("asc")));
        }
        return keys;
    }

    @Nullable
    Comparable<?> of(Contact contact) {
        Function<Contact, @Nullable Comparable<?>> value = FIELDS.get(field);
        return value == null ? null : value.apply(contact);
    }

    boolean isNumber() {
        return field.startsWith("date") || field.equals("dnd");
    }

    /** Missing values come last in both directions, as in Elasticsearch. */
    static Comparator<Ranked> comparator(List<SortKey> keys) {
        return (a, b) -> {
            for (int i = 0; i < keys.size(); i++) {
                Comparable<?> left = a.keys().get(i);
                Comparable<?> right = b.keys().get(i);
                if (left == null || right == null) {
                    if (left != right) {
                        return left == null ? 1 : -1;
                    }
                    continue;
                }
                int order = left instanceof Long l && right instanceof Long r
                        ? Long.compare(l, r)
                        : left.toString().compareTo(right.toString());
                if (order != 0) {
                    return keys.get(i).ascending() ? order : -order;
                }
            }
            return a.id().compareTo(b.id());
        };
    }

    private static @Nullable String lower(Contact contact, String field) {
        String text = contact.text(field);
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
