package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.reconcile.step.Changes;
import io.ghl.sync.internal.reconcile.step.Changes.Wake;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Ids;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkBuilder;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The link under work and what is to be stored with it. Belongs to one run of one reconcile. */
final class Draft {
    /** A time that does not come, since when a record is missing that is being asked for again. */
    private static final Instant UNANSWERED = Instant.parse("9999-01-01T00:00:00Z");

    private final Instant now;
    private final Ids ids;
    private final List<AuditEntry> audit = new ArrayList<>();
    private final List<ReviewItem> reviews = new ArrayList<>();
    private final List<Wake> wake = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private final List<Link> released = new ArrayList<>();
    private Link link;
    private LinkBuilder edit;

    Draft(Link link, Instant now, Ids ids) {
        this.link = link;
        this.edit = link.edit();
        this.now = now;
        this.ids = ids;
    }

    Link link() {
        return edit.build();
    }

    LinkBuilder edit() {
        return edit;
    }

    Instant now() {
        return now;
    }

    /** Puts an intent on the link; it is stored by the next commit, before the write is tried. */
    Intent intend(Side side, Intent.Operation operation, FieldValues sent, FieldValues source) {
        return intend(side, operation, sent, source, null);
    }

    /** Decides on a write to a record of which HighLevel showed this version. */
    Intent intend(
            Side side,
            Intent.Operation operation,
            FieldValues sent,
            FieldValues source,
            @Nullable Instant readVersion) {
        Intent before = edit.build().intent();
        int attempt = before != null && before.operation() == operation ? before.attempt() + 1 : 1;
        Intent intent = new Intent(ids.next(), side, operation, sent, source, now, attempt, readVersion);
        Intent kept = before != null && isCreateInGhl(before) && isCreateInGhl(intent) ? intent.after(before) : intent;
        edit.intent(kept);
        return kept;
    }

    private static boolean isCreateInGhl(Intent intent) {
        return intent.side() == Side.GHL && intent.operation() == Intent.Operation.CREATE;
    }

    /** Takes over the record of another link that knew only this one. */
    void takeOver(Link other, Side side) {
        released.add(other.edit().id(side, null).state(LinkState.TOMBSTONE).build());
    }

    void wake(Side side, String recordId) {
        wake.add(new Wake(side, recordId));
    }

    void log(AuditEntry.Action action, String rule, String evidence) {
        log(action, null, null, FieldValue.absent(), FieldValue.absent(), FieldValue.absent(), rule, evidence, null);
    }

    void log(
            AuditEntry.Action action,
            @Nullable String field,
            @Nullable Side written,
            FieldValue before,
            FieldValue after,
            FieldValue other,
            String rule,
            String evidence,
            @Nullable String operationId) {
        Link current = link();
        FieldValue base = field == null || written == null
                ? FieldValue.absent()
                : (written == Side.APP ? link.appBase() : link.ghlBase()).get(field);
        audit.add(new AuditEntry(
                0,
                now,
                current.location(),
                current.type(),
                current.id(),
                action,
                field,
                written,
                before,
                after,
                other,
                base,
                rule,
                evidence,
                operationId));
    }

    /** A row about a field that was written, complete but for what the effects know. */
    void log(
            AuditEntry.Action action,
            String field,
            Side written,
            FieldValue before,
            FieldValue after,
            FieldValue other,
            FieldValue loser,
            String rule,
            String evidence,
            @Nullable String operationId,
            AuditEntry.Origin origin,
            @Nullable String actor) {
        Link current = link();
        audit.add(new AuditEntry(
                0,
                now,
                current.location(),
                current.type(),
                current.id(),
                action,
                field,
                written,
                before,
                after,
                other,
                (written == Side.APP ? link.appBase() : link.ghlBase()).get(field),
                loser,
                rule,
                evidence,
                operationId,
                origin,
                actor,
                AuditEntry.Redaction.NONE,
                AuditContext.NONE));
    }

