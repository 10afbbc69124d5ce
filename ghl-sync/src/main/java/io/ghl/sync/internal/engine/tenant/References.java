package io.ghl.sync.internal.engine.tenant;

import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.StoreTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields that hold the id of another record. In canonical form they hold the application's id, in HighLevel's form
 * HighLevel's, as far as records of that type are synced; the links tell which belongs to which.
 */
public final class References {
    private final String location;
    private final List<FieldRule> fields;

    /** The references among some fields to records of the types that are synced. */
    public References(String location, List<FieldRule> rules, Set<RecordType> synced) {
        this.location = location;
        this.fields = rules.stream()
                .filter(rule ->
                        rule.target().refersTo().filter(synced::contains).isPresent())
                .toList();
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Values by HighLevel path, with HighLevel's ids turned into the application's. */
    FieldValues toApp(StoreTransaction tx, FieldValues raw, List<RecordRef> missing) {
        FieldValues values = raw;
        for (FieldRule rule : fields) {
            String path = rule.target().path();
            values = values.with(path, translated(tx, rule.target(), Side.GHL, raw.get(path), missing));
        }
        return values;
    }

    /**
     * Values by HighLevel path, with the application's ids turned into HighLevel's.
     *
     * @throws IllegalStateException if a record has lost its partner since it was read
     */
    FieldValues toGhl(StoreTransaction tx, FieldValues raw) {
        List<RecordRef> missing = new ArrayList<>();
        FieldValues values = toGhl(tx, raw, missing);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "A " + missing.get(0).type() + " that is referred to has no partner any more.");
        }
        return values;
    }

    /** The same without references to records that have no partner. */
    FieldValues toGhlWhereLinked(StoreTransaction tx, FieldValues raw) {
        return toGhl(tx, raw, new ArrayList<>());
    }

    private FieldValues toGhl(StoreTransaction tx, FieldValues raw, List<RecordRef> missing) {
        FieldValues values = raw;
        for (FieldRule rule : fields) {
            String path = rule.target().path();
            values = values.with(path, translated(tx, rule.target(), Side.APP, raw.get(path), missing));
        }
        return values;
    }

    /** An application record without the references to records that have no partner yet. */
    AppState resolved(StoreTransaction tx, AppState app) {
        FieldValues values = app.values();
        List<RecordRef> missing = new ArrayList<>();
        for (FieldRule rule : fields) {
            FieldValue held = values.get(rule.name());
            if (!translated(tx, rule.target(), Side.APP, held, missing).isPresent()) {
                values = values.with(rule.name(), FieldValue.absent());
            }
        }
        return missing.isEmpty() ? app : app.waitingFor(missing, values);
    }

    private FieldValue translated(
            StoreTransaction tx, GhlField target, Side from, FieldValue value, List<RecordRef> missing) {
        if (!(value instanceof FieldValue.Text text)) {
            return value;
        }
        RecordType type = target.refersTo().orElseThrow();
        String partner = tx.links()
                .of(location, type, from, text.value())
                .map(link -> partner(link, from))
                .orElse(null);
        if (partner == null) {
            missing.add(new RecordRef(type, from, text.value()));
            return FieldValue.absent();
        }
        return FieldValue.text(partner);
    }

    /** The partner of a record, null if it has none, or lost it. */
    private static @Nullable String partner(Link link, Side from) {
        boolean apart = link.state().isEnded()
                // HighLevel does not find it: for a moment, or for good under a policy that leaves the pair as it is.
                || (from == Side.APP && link.missingSince() != null);
        return apart ? null : link.idOn(from.other());
    }

    /** Whether records of some types can wait for one of a type. */
    public static boolean areAwaited(RecordType type, Set<RecordType> synced) {
        return synced.stream()
                .anyMatch(other -> other.parent().orElse(null) == type
                        || (type == RecordType.BUSINESS && other == RecordType.CONTACT));
    }

    /** The records that wait for one of a pair, now that it is one. */
    public static List<RecordRef> released(StoreTransaction tx, Link link) {
        if (link.appId() == null || link.ghlId() == null) {
            return List.of();
        }
        List<RecordRef> released = new ArrayList<>();
        for (Side side : Side.values()) {
            if (partner(link, side) == null) {
                // Whoever waits would only wait again.
                continue;
            }
            RecordRef on = new RecordRef(link.type(), side, Objects.requireNonNull(link.idOn(side)));
            released.addAll(tx.relations().release(link.location(), on));
        }
        return released;
    }
}
