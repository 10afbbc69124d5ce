package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.plan.FieldOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What becomes of each field of one record, as far as it is known. A write may turn into a question on the way. */
final class Outcomes {
    private final Map<String, FieldOutcome> byField = new TreeMap<>();

    /** Takes over what was planned. */
    void plan(List<FieldOutcome> planned) {
        planned.forEach(outcome -> byField.putIfAbsent(outcome.field(), outcome));
    }

    /** All of them, by the names of the fields. */
    Collection<FieldOutcome> all() {
        return byField.values();
    }

    /** The writes, by the names of the fields. */
    List<FieldOutcome.Write> writes() {
        return byField.values().stream()
                .filter(FieldOutcome.Write.class::isInstance)
                .map(FieldOutcome.Write.class::cast)
                .toList();
    }

    /** The write of a field, null if it is not written. */
    FieldOutcome.@Nullable Write writeOrNull(String field) {
        return byField.get(field) instanceof FieldOutcome.Write write ? write : null;
    }

    /** The write of a field that is written. */
    FieldOutcome.Write write(String field) {
        return Objects.requireNonNull(writeOrNull(field));
    }

    /** Whether a field was planned at all: one that is not mapped any more is not. */
    boolean knows(String field) {
        return byField.containsKey(field);
    }

    boolean isUnchanged(String field) {
        return byField.get(field) instanceof FieldOutcome.Unchanged;
    }

    boolean isAsked(String field) {
        return byField.get(field) instanceof FieldOutcome.Ask;
    }

    /** Has a person decide instead. */
    void ask(FieldOutcome.Ask question) {
        byField.put(question.field(), question);
    }
}
