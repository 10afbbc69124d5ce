package io.ghl.sync.internal.oversight;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.FieldExplanation;
import io.ghl.sync.audit.FieldExplanation.Next;
import io.ghl.sync.audit.RecordExplanation;
import io.ghl.sync.internal.engine.history.Redactor;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says why records are as they are. Reads only. */
public final class Explainer {
    private static final Set<AuditEntry.Action> WRITES = EnumSet.of(
            AuditEntry.Action.UPDATED,
            AuditEntry.Action.CONFLICT_SETTLED,
            AuditEntry.Action.MERGED,
            AuditEntry.Action.RECOVERED);

    private final Tenant tenant;
    private final Sentences sentences;

    /** Explains records of one type. */
    public Explainer(Tenant tenant) {
        this.tenant = tenant;
        this.sentences = new Sentences(new Redactor(tenant.oversight().audit()));
    }

    /** Explains a record, with one call to HighLevel. */
    public RecordExplanation explain(Side side, String recordId) {
        Link link = tenant.store()
                .transact(tx -> tx.links().of(tenant.location(), tenant.type(), side, recordId))
                .orElse(null);
        if (link == null) {
            return new RecordExplanation(
                    tenant.type(),
                    side == Side.APP ? recordId : null,
                    side == Side.GHL ? recordId : null,
                    null,
                    false,
                    unknown(side, recordId),
                    List.of(),
                    List.of());
        }
        Snapshot now = read(link);
        List<AuditEntry> history = Snapshot.history(tenant, link);
        Snapshot.Plan plan = now.plan();
        List<FieldExplanation> fields = new ArrayList<>();
        for (FieldRule rule : now.rules().fields()) {
            fields.add(field(now, rule, plan, history));
        }
        return new RecordExplanation(
                link.type(),
                link.appId(),
                link.ghlId(),
                link.state(),
                now.live(),
                record(now, history),
                fields,
                history.stream().filter(row -> row.field() == null).toList());
    }

    /** Of a record without a link: most often one of the application whose parent has no partner. */
    private List<String> unknown(Side side, String recordId) {
        List<String> said = new ArrayList<>();
        said.add("The sync does not know this record: it was never linked, or nobody has told of it yet.");
        if (side == Side.APP) {
            tenant.resolved(tenant.app().read(recordId))
                    .ifPresentOrElse(
                            app -> app.waitsFor().forEach(other -> said.add(sentences.waits(other))),
                            () -> said.add("The application does not have the record."));
        }
        return said;
    }

    private Snapshot read(Link link) {
        try {
            return Snapshot.read(tenant, link);
        } catch (RuntimeException e) {
            if (!Tenant.isHighLevels(e)) {
                throw e;
            }
            return Snapshot.withoutGhl(tenant, link);
        }
    }

    private List<String> record(Snapshot now, List<AuditEntry> history) {
        List<String> said = new ArrayList<>();
        Link link = now.link();
        said.add(sentences.link(link));
        if (link.appId() != null && now.app() == null) {
            said.add("The application does not have the record.");
        }
        if (!now.live()) {
            said.add("HighLevel could not be asked, so what it was last seen to hold is told.");
        } else if (link.ghlId() != null && now.ghl() == null) {
            said.add("HighLevel does not have the record.");
        }
        history.stream().filter(row -> row.field() == null).map(sentences::done).forEach(said::add);
        now.reviews().stream()
                .filter(item -> item.field().equals(ReviewItem.WHOLE_RECORD))
                .map(sentences::review)
                .forEach(said::add);
        return said;
    }

