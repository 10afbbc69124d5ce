package io.ghl.sync.internal.oversight;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.audit.AuditEntry.Redaction;
import io.ghl.sync.audit.UndoReport;
import io.ghl.sync.audit.UndoReport.Outcome;
import io.ghl.sync.audit.UndoScope;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.tenant.Failure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.reconcile.UndoFlow;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Undoes what the audit log tells of. An undo writes nothing itself: it decides about what both sides were last seen to
 * hold, and the reconcile carries that out if both still hold it.
 */
public final class Undoer {
    private final List<Tenant> tenants;
    private final Tenant tenant;
    private final UndoPlanner planner;

    /** Undoes in a location, with its types of record. */
    public Undoer(List<Tenant> tenants) {
        this.tenants = tenants;
        this.tenant = tenants.get(0);
        this.planner = new UndoPlanner(tenants);
    }

    /** An undo under way: its entries, and the items that carry them. */
    public static final class Started {
        private final List<UndoReport.Entry> entries = new ArrayList<>();
        private final Map<Integer, String> items = new TreeMap<>();

        private Started() {}
    }

    /** What an undo would do. */
    public UndoReport preview(UndoScope scope) {
        return new UndoReport(
                planner.plan(scope).stream().map(UndoPlanner.Planned::entry).toList());
    }

    /** Decides what is to be undone; the worker carries it out. */
    public Started start(UndoScope scope, String actor) {
        Started started = new Started();
        // What others belong to comes back before them.
        List<UndoPlanner.Planned> inOrder = planner.plan(scope).stream()
                .sorted(Comparator.comparing(planned -> planned.entry().type()))
                .toList();
        for (UndoPlanner.Planned planned : inOrder) {
            Choice choice = planned.choice();
            if (choice == null) {
                started.entries.add(planned.entry());
            } else if (planned.entry().field() == null && choice == Choice.RESTORE) {
                started.entries.add(recreateIfTaken(planned.entry(), actor));
            } else {
                Optional<String> item = tenant.store().transact(tx -> decide(tx, planned.entry(), choice, actor));
                item.ifPresent(id -> started.items.put(started.entries.size(), id));
                started.entries.add(
                        item.isPresent()
                                ? planned.entry()
                                : with(planned.entry(), Outcome.MOVED, "a question came up"));
            }
        }
        return started;
    }

    private Optional<String> decide(StoreTransaction tx, UndoReport.Entry entry, Choice choice, String actor) {
        Link link = tx.links().find(entry.linkId()).orElseThrow();
        String field = entry.field() == null ? ReviewItem.WHOLE_RECORD : entry.field();
        if (UndoItems.isBusy(tx, link, field)) {
            return Optional.empty();
        }
        Tenant typed = of(link);
        ReviewItem item = entry.field() == null
                ? UndoItems.whole(typed, tx, link, choice, actor)
                : UndoItems.restore(typed, tx, link, field, entry.value(), actor);
        return Optional.of(item.id());
    }

    /** What became of an undo. */
    public UndoReport finished(Started started) {
        List<UndoReport.Entry> entries = new ArrayList<>();
        for (int i = 0; i < started.entries.size(); i++) {
            String item = started.items.get(i);
            entries.add(item == null ? started.entries.get(i) : finished(started.entries.get(i), item));
        }
        return new UndoReport(entries);
    }

    private UndoReport.Entry finished(UndoReport.Entry entry, String itemId) {
        ReviewItem item =
                tenant.store().transact(tx -> tx.reviews().find(itemId)).orElseThrow();
        return switch (item.status()) {
            case CLOSED ->
                UndoFlow.isDone(item)
                        ? with(entry, Outcome.DONE, entry.what())
                        : with(entry, Outcome.MOVED, String.valueOf(item.closing()));
            case DECIDED -> with(entry, Outcome.WAITING, entry.what());
            default -> with(entry, Outcome.MOVED, "a person is asked now: " + item.reason());
        };
    }

