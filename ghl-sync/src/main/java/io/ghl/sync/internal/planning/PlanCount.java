package io.ghl.sync.internal.planning;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.plan.PlannedChange;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.SyncStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up what the audit log of a plan's own store says. */
public final class PlanCount {
    private static final int ROWS_AT_ONCE = 1000;
    private static final int SAMPLES_PER_KIND = 5;
    private static final Set<Action> WRITES = EnumSet.of(Action.UPDATED, Action.CONFLICT_SETTLED, Action.MERGED);
    private static final Set<Action> ENDS = EnumSet.of(Action.UNLINKED, Action.ALIASED);
    private static final Set<Action> SHOWN = EnumSet.of(
            Action.LINKED,
            Action.CREATED,
            Action.UPDATED,
            Action.CONFLICT_SETTLED,
            Action.MERGED,
            Action.REVIEW_OPENED,
            Action.PARKED,
            Action.DELETED,
            Action.ARCHIVED,
            Action.ALIASED,
            Action.UNLINKED);

    private final Map<RecordType, Counts> types = new EnumMap<>(RecordType.class);
    private final Set<String> lines = new TreeSet<>();

    /** What was counted of one type. */
    private static final class Counts {
        private int linked;
        private int unlinked;
        private int ambiguous;
        private int deadLetters;
        private final Map<Side, Integer> created = new EnumMap<>(Side.class);
        private final Map<Side, Integer> deleted = new EnumMap<>(Side.class);
        private final Map<Side, Integer> archived = new EnumMap<>(Side.class);
        private final Map<Side, Map<String, Integer>> written = new EnumMap<>(Side.class);
        private final Map<String, Integer> asked = new TreeMap<>();
        private final Map<String, List<PlannedChange>> samples = new TreeMap<>();
    }

    /** Counts what a location's log says. */
    public PlanCount(SyncStore store, String location) {
        long last = 0;
        List<AuditEntry> rows;
        do {
            long from = last;
            rows = store.transact(tx -> tx.audit().page(location, from, ROWS_AT_ONCE));
            for (AuditEntry row : rows) {
                last = row.sequence();
                Link link = store.transact(tx -> tx.links().find(row.linkId())).orElse(null);
                if (link != null && SHOWN.contains(row.action()) && !isDetail(row) && !isMended(row, link)) {
                    add(row, link);
                } else if (link == null && row.action() == Action.REVIEW_OPENED) {
                    addAboutMany(row);
                }
            }
        } while (!rows.isEmpty());
    }

    /** Of a deleted record, one row says so, and others what its fields held. */
    private static boolean isDetail(AuditEntry row) {
        return row.action() == Action.DELETED && row.field() != null;
    }

    /** What failed at first may have succeeded when it was tried again. */
    private static boolean isMended(AuditEntry row, Link link) {
        return row.action() == Action.PARKED && link.failures() == null;
    }

    /** A question about no record in particular: whether so many deletions are meant. */
    private void addAboutMany(AuditEntry row) {
        counts(row).asked.merge(ReviewItem.WHOLE_RECORD, 1, Integer::sum);
        lines.add(String.join("\u0000", row.type().name(), row.rule(), row.evidence()));
    }

    private Counts counts(AuditEntry row) {
        return types.computeIfAbsent(row.type(), type -> new Counts());
    }

    private void add(AuditEntry row, Link link) {
        Counts counts = counts(row);
        Side side = row.written();
        String field = row.field();
        if (row.action() == Action.LINKED) {
            counts.linked++;
        } else if (row.action() == Action.CREATED && side != null) {
            counts.created.merge(side, 1, Integer::sum);
        } else if (row.action() == Action.DELETED && side != null) {
            counts.deleted.merge(side, 1, Integer::sum);
        } else if (row.action() == Action.ARCHIVED && side != null) {
            counts.archived.merge(side, 1, Integer::sum);
        } else if (row.action() == Action.PARKED) {
            counts.deadLetters++;
        } else if (ENDS.contains(row.action())) {
            counts.unlinked++;
        } else if (WRITES.contains(row.action()) && side != null && field != null) {
            counts.written.computeIfAbsent(side, any -> new TreeMap<>()).merge(field, 1, Integer::sum);
        } else if (row.action() == Action.REVIEW_OPENED) {
            if (isAboutPartner(link)) {
                counts.ambiguous++;
            } else {
                counts.asked.merge(field == null ? ReviewItem.WHOLE_RECORD : field, 1, Integer::sum);
            }
        }
        PlannedChange change = change(row, link);
        lines.add(line(row, link));
        List<PlannedChange> some =
                counts.samples.computeIfAbsent(row.action() + " " + field + " " + side, any -> new ArrayList<>());
        if (some.size() < SAMPLES_PER_KIND) {
            some.add(change);
        }
    }

    private static boolean isAboutPartner(Link link) {
        return link.appId() == null || link.ghlId() == null;
    }

    private static PlannedChange change(AuditEntry row, Link link) {
        return new PlannedChange(
                real(link.appId()),
                real(link.ghlId()),
                row.action(),
                row.field(),
                row.written(),
                row.before(),
                row.after(),
                row.rule(),
                row.action() == Action.PARKED ? row.evidence() : null);
    }

    /** Ids that the plan made up mean nothing outside it. */
    private static @Nullable String real(@Nullable String id) {
        return id == null || PlannedIds.isPlanned(id) ? null : id;
    }

    /** What is done, with what is written: in a field, or in a new record, whose id tells what it is created with. */
    private static String line(AuditEntry row, Link link) {
        return String.join(
                "\u0000",
                row.type().name(),
                name(link.appId()),
                name(link.ghlId()),
                row.action().name(),
                String.valueOf(row.field()),
                String.valueOf(row.written()),
                row.before().toString(),
                row.after().toString(),
                row.rule());
    }

    private static String name(@Nullable String id) {
        return id == null ? "" : PlannedIds.withoutTwin(id);
    }

    /** The plan for records of one type. */
    public TypePlan of(RecordType type, int appRecords, int ghlRecords, int linkedBefore, int toRebase) {
        Counts counts = types.getOrDefault(type, new Counts());
        return new TypePlan(
                appRecords,
                ghlRecords,
                linkedBefore,
                toRebase,
                counts.linked,
                counts.created.getOrDefault(Side.GHL, 0),
                counts.created.getOrDefault(Side.APP, 0),
                counts.deleted.getOrDefault(Side.GHL, 0),
                counts.deleted.getOrDefault(Side.APP, 0),
                counts.archived.getOrDefault(Side.GHL, 0),
                counts.archived.getOrDefault(Side.APP, 0),
                counts.unlinked,
                counts.ambiguous,
                counts.deadLetters,
                counts.written.getOrDefault(Side.GHL, Map.of()),
                counts.written.getOrDefault(Side.APP, Map.of()),
                counts.asked,
                counts.samples.values().stream().flatMap(List::stream).toList());
    }

    /** Names each thing that would be done, without telling it. */
    public Set<String> steps() {
        return lines.stream().map(line -> Fingerprint.of(List.of(line))).collect(Collectors.toUnmodifiableSet());
    }

    /** Names all that would be done, in whatever order it was worked out. */
    public String fingerprint() {
        return Fingerprint.of(lines);
    }
}
