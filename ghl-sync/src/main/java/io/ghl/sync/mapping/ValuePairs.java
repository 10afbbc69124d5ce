package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValue;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The application's values and HighLevel's texts, one to one. The canonical value is HighLevel's text in its form. */
final class ValuePairs {
    private final Map<Object, FieldValue> byApp = new HashMap<>();
    private final Map<FieldValue, Object> toApp = new HashMap<>();
    private final Map<FieldValue, FieldValue> toGhl = new HashMap<>();
    private final SortedMap<String, String> description = new TreeMap<>();

    ValuePairs(String field, Map<?, String> pairs, CanonicalForm form) {
        pairs.forEach((app, text) -> {
            if (!isSupported(app)) {
                throw new MappingException("Field \"" + field + "\" pairs a value that is no enum constant, text, whole"
                        + " number, flag or day; pair values of these types only.");
            }
            FieldValue canonical = text == null ? FieldValue.nothing() : form.apply(FieldValue.text(text));
            if (!canonical.isPresent() || canonical.isBlank()) {
                throw new MappingException("Field \"" + field + "\" pairs " + app
                        + " with a text that is blank or does not fit the form " + form
                        + "; give it a text of its own.");
            }
            Object taken = toApp.put(canonical, app);
            if (taken != null) {
                throw new MappingException("Field \"" + field + "\" pairs both " + taken + " and " + app + " with \""
                        + text + "\", so HighLevel's value could not be told back; give each its own text.");
            }
            byApp.put(app, canonical);
            toGhl.put(canonical, FieldValue.text(text));
            description.put(name(app), text);
        });
    }

    /** The canonical value that belongs to a value of the application. */
    @Nullable
    FieldValue canonical(Object app) {
        return byApp.get(app);
    }

    /** The application's value that belongs to a canonical one. */
    @Nullable
    Object app(FieldValue canonical) {
        return toApp.get(canonical);
    }

    /** HighLevel's text as it was given, in its own spelling. */
    @Nullable
    FieldValue ghl(FieldValue canonical) {
        return toGhl.get(canonical);
    }

    Iterable<FieldValue> canonicals() {
        return toGhl.keySet();
    }

    /** The same for the same pairs, whatever their order. */
    @Override
    public String toString() {
        return description.toString();
    }

    private static boolean isSupported(@Nullable Object app) {
        return app instanceof Enum
                || app instanceof String
                || app instanceof Integer
                || app instanceof Long
                || app instanceof Boolean
                || app instanceof LocalDate;
    }

    private static String name(Object app) {
        return app instanceof Enum<?> constant ? constant.name() : app.toString();
    }
}
