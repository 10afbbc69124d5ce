package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Creates the partner of a HighLevel record in the application, which knows a repeated create by its key. */
final class AppCreateFlow {
    private final Rules rules;
    private final Draft draft;
    private final Creation creation;

    AppCreateFlow(Rules rules, Situation situation, Draft draft) {
        this.rules = rules;
        this.draft = draft;
        this.creation = new Creation(rules, situation, draft);
    }

    /** Creates the HighLevel record in the application. */
    Step begin(GhlState ghl) {
        draft.edit().state(LinkState.CREATING_APP);
        creation.askAbout(ghl.problems(), Set.of());
        draft.intend(Side.APP, Intent.Operation.CREATE, creation.filled(Side.APP, ghl.values()), ghl.values());
        Intent intent = creation.intent();
        return draft.commit(link -> new Step.CreateApp(
                intent.sent(),
                intent.operationId(),
                app -> created(app, Optional.empty(), intent, new Outcome.Settled())));
    }

    /**
     * The record is there.
     *
     * @param known the link that it has already: who took over while its create was under way may have met it by itself
     */
    private Step created(AppState app, Optional<Link> known, Intent intent, Outcome outcome) {
        known.filter(other -> other.isAlone() && !other.id().equals(draft.link().id()))
                .ifPresent(other -> draft.takeOver(other, Side.APP));
        draft.edit().id(Side.APP, app.id()).state(LinkState.LINKED).intent(null).seenAt(draft.now());
        Set<String> unmanaged = app.access().unmanaged(FieldValues.none());
        boolean agreed = true;
        for (FieldRule rule : rules.fields()) {
            String field = rule.name();
            FieldValue written = app.values().get(field);
            FieldValue source = intent.source().get(field);
            boolean computed = !rule.writableInApp() && !written.equals(source);
            boolean based = !computed && !unmanaged.contains(field);
            FieldValue held = written.isPresent() ? written : FieldValue.nothing();
            draft.edit().base(Side.APP, field, based ? held : FieldValue.absent());
            draft.edit().base(Side.GHL, field, based ? source : FieldValue.absent());
            agreed &= !computed;
        }
        draft.edit().onlySeenState(rules.fingerprint(intent.source()));
        creation.closeQuestions();
        draft.log(
                AuditEntry.Action.CREATED,
                null,
                Side.APP,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                "new in HighLevel",
                "",
                intent.operationId());
        return draft.done(agreed ? outcome : new Outcome.Again());
    }

    /** Goes on with a create in the application, which is idempotent by its key. */
    Step resume() {
        if (draft.link().intent() != null) {
            // The HighLevel record may have changed since it was read, and its signal may be used up.
            Intent intent = creation.intent();
            return new Step.CreateApp(
                    intent.sent(),
                    intent.operationId(),
                    app -> new Step.FindLink(
                            Side.APP, app.id(), known -> created(app, known, intent, new Outcome.Again())));
        }
        return draft.readGhl(Objects.requireNonNull(draft.link().ghlId()), ghl -> {
            if (ghl.isPresent()
                    && rules.waitsForParent(ghl.get().values(), ghl.get().waitsFor())) {
                return new Step.Done(new Outcome.Waiting(ghl.get().waitsFor()), null);
            }
            if (ghl.isPresent()) {
                draft.edit().missingSince(null);
                return begin(ghl.get());
            }
            Step later = draft.unlessMissingTwice(rules.confirmMissingAfter());
            return later == null ? creation.bury() : later;
        });
    }
}
