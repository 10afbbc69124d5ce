package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.match.MatchRecord;
import io.ghl.sync.internal.match.MatchResult;
import io.ghl.sync.internal.match.Matcher;
import io.ghl.sync.internal.match.Pair;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes out of a record's values what identifies it. */
public final class MatchKeys {
    /** The key of records that belong to others: all that they hold. */
    private static final String CONTENT = "content";

    /** The weaker one: what a person would tell them apart by. */
    private static final String IDENTITY = "identity";

    private static final Map<RecordType, Set<String>> IDENTIFYING = Map.of(
            RecordType.TASK, Set.of("title", "dueDate"),
            RecordType.NOTE, Set.of("body"),
            RecordType.APPOINTMENT, Set.of("calendarId", "startTime"),
            RecordType.APPOINTMENT_NOTE, Set.of("body"));

    private MatchKeys() {}

    /** The keys by which records are matched, strongest first. */
    public static List<String> names(Rules rules) {
        return isByContent(rules) ? List.of(IDENTITY) : rules.matchKeys();
    }

    /** Who is the same, of all records of both sides. */
    public static MatchResult match(Rules rules, List<MatchRecord> app, List<MatchRecord> ghl) {
        if (!isByContent(rules)) {
            return Matcher.match(names(rules), app, ghl);
        }
        MatchResult same = Matcher.match(List.of(CONTENT), numbered(app), numbered(ghl));
        MatchResult similar = Matcher.match(
                names(rules), only(same.unmatchedApp(), numbered(app)), only(same.unmatchedGhl(), numbered(ghl)));
        List<Pair> pairs = new ArrayList<>(same.pairs());
        pairs.addAll(similar.pairs());
        return new MatchResult(pairs, similar.ambiguous(), similar.unmatchedApp(), similar.unmatchedGhl());
    }

    private static List<MatchRecord> only(List<String> ids, List<MatchRecord> records) {
        Set<String> wanted = new HashSet<>(ids);
        return records.stream().filter(record -> wanted.contains(record.id())).toList();
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
            String identity = identity(values, rules);
            if (identity != null) {
                found.put(IDENTITY, scope + identity);
            }
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

    /**
     * Tells records of one side that hold the same apart by their order, so that the first is matched with the other
     * side's first: which of them is paired with which makes no difference.
     */
    private static List<MatchRecord> numbered(List<MatchRecord> records) {
        Map<String, Integer> seen = new TreeMap<>();
        List<MatchRecord> numbered = new ArrayList<>();
        for (MatchRecord record : records) {
            String content = record.keys().get(CONTENT);
            int number = content == null ? 1 : seen.merge(content, 1, Integer::sum);
            if (number == 1) {
                numbered.add(record);
                continue;
            }
            Map<String, String> keys = new TreeMap<>(record.keys());
            keys.put(CONTENT, content + "#" + number);
            keys.remove(IDENTITY);
            numbered.add(new MatchRecord(record.id(), keys));
        }
        return numbered;
    }

    /** Whether two records have a key in common. */
    static boolean agree(MatchRecord one, MatchRecord other) {
        return one.keys().entrySet().stream()
                .anyMatch(key -> key.getValue().equals(other.keys().get(key.getKey())));
    }

    /**
     * Whether a create in HighLevel whose answer is not known sent what identifies a record there; the application may hold
     * something else by now.
     */
    public static boolean wasSent(MatchRecord record, Link creating, Rules rules) {
        Intent intent = creating.intent();
        String appId = creating.appId();
        return intent != null
                && appId != null
                && intent.side() == Side.GHL
                && intent.operation() == Intent.Operation.CREATE
                && intent.attempts().stream()
                        .anyMatch(attempt -> agree(record, of(appId, attempt.sent(), rules, null)));
    }

    /** Whether two records hold the same, and records that do are the same. */
    static boolean hold(MatchRecord one, MatchRecord other) {
        String content = one.keys().get(CONTENT);
        return content != null && content.equals(other.keys().get(CONTENT));
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

    /** Such as the title and the due date of a task, null if one of them is missing. */
    private static @Nullable String identity(FieldValues values, Rules rules) {
        StringBuilder identity = new StringBuilder();
        for (FieldRule rule : rules.fields()) {
            GhlField target = rule.target();
            if (IDENTIFYING.getOrDefault(target.type(), Set.of()).contains(target.path())) {
                String text = text(values.get(rule.name()));
                if (text == null) {
                    return null;
                }
                identity.append(text).append('\n');
            }
        }
        return identity.isEmpty() ? null : identity.toString();
    }
}
