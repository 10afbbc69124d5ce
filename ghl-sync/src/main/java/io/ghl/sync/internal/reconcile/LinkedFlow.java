package io.ghl.sync.internal.reconcile;

import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A link whose two records are known: read both sides, settle what was under way, then compare. */
final class LinkedFlow {
    /** Causes that can turn out to be our own doing; every other one asks for a look at HighLevel. */
    private static final Set<Cause> MAYBE_KNOWN = EnumSet.of(Cause.APP_HINT, Cause.APP_FEED, Cause.WEBHOOK);

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
        boolean quiet = app.isPresent()
                && MAYBE_KNOWN.containsAll(situation.causes())
                && link.state() == LinkState.LINKED
                && link.intent() == null
                && link.missingSince() == null
                && situation.reviews().stream().noneMatch(item -> item.status() == ReviewItem.Status.DECIDED)
                && appIsKnown(app.get().values());
        if (!quiet) {
            return readGhl(app);
        }
        if (!situation.causes().contains(Cause.WEBHOOK)) {
            return new Step.Done(new Outcome.Known(), null);
        }
        Instant since = link.seenAt() == null ? Instant.EPOCH : link.seenAt();
        return new Step.ReadEvents(
                ghlId, since, events -> allKnown(events) ? new Step.Done(new Outcome.Known(), null) : readGhl(app));
    }

    /** The application holds its base, or what an open question already shows. */
    private boolean appIsKnown(FieldValues app) {
        for (FieldRule rule : rules.fields()) {
            FieldValue value = app.get(rule.name());
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

    /**
     * Whether events tell nothing new: each shows a state that was seen before, or is older than the version last
     * accepted. A record that really returned to such a state is found by the feed, since its version moved on.
     */
    private boolean allKnown(List<Observation> events) {
        Link link = draft.link();
        return !events.isEmpty()
                && events.stream().allMatch(event -> {
                    boolean superseded = event.at() != null
                            && link.ghlVersion() != null
                            && !event.at().isAfter(link.ghlVersion());
                    return superseded
                            || (event.complete() && link.seenStates().contains(rules.fingerprint(event.values())));
                });
    }

    private Step readGhl(Optional<AppState> app) {
        return new Step.ReadGhl(ghlId, ghl -> afterBoth(app, ghl));
    }

    private Step afterBoth(Optional<AppState> app, Optional<GhlState> ghl) {
        Intent intent = draft.link().intent();
        if (app.isEmpty() || ghl.isEmpty()) {
            return new GoneFlow(rules, situation, draft).decide(app.orElse(null), ghl.orElse(null));
        }
        draft.edit().missingSince(null).state(LinkState.LINKED).problem(null);
        FieldFlow fields = new FieldFlow(rules, situation, draft, app.get(), ghl.get());
        if (intent == null) {
            return fields.begin();
        }
        return new Step.ReadEvents(ghlId, intent.createdAt(), events -> {
            Recovery.settle(draft, intent, app.get(), ghl.get(), events);
            return fields.begin();
        });
    }

    private static String known(@Nullable String id) {
        if (id == null) {
            throw new IllegalStateException("A linked pair must know both ids.");
        }
        return id;
    }
}
