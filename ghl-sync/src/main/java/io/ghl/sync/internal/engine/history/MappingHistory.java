package io.ghl.sync.internal.engine.history;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkBuilder;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes links over from an earlier mapping. Bases of fields that mean the same in both mappings stay; a field whose bases
 * mean something else loses them, and its part of a write that is under way, so that it is looked at as if it were linked
 * for the first time. Nothing is looked at for the change alone: a link is taken over when its records are looked at anyway,
 * or when both sides are linked again.
 */
public final class MappingHistory {
    private static final char AFTER_VERSION = ' ';

    private MappingHistory() {}

    /** Stores what the fields of the mapping mean, for the time when there is another one. */
    public static void remember(Tenant tenant) {
        String meaning = tenant.mapping().fieldVersions().entrySet().stream()
                .map(field -> field.getValue() + AFTER_VERSION + field.getKey())
                .collect(Collectors.joining("\n"));
        String version = tenant.mapping().version();
        tenant.store().transact(tx -> {
            if (tx.cursors().read(tenant.location(), stream(tenant, version)).isEmpty()) {
                tx.cursors().write(tenant.location(), stream(tenant, version), meaning);
            }
            return null;
        });
    }

    /** Copies what the fields of the mapping of a link mean into the store of another tenant. */
    public static void carryOver(Tenant from, Tenant to, Link link) {
        String stream = stream(from, String.valueOf(link.mappingVersion()));
        from.store()
                .transact(tx -> tx.cursors().read(from.location(), stream))
                .ifPresent(meaning -> to.store().transact(tx -> {
                    tx.cursors().write(to.location(), stream, meaning);
                    return null;
                }));
    }

    /** Whether a link was made by another mapping. One that does not say is from before there were versions. */
    public static boolean isOlder(Tenant tenant, Link link) {
        return link.mappingVersion() != null
                && !link.mappingVersion().equals(tenant.mapping().version());
    }

    /** The fields of the mapping that meant something else, or nothing, when the bases of a link were stored. */
    public static Set<String> changedFields(StoreTransaction tx, Tenant tenant, Link link) {
        if (!isOlder(tenant, link)) {
            return Set.of();
        }
        Set<String> changed = new TreeSet<>(tenant.mapping().fieldVersions().keySet());
        changed.removeAll(unchangedFields(tx, tenant, link));
        return changed;
    }

    private static Set<String> unchangedFields(StoreTransaction tx, Tenant tenant, Link link) {
        Map<String, String> before = new TreeMap<>();
        tx.cursors()
                .read(tenant.location(), stream(tenant, String.valueOf(link.mappingVersion())))
                .ifPresent(meaning -> meaning.lines().forEach(field -> {
                    int end = field.indexOf(AFTER_VERSION);
                    before.put(field.substring(end + 1), field.substring(0, end));
                }));
        Set<String> unchanged = new TreeSet<>();
        tenant.mapping().fieldVersions().forEach((field, version) -> {
            if (version.equals(before.get(field))) {
                unchanged.add(field);
            }
        });
        return unchanged;
    }

    /** The link under the mapping of now, not stored yet. */
    public static Link rebased(StoreTransaction tx, Tenant tenant, Link link) {
        if (!isOlder(tenant, link)) {
            return link;
        }
        Set<String> unchanged = unchangedFields(tx, tenant, link);
        LinkBuilder edit = link.edit().mappingVersion(tenant.mapping().version());
        for (String field : tenant.mapping().fieldVersions().keySet()) {
            if (!unchanged.contains(field)) {
                for (Side side : Side.values()) {
                    edit.base(side, field, FieldValue.absent());
                }
            }
        }
        Intent intent = link.intent();
        return intent == null
                ? edit.build()
                : edit.intent(rebased(intent, unchanged)).build();
    }

    /** Whether a write landed is told by fields that mean now what they meant then. */
    private static Intent rebased(Intent intent, Set<String> unchanged) {
        return new Intent(
                intent.operationId(),
                intent.side(),
                intent.operation(),
                only(intent.sent(), unchanged),
                only(intent.source(), unchanged),
                intent.createdAt(),
                intent.attempt(),
                intent.readVersion(),
                intent.earlier().stream()
                        .map(attempt ->
                                new Intent.Attempt(only(attempt.sent(), unchanged), only(attempt.source(), unchanged)))
                        .toList());
    }

    /** The rows about what was being written when the mapping changed, and is not followed up for that. */
    public static List<AuditEntry> unconfirmed(Link before, Link rebased, Instant now) {
        Intent intent = before.intent();
        List<AuditEntry> rows = new ArrayList<>();
        if (intent != null && rebased.intent() != null) {
            for (String field : intent.sent().names()) {
                if (!rebased.intent().sent().names().contains(field)) {
                    rows.add(unconfirmed(before, intent, field, now));
                }
            }
        }
        return rows;
    }

    private static AuditEntry unconfirmed(Link link, Intent intent, String field, Instant now) {
        FieldValue base = (intent.side() == Side.APP ? link.appBase() : link.ghlBase()).get(field);
        return new AuditEntry(
                0,
                now,
                link.location(),
                link.type(),
                link.id(),
                AuditEntry.Action.UNCONFIRMED,
                field,
                intent.side(),
                base,
                intent.sent().get(field),
                intent.source().get(field),
                base,
                "another mapping",
                "it was being written when the mapping changed",
                intent.operationId());
    }

    private static FieldValues only(FieldValues values, Set<String> fields) {
        FieldValues some = FieldValues.none();
        for (String field : fields) {
            some = some.with(field, values.get(field));
        }
        return some;
    }

    private static String stream(Tenant tenant, String version) {
        return "mapping." + tenant.type().name().toLowerCase(Locale.ROOT) + "." + version;
    }
}
