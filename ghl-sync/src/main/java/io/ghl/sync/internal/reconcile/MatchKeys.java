package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.match.MatchRecord;
import io.ghl.sync.internal.match.Matcher;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes out of a record's values what identifies it. */
public final class MatchKeys {
    /** The key of records that have none of their own: all that they hold. */
    private static final String CONTENT = "content";

    private MatchKeys() {}

    /** The keys by which records are matched, strongest first. */
    public static List<String> names(Rules rules) {
        return isByContent(rules) ? List.of(CONTENT) : rules.matchKeys();
    }

    /**
     * The record as the matcher wants it: only keys that hold a text. Records that belong to others are the same only if
     * they belong to the same one.
     *
     * @param marker the application id that a HighLevel record carries, null if it carries none
     */
    public static MatchRecord of(String id, FieldValues values, Rules rules, @Nullable String marker) {
        Map<String, String> found = new TreeMap<>();
        if (marker != null) {
            found.put(Matcher.EXTERNAL_ID, marker);
        }
        String scope = scope(values, rules.parent());
        if (scope != null && isByContent(rules)) {
            found.put(CONTENT, content(values, rules));
        } else if (scope != null) {
            for (String key : rules.matchKeys()) {
                String text = text(values.get(key));
                if (text != null) {
                    found.put(key, scope + text);
                }
            }
        }
        return new MatchRecord(id, found);
    }

    private static boolean isByContent(Rules rules) {
        return rules.matchKeys().isEmpty() && rules.parent() != null;
    }

    /** What keys are kept apart by, null if it is not known. */
    private static @Nullable String scope(FieldValues values, @Nullable FieldRule parent) {
        if (parent == null) {
            return "";
        }
        return values.get(parent.name()) instanceof FieldValue.Text text ? text.value() + "\n" : null;
    }

    private static @Nullable String text(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return text.value();
        }
        return value instanceof FieldValue.Moment moment ? moment.value().toString() : null;
    }

    private static String content(FieldValues values, Rules rules) {
        FieldValues shared = FieldValues.none();
        for (FieldRule rule : rules.fields()) {
            FieldValue value = values.get(rule.name());
            if (rule.owner() == null && value.isPresent() && !value.isBlank()) {
                shared = shared.with(rule.name(), value);
            }
        }
        return rules.fingerprint(shared);
    }
}
