package io.ghl.sync.internal.oversight;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.audit.AuditEntry.Redaction;
import io.ghl.sync.audit.UndoReport;
import io.ghl.sync.audit.UndoReport.Outcome;
import io.ghl.sync.audit.UndoScope;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.reconcile.UndoFlow;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.StoreTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Works out what an undo comes to, from the audit log and what both sides were last seen to hold. Reads only. */
final class UndoPlanner {
    private static final int ROWS_AT_ONCE = 1000;
    private static final String AS_RECORD = "as record ";
    private static final String OF_APP = " of the application";

    private final List<Tenant> tenants;
    private final Tenant tenant;

    UndoPlanner(List<Tenant> tenants) {
        this.tenants = tenants;
        this.tenant = tenants.get(0);
    }

    /**
     * What is to be done about one entry.
     *
     * @param entry the entry
     * @param choice what to decide, null if the entry's outcome is known already
     */
    record Planned(UndoReport.Entry entry, @Nullable Choice choice) {}

    /** One entry for each field or record that was written in a scope. */
    List<Planned> plan(UndoScope scope) {
        Map<String, List<AuditEntry>> byLink = new LinkedHashMap<>();
        rows(scope)
                .forEach(row -> byLink.computeIfAbsent(row.linkId(), link -> new ArrayList<>())
                        .add(row));
        List<Planned> planned = new ArrayList<>();
        byLink.forEach((linkId, rows) -> tenant.store()
                .transact(tx -> tx.links().find(linkId))
                .ifPresent(link -> planned.addAll(plan(link, rows))));
        return sparingParents(planned);
    }

    /** A record that was created stays if others belong to it by now that are not taken back with it. */
    private List<Planned> sparingParents(List<Planned> planned) {
        List<Planned> childrenFirst = planned.stream()
                .filter(one -> one.choice() == Choice.REMOVE_FROM_APP || one.choice() == Choice.REMOVE_FROM_GHL)
                .sorted(Comparator.comparing((Planned one) -> one.entry().type())
                        .reversed())
                .toList();
        Set<String> removed = new HashSet<>();
        childrenFirst.forEach(one -> removed.add(one.entry().linkId()));
        Set<String> spared = new HashSet<>();
        for (Planned one : childrenFirst) {
            if (tenant.store().transact(tx -> hasOthers(tx, one.entry(), removed))) {
                removed.remove(one.entry().linkId());
                spared.add(one.entry().linkId());
            }
        }
        return planned.stream()
                .map(one -> one.choice() != null && spared.contains(one.entry().linkId())
                        ? new Planned(withOthers(one.entry()), null)
                        : one)
                .toList();
    }

    /** Whether synced records belong to one, besides those that are removed. */
    private boolean hasOthers(StoreTransaction tx, UndoReport.Entry entry, Set<String> removed) {
        String ghlId = tx.links().find(entry.linkId()).map(Link::ghlId).orElse(null);
        return ghlId != null
                && tenants.stream()
                        .map(Tenant::type)
                        .filter(type -> type.parent().equals(Optional.of(entry.type())))
                        .anyMatch(type -> tx.relations().under(tenant.location(), type, ghlId).stream()
                                .flatMap(child -> tx.links().of(tenant.location(), type, Side.GHL, child).stream())
                                .anyMatch(child -> isPair(child) && !removed.contains(child.id())));
    }

    /** Whether a record has a partner, or is to get one. */
    static boolean isPair(Link link) {
        return !link.isAlone() && !link.state().isEnded();
    }

    private static UndoReport.Entry withOthers(UndoReport.Entry entry) {
        return new UndoReport.Entry(
                entry.type(),
                entry.linkId(),
                entry.appId(),
                entry.field(),
                entry.sequence(),
                entry.value(),
                Outcome.NOT_POSSIBLE,
                "other records that are synced belong to it, and would go with it; undo those first");
    }

