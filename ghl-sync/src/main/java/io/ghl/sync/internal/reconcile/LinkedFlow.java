package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Ids;
import io.ghl.sync.internal.reconcile.step.Observation;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A link whose two records are known: read both sides, settle what was under way, then compare. */
final class LinkedFlow {
    /** Causes that can turn out to be our own doing; every other one asks for a look at HighLevel. */
    private static final Set<Cause> MAYBE_KNOWN = EnumSet.of(Cause.APP_HINT, Cause.APP_FEED, Cause.WEBHOOK);

    /** How long a webhook that shows what became of a write is waited for; most come within seconds. */
    private static final Duration EVIDENCE_WITHIN = Duration.ofSeconds(10);

    /** Causes that tell of an edit; every other one has waited already. */
    private static final Set<Cause> EDITS = EnumSet.of(Cause.APP_HINT, Cause.APP_FEED, Cause.WEBHOOK, Cause.FEED);

    private final Rules rules;
    private final Situation situation;
    private final Draft draft;
    private final String appId;
    private final String ghlId;

    LinkedFlow(Rules rules, Ids ids, Situation situation, Link link) {
        this.rules = rules;
        this.situation = situation;
        this.draft = new Draft(link, situation.now(), ids);
        this.appId = known(link.appId());
        this.ghlId = known(link.ghlId());
    }

    Step begin() {
        return new Step.ReadApp(appId, this::afterApp);
    }

    private Step afterApp(Optional<AppState> app) {
        Link link = draft.link();
        boolean quiet = MAYBE_KNOWN.containsAll(situation.causes())
                && link.state() == LinkState.LINKED
                && link.intent() == null
                && link.missingSince() == null
                && situation.reviews().stream().noneMatch(item -> item.status() == ReviewItem.Status.DECIDED)
                && app.map(this::appIsKnown).orElseGet(this::isDeletionAskedAbout);
        if (!quiet) {
            return unlessJustSynced(app);
        }
        if (!situation.causes().contains(Cause.WEBHOOK)) {
            return new Step.Done(new Outcome.Known(), null);
        }
        Instant since = link.seenAt() == null ? Instant.EPOCH : link.seenAt();
        return new Step.ReadEvents(
                ghlId,
                since,
                events -> allKnown(events) ? new Step.Done(new Outcome.Known(), null) : unlessJustSynced(app));
    }

    /** A record that is edited in a burst is synced once at its start and then at intervals. */
    private Step unlessJustSynced(Optional<AppState> app) {
        Link link = draft.link();
        Instant last = link.seenAt();
        boolean ordinary = EDITS.containsAll(situation.causes())
                && link.state() == LinkState.LINKED
                && link.intent() == null
                && link.missingSince() == null;
        // A time that lies ahead was told by another clock, and is no reason to wait.
        if (!ordinary || last == null || last.isAfter(situation.now())) {
            return readGhl(app);
        }
        Instant next = last.plus(rules.options().minInterval());
        return next.isAfter(situation.now()) ? new Step.Done(new Outcome.Later(next), null) : readGhl(app);
    }

    /** The application holds its base, or what an open question already shows. */
    private boolean appIsKnown(AppState app) {
        // A record that is back after a deletion leaves nothing to decide, so it is looked at.
        Set<String> unmanaged = app.access().unmanaged(FieldValues.none());
        Map<String, String> problems = new TreeMap<>(app.problems());
        problems.keySet().removeAll(unmanaged);
        return !isDeletionAskedAbout() && areKnown(app.values(), unmanaged) && isAskedAbout(problems);
    }

    private boolean isDeletionAskedAbout() {
        return situation.reviews().stream().anyMatch(item -> item.kind() == ReviewItem.Kind.DELETE);
    }