    /** A row about an edit that went with the record that was deleted on the written side. */
    void logLost(String field, Side written, FieldValue lost, String rule, @Nullable String operationId) {
        log(
                AuditEntry.Action.DELETED,
                field,
                written,
                lost,
                FieldValue.absent(),
                FieldValue.absent(),
                lost,
                rule,
                "it was edited after both sides had agreed last",
                operationId,
                AuditEntry.Origin.of(written.other()),
                null);
    }

    /** Opens a question, or refreshes the one that is open for the field. */
    void ask(
            @Nullable ReviewItem existing,
            ReviewItem.Kind kind,
            String field,
            FieldValue app,
            FieldValue ghl,
            List<String> candidates,
            String reason) {
        if (existing != null
                && (existing.status() == ReviewItem.Status.OPEN || existing.status() == ReviewItem.Status.IGNORED)
                && existing.kind() == kind
                && (kind != ReviewItem.Kind.REFUSED || existing.reason().equals(reason))
                && existing.app().equals(app)
                && existing.ghl().equals(ghl)
                && existing.candidates().equals(candidates)) {
            return;
        }
        reviews.add(new ReviewItem(
                existing == null ? ids.next() : existing.id(),
                link.location(),
                link.type(),
                link.id(),
                kind,
                field,
                link.appBase().get(field),
                link.ghlBase().get(field),
                app,
                ghl,
                candidates,
                reason,
                existing == null ? now : existing.openedAt(),
                now,
                ReviewItem.Status.OPEN,
                null,
                null,
                existing == null ? 0 : existing.version()));
        if (existing == null) {
            log(AuditEntry.Action.REVIEW_OPENED, field, null, app, FieldValue.absent(), ghl, "review", reason, null);
        }
    }

    /** Closes a question, unless this run did already. */
    void close(ReviewItem item, String why) {
        if (!closed.add(item.id())) {
            return;
        }
        reviews.add(item.closed(why, now));
        log(
                AuditEntry.Action.REVIEW_CLOSED,
                item.field(),
                null,
                item.app(),
                FieldValue.absent(),
                item.ghl(),
                why,
                "",
                null);
    }

    /**
     * Asks for the HighLevel record. One that was not found before may be found by a run that dies over it, so in the store
     * the first time does not count until the answer is known: two runs that missed it are then two first ones.
     */
    Step readGhl(String ghlId, Function<Optional<GhlState>, Step> then) {
        Instant since = link().missingSince();
        if (since == null) {
            return new Step.ReadGhl(ghlId, then);
        }
        edit.missingSince(UNANSWERED);
        return commit(stored -> {
            edit.missingSince(since);
            return new Step.ReadGhl(ghlId, then);
        });
    }

    /**
     * What to do about a HighLevel record that was not found: ask again later, until it was not found twice, some time
     * apart. Null once it counts as gone.
     */
    @Nullable
    Step unlessMissingTwice(Duration apart) {
        Instant since = link().missingSince();
        if (since == null || since.isAfter(now)) {
            return done(new Outcome.Missing(apart));
        }
        Instant confirmed = since.plus(apart);
        return now.isBefore(confirmed) ? done(new Outcome.Later(confirmed)) : null;
    }

    /** Stores the work so far and goes on. */
    Step commit(Function<Link, Step> then) {
        return new Step.Commit(take(), stored -> {
            link = stored;
            edit = stored.edit();
            return then.apply(stored);
        });
    }

    /** Stores the work so far and ends. */
    Step done(Outcome outcome) {
        if (outcome instanceof Outcome.Settled || outcome instanceof Outcome.Waiting) {
            edit.problem(null).failures(null);
            if (link().state() == LinkState.PARKED && !link().isAlone()) {
                edit.state(LinkState.LINKED);
            }
        }
        return new Step.Done(outcome, take());
    }

    private Changes take() {
        Changes changes =
                new Changes(link(), List.copyOf(audit), List.copyOf(reviews), List.copyOf(wake), List.copyOf(released));
        released.clear();
        audit.clear();
        reviews.clear();
        wake.clear();
        return changes;
    }
}