    private List<AuditEntry> rows(UndoScope scope) {
        List<AuditEntry> rows = new ArrayList<>();
        if (scope.run() > 0) {
            List<AuditEntry> page;
            do {
                long after = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).sequence();
                page = tenant.store()
                        .transact(tx -> tx.audit().ofRun(tenant.location(), scope.run(), after, ROWS_AT_ONCE));
                rows.addAll(page);
            } while (page.size() == ROWS_AT_ONCE);
        } else {
            String appId = Objects.requireNonNull(scope.appId());
            rows.addAll(tenant.store()
                    .transact(tx -> tx.links()
                            .of(tenant.location(), Objects.requireNonNull(scope.type()), Side.APP, appId)
                            .map(link -> tx.audit().of(link.id()))
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "The sync does not know record " + appId + ", so it did nothing to it."))));
        }
        List<AuditEntry> wanted = rows.stream()
                .filter(row -> isUndoable(row)
                        && (scope.field() == null || scope.field().equals(row.field()))
                        && (scope.since() == null || !row.at().isBefore(scope.since())))
                .toList();
        if (scope.run() > 0 || scope.since() != null || wanted.isEmpty()) {
            return wanted;
        }
        long last = wanted.get(wanted.size() - 1).context().run();
        return wanted.stream().filter(row -> row.context().run() == last).toList();
    }

    private static boolean isUndoable(AuditEntry row) {
        return switch (row.action()) {
            case UPDATED, CONFLICT_SETTLED, MERGED -> row.field() != null && row.written() != null;
            case LINKED, CREATED, DELETED -> row.field() == null;
            default -> false;
        };
    }

    private List<Planned> plan(Link link, List<AuditEntry> rows) {
        AuditEntry whole = rows.stream()
                .filter(row -> row.field() == null)
                .reduce((first, second) -> second)
                .orElse(null);
        List<Planned> planned = new ArrayList<>();
        if (whole != null) {
            planned.add(whole(link, whole));
        }
        Map<String, List<AuditEntry>> byField = new TreeMap<>();
        for (AuditEntry row : rows) {
            if (row.field() != null) {
                byField.computeIfAbsent(row.field(), field -> new ArrayList<>()).add(row);
            }
        }
        byField.forEach((field, writes) -> planned.add(
                whole == null
                        ? field(link, field, writes)
                        : refused(
                                link,
                                writes.get(writes.size() - 1),
                                writes.get(0).before(),
                                Outcome.NOT_POSSIBLE,
                                "the records are taken apart, so the value is not put back")));
        return planned;
    }

    private boolean isSynced(Link link) {
        return tenants.stream().anyMatch(each -> each.type() == link.type());
    }

    private static Planned unsynced(Link link, AuditEntry row) {
        return refused(
                link, row, FieldValue.absent(), Outcome.NOT_POSSIBLE, "records of its type are not synced any more");
    }

    private Planned whole(Link link, AuditEntry row) {
        if (!isSynced(link)) {
            return unsynced(link, row);
        }
        if (row.action() == Action.DELETED) {
            return deleted(link, row);
        }
        if (link.state() != LinkState.LINKED) {
            return refused(link, row, FieldValue.absent(), Outcome.MOVED, "the records are not linked any more");
        }
        if (isBusy(link, ReviewItem.WHOLE_RECORD)) {
            return refused(link, row, FieldValue.absent(), Outcome.NOT_POSSIBLE, "a question about the record is open");
        }
        if (row.action() == Action.LINKED) {
            return new Planned(
                    entry(link, row, FieldValue.absent(), Outcome.PLANNED, "the records are taken apart"),
                    Choice.TAKE_APART);
        }
        boolean app = row.written() == Side.APP;
        return new Planned(
                entry(
                        link,
                        row,
                        FieldValue.absent(),
                        Outcome.PLANNED,
                        "the record that was created in " + Answers.name(app ? Side.APP : Side.GHL)
                                + " is deleted there"),
                app ? Choice.REMOVE_FROM_APP : Choice.REMOVE_FROM_GHL);
    }

    private Planned deleted(Link link, AuditEntry row) {
        if (UndoFlow.isDone(row.rule())) {
            return refused(
                    link,
                    row,
                    FieldValue.absent(),
                    Outcome.NOT_POSSIBLE,
                    "an undo took the records apart, and they stay apart");
        }
        Optional<String> before =
                tenant.store().transact(tx -> recreatedBefore(tx, link.id(), operation(link.id(), row.sequence())));
        if (before.isPresent()) {
            // It may be gone again by now, which is a deletion of its own.
            return refused(
                    link, row, FieldValue.absent(), Outcome.MOVED, "it was created again before, " + before.get());
        }
        boolean gone = link.state() == LinkState.TOMBSTONE && !link.appBase().isEmpty();
        return gone
                ? new Planned(
                        entry(
                                link,
                                row,
                                FieldValue.absent(),
                                Outcome.PLANNED,
                                "the record is created again on both sides, with the mapped fields that it had"),
                        Choice.RESTORE)
                : refused(link, row, FieldValue.absent(), Outcome.MOVED, "the record is back already");
    }

    /** Names the undo of a deletion, by the row that tells of the deletion. */
    static String operation(String linkId, long sequence) {
        return operations(linkId) + sequence;
    }

    private static String operations(String linkId) {
        return "undo-" + linkId + "-";
    }

    /** Says as which record of the application a deletion was made good. */
    static String asRecord(String appId) {
        return AS_RECORD + appId + OF_APP;
    }

    /** The record of the application as which the last deletion of a pair was made good that was undone. */
    static Optional<String> recreatedAs(StoreTransaction tx, String linkId) {
        return tx.audit().of(linkId).stream()
                .filter(row -> row.operationId() != null && row.operationId().startsWith(operations(linkId)))
                .map(AuditEntry::evidence)
                .reduce((first, second) -> second)
                .map(text -> text.substring(AS_RECORD.length(), text.length() - OF_APP.length()));
    }

    /** As which record a deletion was made good before. */
    static Optional<String> recreatedBefore(StoreTransaction tx, String linkId, String operation) {
        return tx.audit().of(linkId).stream()
                .filter(row -> operation.equals(row.operationId()))
                .map(AuditEntry::evidence)
                .findFirst();
    }

    private Planned field(Link link, String field, List<AuditEntry> writes) {
        AuditEntry last = writes.get(writes.size() - 1);
        if (!isSynced(link)) {
            return unsynced(link, last);
        }
        if (writes.stream().anyMatch(row -> row.redaction() != Redaction.NONE)) {
            return refused(
                    link, last, FieldValue.absent(), Outcome.NOT_POSSIBLE, "the log does not keep the field's values");
        }
        if (link.state() != LinkState.LINKED) {
            return refused(link, last, FieldValue.absent(), Outcome.MOVED, "the records are not linked any more");
        }
        if (isBusy(link, field) || isBusy(link, ReviewItem.WHOLE_RECORD)) {
            return refused(link, last, FieldValue.absent(), Outcome.NOT_POSSIBLE, "a question about it is open");
        }
        boolean labels = isLabels(link, field);
        FieldValue value = labels ? labelsBefore(link, field, writes) : valueBefore(writes);
        if (!value.isPresent()) {
            return refused(
                    link,
                    last,
                    value,
                    Outcome.NOT_POSSIBLE,
                    "the log does not tell one value that both sides held before");
        }
        if (!labels && !holds(link, field, last)) {
            return refused(link, last, value, Outcome.MOVED, "the field was edited since");
        }
        boolean there = link.appBase().get(field).equals(value)
                && link.ghlBase().get(field).equals(value);
        return there
                ? refused(link, last, value, Outcome.MOVED, "both sides hold that value already")
                : new Planned(
                        entry(link, last, value, Outcome.PLANNED, "the value before it goes to both sides"),
                        Choice.RESTORE);
    }

    private static boolean holds(Link link, String field, AuditEntry last) {
        FieldValue held = (last.written() == Side.APP ? link.appBase() : link.ghlBase()).get(field);
        return held.equals(last.after()) || (held.isBlank() && last.after().isBlank());
    }

    /** What the written side held before the first write; if both were written, what both did. */
    private static FieldValue valueBefore(List<AuditEntry> writes) {
        Map<Side, AuditEntry> first = new TreeMap<>();
        writes.forEach(row -> first.putIfAbsent(Objects.requireNonNull(row.written()), row));
        List<FieldValue> before =
                first.values().stream().map(AuditEntry::before).distinct().toList();
        if (before.size() == 1) {
            return before.get(0);
        }
        List<FieldValue> bases =
                first.values().stream().map(AuditEntry::base).distinct().toList();
        return bases.size() == 1 ? bases.get(0) : FieldValue.absent();
    }

    /** What is held now, without the labels that were added, and with those that were removed. */
    private static FieldValue labelsBefore(Link link, String field, List<AuditEntry> writes) {
        SortedSet<String> labels = new TreeSet<>(link.ghlBase().get(field).asLabels());
        for (int i = writes.size() - 1; i >= 0; i--) {
            AuditEntry row = writes.get(i);
            SortedSet<String> added = new TreeSet<>(row.after().asLabels());
            added.removeAll(row.before().asLabels());
            SortedSet<String> removed = new TreeSet<>(row.before().asLabels());
            removed.removeAll(row.after().asLabels());
            labels.removeAll(added);
            labels.addAll(removed);
        }
        return labels.isEmpty() ? FieldValue.nothing() : FieldValue.labels(labels);
    }

    private boolean isBusy(Link link, String field) {
        return tenant.store().transact(tx -> UndoItems.isBusy(tx, link, field));
    }

    private boolean isLabels(Link link, String field) {
        return tenants.stream()
                .filter(each -> each.type() == link.type())
                .flatMap(each -> each.rules().fields().stream())
                .anyMatch(rule -> rule.name().equals(field) && rule.labels());
    }

    private static Planned refused(Link link, AuditEntry row, FieldValue value, Outcome outcome, String why) {
        return new Planned(entry(link, row, value, outcome, why), null);
    }

    private static UndoReport.Entry entry(Link link, AuditEntry row, FieldValue value, Outcome outcome, String what) {
        return new UndoReport.Entry(
                link.type(), link.id(), link.appId(), row.field(), row.sequence(), value, outcome, what);
    }
}