    private boolean areKnown(FieldValues app, Set<String> unmanaged) {
        for (FieldRule rule : rules.fields()) {
            FieldValue value = app.get(rule.name());
            if (unmanaged.contains(rule.name())) {
                // A base tells that it was synced when it was last looked at.
                if (draft.link().appBase().get(rule.name()).isPresent()) {
                    return false;
                }
                continue;
            }
            boolean known = !value.isPresent()
                    || value.equals(draft.link().appBase().get(rule.name()))
                    || situation.reviews().stream()
                            .anyMatch(item -> item.field().equals(rule.name())
                                    && item.app().equals(value));
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private boolean isAskedAbout(Map<String, String> problems) {
        return problems.entrySet().stream()
                .allMatch(problem -> situation.reviews().stream()
                        .anyMatch(item -> item.field().equals(problem.getKey())
                                && item.reason().equals(problem.getValue())));
    }

    /**
     * Whether events tell nothing new: each shows the state that was seen last or one that our last writes passed
     * through, or is older than the version last accepted or than an event that shows the state seen last.
     */
    private boolean allKnown(List<Observation> events) {
        Link link = draft.link();
        List<String> seen = link.seenStates();
        Instant current = link.ghlVersion();
        for (Observation event : events) {
            boolean shows = event.complete()
                    && !seen.isEmpty()
                    && seen.get(seen.size() - 1).equals(rules.fingerprint(event.values()));
            if (shows && event.at() != null && (current == null || event.at().isAfter(current))) {
                current = event.at();
            }
        }
        for (Observation event : events) {
            boolean superseded =
                    event.at() != null && current != null && !event.at().isAfter(current);
            if (!superseded && !(event.complete() && seen.contains(rules.fingerprint(event.values())))) {
                return false;
            }
        }
        return !events.isEmpty();
    }

    private Step readGhl(Optional<AppState> app) {
        return draft.readGhl(ghlId, ghl -> afterBoth(app, ghl));
    }

    private Step afterBoth(Optional<AppState> app, Optional<GhlState> ghl) {
        Intent intent = draft.link().intent();
        if (intent == null) {
            return compare(app, ghl, Set.of());
        }
        return new Step.ReadEvents(ghlId, intent.createdAt(), events -> {
            Optional<FieldValues> written =
                    intent.side() == Side.APP ? app.map(AppState::values) : ghl.map(GhlState::values);
            Set<String> inDoubt = ghl.map(now -> Recovery.inDoubt(rules, draft.link(), intent, now, events))
                    .orElse(Set.of());
            if (!inDoubt.isEmpty() && mayStillBeShown(intent)) {
                return new Step.Done(new Outcome.Later(intent.createdAt().plus(EVIDENCE_WITHIN)), null);
            }
            written.ifPresent(now -> Recovery.settle(rules, draft, intent, now, events));
            if (intent.side() == Side.APP && app.isEmpty()) {
                // What was written went with the record, and nothing will ever tell more about it.
                draft.edit().intent(null);
            }
            return compare(app, ghl, inDoubt);
        });
    }

    /** A time that lies ahead was told by another clock, and is no reason to wait. */
    private boolean mayStillBeShown(Intent intent) {
        return !intent.createdAt().isAfter(situation.now())
                && intent.createdAt().plus(EVIDENCE_WITHIN).isAfter(situation.now());
    }

    private Step compare(Optional<AppState> app, Optional<GhlState> ghl, Set<String> inDoubt) {
        Step undo = UndoFlow.next(rules, situation, draft, app, ghl);
        if (undo != null) {
            return undo;
        }
        if (app.isEmpty() || ghl.isEmpty()) {
            return new GoneFlow(rules, situation, draft).decide(app.orElse(null), ghl.orElse(null));
        }
        draft.edit().missingSince(null).state(LinkState.LINKED);
        return new FieldFlow(rules, situation, draft, withAgreedReferences(app.get()), ghl.get(), inDoubt).begin();
    }

    /** A reference that both sides agreed on is known, also when the record that it leads to has lost its partner since. */
    private AppState withAgreedReferences(AppState app) {
        if (app.waitsFor().isEmpty()) {
            return app;
        }
        List<RecordRef> waitsFor = new ArrayList<>(app.waitsFor());
        FieldValues values = app.values();
        for (FieldRule rule : rules.fields()) {
            RecordType type = rule.target().refersTo().orElse(null);
            FieldValue agreed = draft.link().appBase().get(rule.name());
            if (type != null
                    && !values.get(rule.name()).isPresent()
                    && agreed instanceof FieldValue.Text text
                    && waitsFor.remove(new RecordRef(type, Side.APP, text.value()))) {
                values = values.with(rule.name(), agreed);
            }
        }
        return app.waitingFor(waitsFor, values);
    }

    private static String known(@Nullable String id) {
        if (id == null) {
            throw new IllegalStateException("A linked pair must know both ids.");
        }
        return id;
    }
}
