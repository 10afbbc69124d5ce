package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A {@link ValueMap} of one field. The canonical value is HighLevel's text in its form. */
final class ValuePairs {
    private final String field;
    private final Map<Object, FieldValue> byApp = new LinkedHashMap<>();
    private final Map<FieldValue, Object> toApp = new LinkedHashMap<>();
    private final Map<FieldValue, FieldValue> toGhl = new HashMap<>();
    private final Map<FieldValue, FieldValue> aliases = new HashMap<>();
    private final SortedMap<String, String> description = new TreeMap<>();
    private final Unmapped unmapped;
    private boolean readable = true;

    ValuePairs(String field, ValueMap<?> map, CanonicalForm form, boolean appOwns) {
        this.field = field;
        this.unmapped = map.unmapped();
        Map<FieldValue, List<Object>> sharing = new LinkedHashMap<>();
        map.pairs().forEach((app, text) -> {
            boolean prefer = map.preferred().contains(app);
            sharing.computeIfAbsent(pair(app, text, form, prefer), any -> new ArrayList<>())
                    .add(app);
        });
        sharing.forEach((canonical, apps) -> toApp.put(canonical, told(canonical, apps, map.preferred(), appOwns)));
        map.aliases().forEach((text, app) -> alias(text, app, form));
        boolean texts = byApp.keySet().stream().allMatch(String.class::isInstance);
        if (unmapped == Unmapped.PASS_THROUGH && !texts) {
            throw new MappingException("Field \"" + field + "\" passes values through that have no counterpart, which"
                    + " only texts can; choose another policy in unmapped(...).");
        }
    }

    private FieldValue pair(Object app, String text, CanonicalForm form, boolean prefer) {
        if (!isSupported(app)) {
            throw new MappingException("Field \"" + field + "\" pairs a value that is no enum constant, text, whole"
                    + " number, flag or day; pair values of these types only.");
        }
        FieldValue canonical = canonical(app, text, form);
        byApp.put(app, canonical);
        toGhl.putIfAbsent(canonical, FieldValue.text(text));
        description.put(name(app), text + (prefer ? " <" : ""));
        return canonical;
    }

    /** Which of the values that share a text it becomes. */
    private Object told(FieldValue canonical, List<Object> apps, Set<?> preferred, boolean appOwns) {
        List<Object> wanted = apps.size() == 1
                ? apps
                : apps.stream().filter(preferred::contains).toList();
        if (wanted.size() == 1) {
            return wanted.get(0);
        }
        if (wanted.isEmpty() && appOwns) {
            readable = false;
            return apps.get(0);
        }
        throw new MappingException("Field \"" + field + "\" pairs " + apps + " with the same text \""
                + ((FieldValue.Text) toGhl.getOrDefault(canonical, canonical)).value()
                + "\", so HighLevel's value could not be told back; give each its own text, name one of them in"
                + " preferring(...), or let the application own the field.");
    }

    private void alias(String text, Object app, CanonicalForm form) {
        FieldValue meaning = byApp.get(app);
        if (meaning == null) {
            throw new MappingException("Field \"" + field + "\" also reads \"" + text + "\" as " + app
                    + ", which is none of its pairs; pair it first.");
        }
        FieldValue canonical = canonical(app, text, form);
        if (toApp.containsKey(canonical)) {
            throw new MappingException("Field \"" + field + "\" also reads \"" + text
                    + "\", which is the text of a pair already; leave it out.");
        }
        aliases.put(canonical, meaning);
        description.put("> " + text, name(app));
    }

    private FieldValue canonical(Object app, @Nullable String text, CanonicalForm form) {
        FieldValue canonical = text == null ? FieldValue.nothing() : form.apply(FieldValue.text(text));
        if (!canonical.isPresent() || canonical.isBlank()) {
            throw new MappingException("Field \"" + field + "\" pairs " + app
                    + " with a text that is blank or does not fit the form " + form + "; give it a text of its own.");
        }
        return canonical;
    }

    /** Whether each text tells which value it becomes; if not, the application's field is never written. */
    boolean isReadable() {
        return readable;
    }

    Unmapped unmapped() {
        return unmapped;
    }

    /** The canonical value that belongs to a value of the application. */
    @Nullable
    FieldValue canonical(Object app) {
        return byApp.get(app);
    }

    /** The canonical value that a text of HighLevel in canonical form means. */
    FieldValue meaning(FieldValue canonical) {
        return aliases.getOrDefault(canonical, canonical);
    }

    /** The application's value that a canonical one becomes. */
    @Nullable
    Object app(FieldValue canonical) {
        return toApp.get(canonical);
    }

    /** HighLevel's text as it was given, in its own spelling. */
    @Nullable
    FieldValue ghl(FieldValue canonical) {
        return toGhl.get(canonical);
    }

    /** HighLevel's texts as they were given. */
    List<String> texts() {
        return toGhl.values().stream()
                .filter(FieldValue.Text.class::isInstance)
                .map(text -> ((FieldValue.Text) text).value())
                .sorted()
                .toList();
    }

    Iterable<FieldValue> canonicals() {
        return toApp.keySet();
    }

    /** The same for the same pairs, whatever their order. */
    @Override
    public String toString() {
        return description + (unmapped == Unmapped.REVIEW ? "" : unmapped.name());
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