    /** What the application refuses for good must hold up no other record. */
    private UndoReport.Entry recreateIfTaken(UndoReport.Entry entry, String actor) {
        try {
            return recreate(entry, actor);
        } catch (RuntimeException e) {
            if (Failure.of(e) != Failure.FINAL) {
                throw e;
            }
            // Its message may hold values.
            return with(
                    entry,
                    Outcome.NOT_POSSIBLE,
                    "the application refuses the record with " + e.getClass().getSimpleName());
        }
    }

    /** Creates the application's record again; like any new record it is then created in HighLevel as well. */
    private UndoReport.Entry recreate(UndoReport.Entry entry, String actor) {
        Link link =
                tenant.store().transact(tx -> tx.links().find(entry.linkId())).orElseThrow();
        Tenant typed = of(link);
        FieldValues values = link.appBase();
        for (FieldRule rule : typed.rules().fields()) {
            Tenant other = tenants.stream()
                    .filter(each -> rule.target().refersTo().equals(Optional.of(each.type())))
                    .findFirst()
                    .orElse(null);
            if (other != null && values.get(rule.name()) instanceof FieldValue.Text text) {
                String living = living(other, text.value()).orElse(null);
                if (living == null && rule.target().isParent()) {
                    return with(
                            entry,
                            Outcome.NOT_POSSIBLE,
                            "the " + other.type() + " that it belongs to is gone; undo its deletion first");
                }
                values = values.with(rule.name(), living == null ? FieldValue.nothing() : FieldValue.text(living));
            }
        }
        return recreate(entry, actor, link, values);
    }

    /** A record of the application, or the one as which its deletion was made good; empty if it is gone. */
    private static Optional<String> living(Tenant typed, String appId) {
        if (typed.app().read(appId).isPresent()) {
            return Optional.of(appId);
        }
        return typed.store()
                .transact(tx -> tx.links()
                        .of(typed.location(), typed.type(), Side.APP, appId)
                        .flatMap(link -> UndoPlanner.recreatedAs(tx, link.id())))
                .flatMap(next -> living(typed, next));
    }

    private UndoReport.Entry recreate(UndoReport.Entry entry, String actor, Link link, FieldValues values) {
        Tenant typed = of(link);
        String key = UndoPlanner.operation(entry.linkId(), entry.sequence());
        Supplier<String> create = () -> typed.app().create(values, key).id();
        String created;
        if (typed.app().joinsTransactions()) {
            // No key comes again once its record is committed, so the log is looked at in the same transaction.
            created = tenant.store()
                    .transact(tx -> UndoPlanner.recreatedBefore(tx, link.id(), key)
                            .orElseGet(() -> recreated(tx, link, key, create.get(), actor)));
        } else {
            String id = create.get();
            created = tenant.store().transact(tx -> recreated(tx, link, key, id, actor));
        }
        return with(entry, Outcome.DONE, entry.what() + ", " + created);
    }

    private String recreated(StoreTransaction tx, Link link, String key, String id, String actor) {
        tx.signals()
                .raise(
                        link.location(),
                        link.type(),
                        Side.APP,
                        id,
                        tenant.clock().instant(),
                        Cause.DECISION);
        FieldValue none = FieldValue.absent();
        AuditEntry row = new AuditEntry(
                0,
                tenant.clock().instant(),
                link.location(),
                link.type(),
                link.id(),
                Action.CREATED,
                null,
                Side.APP,
                none,
                none,
                none,
                none,
                none,
                "undone by " + actor,
                UndoPlanner.asRecord(id),
                key,
                AuditEntry.Origin.PERSON,
                actor,
                Redaction.NONE,
                AuditContext.NONE);
        new AuditTrail(of(link), 0).append(tx, List.of(row));
        return row.evidence();
    }

    private Tenant of(Link link) {
        return tenants.stream()
                .filter(each -> each.type() == link.type())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Records of type " + link.type()
                        + " are not synced any more, so nothing of them can be undone."));
    }

    private static UndoReport.Entry with(UndoReport.Entry entry, Outcome outcome, String what) {
        return new UndoReport.Entry(
                entry.type(),
                entry.linkId(),
                entry.appId(),
                entry.field(),
                entry.sequence(),
                entry.value(),
                outcome,
                what);
    }
}
