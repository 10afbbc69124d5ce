package io.ghl.sync.internal.oversight;

import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;

/** What counts as the same. */
final class Drift {
    private Drift() {}

    /** Whether the values of a field are the same in canonical form, or differ as its rules let them. */
    static boolean mayDiffer(Rules rules, String field, FieldValue app, FieldValue ghl) {
        FieldRule rule = rules.fields().stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .orElseThrow();
        return same(rule, app, ghl) || blankMayStay(rule, app, ghl);
    }

    static boolean same(FieldRule rule, FieldValue app, FieldValue ghl) {
        FieldValue mine = rule.canonical().apply(app);
        FieldValue theirs = rule.canonical().apply(ghl);
        return mine.equals(theirs) || (mine.isBlank() && theirs.isBlank());
    }

    private static boolean blankMayStay(FieldRule rule, FieldValue app, FieldValue ghl) {
        boolean oneBlank = app.isBlank() != ghl.isBlank();
        return oneBlank && (rule.ignoresBlank() || !rule.writableInGhl() || !rule.writableInApp());
    }
}