    private FieldExplanation field(Snapshot now, FieldRule rule, Snapshot.Plan plan, List<AuditEntry> history) {
        String name = rule.name();
        FieldOutcome outcome = plan.of(name);
        boolean unmanaged = plan.unmanaged().contains(name);
        List<AuditEntry> rows =
                history.stream().filter(row -> name.equals(row.field())).toList();
        AuditEntry last = rows.stream()
                .filter(row -> row.written() != null && WRITES.contains(row.action()))
                .reduce((first, second) -> second)
                .orElse(null);
        ReviewItem review = now.review(name).orElse(null);
        FieldValue app = now.appValues().get(name);
        FieldValue ghl = now.ghlValues().get(name);
        Next next = unmanaged && review == null ? Next.UNMANAGED : next(now, name, outcome, review);
        List<String> said = new ArrayList<>();
        said.add(sentences.values(app, ghl, now.live()));
        said.add(sentences.bases(
                now.link().appBase().get(name), now.link().ghlBase().get(name), now.link()));
        said.add(last == null ? "The sync has never written this field." : sentences.done(last));
        if (last != null) {
            sentences.compared(last, last.written() == Side.APP ? app : ghl).ifPresent(said::add);
            history.stream()
                    .filter(row -> row.action() == AuditEntry.Action.CONFIRMED
                            && Objects.equals(row.operationId(), last.operationId()))
                    .map(sentences::done)
                    .forEach(said::add);
        }
        rows.stream()
                .filter(row -> row.action() == AuditEntry.Action.AGREED)
                .reduce((first, second) -> second)
                .filter(row -> last == null || row.sequence() > last.sequence())
                .map(sentences::done)
                .ifPresent(said::add);
        rows.stream()
                .filter(row -> row.action() == AuditEntry.Action.OVERWRITTEN)
                .map(sentences::done)
                .forEach(said::add);
        if (review != null) {
            said.add(sentences.review(review));
        }
        said.add(
                unmanaged
                        ? "The field is left alone on both sides, because its condition does not hold for the record."
                        : sentences.next(next, now, name, outcome));
        return new FieldExplanation(
                name,
                app,
                ghl,
                now.link().appBase().get(name),
                now.link().ghlBase().get(name),
                last,
                next,
                review,
                said,
                rows);
    }

    private static Next next(Snapshot now, String field, FieldOutcome outcome, @Nullable ReviewItem review) {
        Link link = now.link();
        LinkState state = link.state();
        if (state.isEnded()) {
            return Next.NOT_SYNCED;
        }
        if (review != null) {
            return switch (review.status()) {
                case IGNORED -> Next.IGNORED;
                case DECIDED -> Next.DECIDED;
                default -> Next.OPEN_REVIEW;
            };
        }
        if (state == LinkState.PARKED || isStoppedCreate(now)) {
            return Next.PARKED;
        }
        Intent intent = link.intent();
        if (intent != null && (intent.sent().isEmpty() || intent.sent().names().contains(field))) {
            return Next.UNFINISHED_WRITE;
        }
        if (state != LinkState.LINKED) {
            return Next.WITHOUT_PARTNER;
        }
        return planned(now, field, outcome);
    }

    /** Whether a create failed for good, be it unsent: its intent stays, and nobody goes on with it by itself. */
    private static boolean isStoppedCreate(Snapshot now) {
        Link link = now.link();
        boolean creating = link.state() == LinkState.CREATING_GHL || link.state() == LinkState.CREATING_APP;
        return creating && link.failures() != null && link.problem() != null && !now.isSignalled();
    }

    private static Next planned(Snapshot now, String field, FieldOutcome outcome) {
        if (outcome instanceof FieldOutcome.Ask) {
            return Next.ASK;
        }
        if (outcome instanceof FieldOutcome.Write write) {
            if (write.toApp().isPresent() && write.toGhl().isPresent()) {
                return Next.TO_BOTH;
            }
            return write.toGhl().isPresent() ? Next.TO_GHL : Next.TO_APP;
        }
        FieldValue app = now.appValues().get(field);
        FieldValue ghl = now.ghlValues().get(field);
        if (!app.isPresent() || !ghl.isPresent()) {
            return Next.UNMANAGED;
        }
        boolean differs = outcome instanceof FieldOutcome.Unchanged && !Drift.mayDiffer(now.rules(), field, app, ghl);
        return differs ? Next.DRIFT : Next.NOTHING;
    }
}
