package io.ghl.sync.merge;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Strategies that join the changes of both sides. Where the bases of the sides differ, the application's counts: they
 * differ when a joined value reached HighLevel and not yet the application, and HighLevel's value then holds all that the
 * application had up to its own base.
 */
final class Merges {
    private Merges() {}

    static Resolution sets(Conflict conflict, SetMerge how) {
        if (!isSet(conflict.app()) || !isSet(conflict.ghl())) {
            return new Resolution.Ask("both sides changed it, and only sets of labels can be merged");
        }
        SortedSet<String> app = conflict.app().asLabels();
        SortedSet<String> ghl = conflict.ghl().asLabels();
        SortedSet<String> merged;
        if (conflict.hasBase()) {
            merged = how.merge(conflict.appBase().asLabels(), conflict.ghlBase().asLabels(), app, ghl);
        } else {
            // Without both bases nothing proves a removal.
            merged = new TreeSet<>(app);
            merged.addAll(ghl);
        }
        return new Resolution.Combine(FieldValue.labels(merged), "labels merged");
    }

    private static boolean isSet(FieldValue value) {
        return value.isBlank() || value instanceof FieldValue.Labels;
    }

    static Resolution texts(Conflict conflict, TextOverlap overlap) {
        String base = conflict.hasBase() ? text(conflict.appBase()) : "";
        String app = text(conflict.app());
        String ghl = text(conflict.ghl());
        if (base == null || app == null || ghl == null) {
            return new Resolution.Ask("both sides changed it, and only texts can be merged by lines");
        }
        String merged = LineMerge.merge(base, app, ghl, overlap);
        return merged == null
                ? new Resolution.Ask("both sides changed the same lines")
                : new Resolution.Combine(FieldValue.text(merged), "text merged");
    }

    private static @Nullable String text(FieldValue value) {
        return value.isBlank() ? "" : value instanceof FieldValue.Text text ? text.value() : null;
    }

    static Resolution numbers(Conflict conflict) {
        if (!conflict.hasBase()) {
            return new Resolution.Ask("both sides have a number, and nothing tells how much each side added");
        }
        BigDecimal base = number(conflict.appBase());
        BigDecimal app = number(conflict.app());
        BigDecimal ghl = number(conflict.ghl());
        if (base == null || app == null || ghl == null) {
            return new Resolution.Ask("both sides changed it, and only numbers can be added up");
        }
        return new Resolution.Combine(FieldValue.number(ghl.add(app.subtract(base))), "both changes added up");
    }

    /** A number, also one that the field keeps as a text; nothing counts as zero. */
    private static @Nullable BigDecimal number(FieldValue value) {
        if (value.isBlank()) {
            return BigDecimal.ZERO;
        }
        if (value instanceof FieldValue.Decimal decimal) {
            return decimal.value();
        }
        if (!(value instanceof FieldValue.Text text) || text.value().length() > 100) {
            return null;
        }
        try {
            return new BigDecimal(text.value().strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static Resolution furthest(Conflict conflict, List<FieldValue> order, ConflictStrategy otherwise) {
        int app = order.indexOf(conflict.app());
        int ghl = order.indexOf(conflict.ghl());
        if (isOff(conflict.app(), app) || isOff(conflict.ghl(), ghl)) {
            return otherwise.resolve(conflict);
        }
        return new Resolution.Take(app > ghl ? Side.APP : Side.GHL, "further along wins", "");
    }

    /** Whether a value is none of the steps. No value at all comes before the first one. */
    private static boolean isOff(FieldValue value, int step) {
        return step < 0 && !value.isBlank();
    }

    static Resolution filled(Conflict conflict, ConflictStrategy otherwise) {
        if (conflict.app().isBlank()) {
            return new Resolution.Take(Side.GHL, "blank filled", "");
        }
        return conflict.ghl().isBlank()
                ? new Resolution.Take(Side.APP, "blank filled", "")
                : otherwise.resolve(conflict);
    }
}
