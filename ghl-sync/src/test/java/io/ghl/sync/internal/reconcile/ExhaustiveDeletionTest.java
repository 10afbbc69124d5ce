package io.ghl.sync.internal.reconcile;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.Person;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.Changes;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.internal.reconcile.step.Step.AdmitDeletion.Verdict;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A linked pair of which a record is gone, or both: under every policy, with the other record as it was or changed, and
 * with every answer of the guard against many deletions.
 */
class ExhaustiveDeletionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final RecordMapping<Person> MAPPING =
            RecordMapping.of(m -> m.field("email", Person::email, Person::withEmail)
                    .to(EMAIL)
                    .field("city", Person::city, Person::withCity)
                    .to(CITY));
    private static final FieldValues BASE = FieldValues.none()
            .with("email", FieldValue.text("ada@example.com"))
            .with("city", FieldValue.text("London"));
    private static final FieldValues CHANGED = BASE.with("city", FieldValue.text("Oslo"));

    /** What becomes of the pair. */
    private enum Fate {
        /** The other record is deleted as well. */
        DELETED,
        /** The other record is marked. */
        ARCHIVED,
        /** The other record lives on by itself. */
        APART,
        /** Nothing happens, and the pair stays one. */
        WAITS,
        /** The deleted record is created again. */
        BACK,
        /** A person is asked. */
        ASKED,
        /** The pair waits for what a person says about all deletions. */
        HELD,
        /** Both are gone. */
        BURIED
    }

    private enum Gone {
        IN_APP,
        IN_GHL,
        IN_BOTH
    }

    private record Case(
            DeletePolicy policy, DeleteConflict conflict, Gone gone, boolean otherChanged, Verdict verdict) {}

    /** What a case came to. */
    private record Ending(
            List<String> effects, LinkState state, boolean knowsBoth, int questions, boolean guardWasAsked) {}

    /** The fate if the other side did not change its record; then, if it did, by {@link DeleteConflict}. */
    private record Row(Fate unchanged, Fate deleteWins, Fate updateWins, Fate review) {
        Fate of(boolean changed, DeleteConflict conflict) {
            if (!changed) {
                return unchanged;
            }
            return switch (conflict) {
                case DELETE_WINS -> deleteWins;
                case UPDATE_WINS -> updateWins;
                case REVIEW -> review;
            };
        }
    }

    private static final Map<DeletePolicy, Row> TABLE = new EnumMap<>(Map.of(
            DeletePolicy.PROPAGATE, new Row(Fate.DELETED, Fate.DELETED, Fate.BACK, Fate.ASKED),
            DeletePolicy.UNLINK, new Row(Fate.APART, Fate.DELETED, Fate.BACK, Fate.ASKED),
            DeletePolicy.ARCHIVE, new Row(Fate.ARCHIVED, Fate.ARCHIVED, Fate.BACK, Fate.ASKED),
            DeletePolicy.IGNORE, new Row(Fate.WAITS, Fate.WAITS, Fate.WAITS, Fate.WAITS)));

    @Test
    void everyDeletionUnderEveryPolicy() {
        int cases = 0;
        for (DeletePolicy policy : DeletePolicy.values()) {
            for (DeleteConflict conflict : DeleteConflict.values()) {
                for (Gone gone : Gone.values()) {
                    for (boolean otherChanged : new boolean[] {false, true}) {
                        for (Verdict verdict : Verdict.values()) {
                            Case c = new Case(policy, conflict, gone, otherChanged, verdict);
                            assertThat(run(c)).as(c.toString()).isEqualTo(expected(c));
                            cases++;
                        }
                    }
                }
            }
        }
        // 4 policies * 3 for conflicts * gone on either side or both * unchanged or not * 4 answers of the guard.
        assertThat(cases).isEqualTo(4 * 3 * 3 * 2 * 4);
    }

    private static Ending expected(Case c) {
        Fate wanted =
                c.gone() == Gone.IN_BOTH ? Fate.BURIED : TABLE.get(c.policy()).of(c.otherChanged(), c.conflict());
        boolean guarded = wanted == Fate.DELETED || wanted == Fate.ARCHIVED;
        Fate fate = !guarded
                ? wanted
                : switch (c.verdict()) {
                    case CARRY_OUT -> wanted;
                    case HOLD -> Fate.HELD;
                    case REVERT -> Fate.BACK;
                    case LEAVE -> Fate.APART;
                };
        Side other = c.gone() == Gone.IN_APP ? Side.GHL : Side.APP;
        return switch (fate) {
            case DELETED -> new Ending(List.of("delete " + other), LinkState.TOMBSTONE, true, 0, guarded);
            case ARCHIVED -> new Ending(List.of("archive " + other), LinkState.UNLINKED, true, 0, guarded);
            case APART -> new Ending(List.of(), LinkState.UNLINKED, true, 0, guarded);
            case WAITS -> new Ending(List.of(), LinkState.LINKED, true, 0, guarded);
            case BACK ->
                new Ending(
                        List.of("look at " + other),
                        other == Side.GHL ? LinkState.CREATING_APP : LinkState.CREATING_GHL,
                        false,
                        0,
                        guarded);
            case ASKED -> new Ending(List.of(), LinkState.LINKED, true, 1, guarded);
            case HELD -> new Ending(List.of(), LinkState.HELD, true, 0, guarded);
            case BURIED -> new Ending(List.of(), LinkState.TOMBSTONE, true, 0, guarded);
        };
    }

    /** Carries the steps out on a pair that is made up, and notes what they do. */
    private static Ending run(Case c) {
        Rules rules = new Rules(
                MAPPING.rules(),
                MAPPING.matchKeys(),
                c.policy(),
                c.conflict(),
                "deleted in app",
                SyncOptions.defaults(),
                MAPPING.requiredOneOf());
        FieldValues values = c.otherChanged() ? CHANGED : BASE;
        Optional<AppState> app = c.gone() == Gone.IN_GHL
                ? Optional.of(new AppState("a1", values, Map.of(), Map.of(), UNTOUCHED))
                : Optional.empty();
        Optional<GhlState> ghl = c.gone() == Gone.IN_APP
                ? Optional.of(new GhlState("c1", NOW, values, Map.of(), null))
                : Optional.empty();
        Step step = new Reconciler(rules, () -> "id").begin(situation(link(c.gone())));
        List<String> effects = new ArrayList<>();
        Link stored = link(c.gone());
        boolean guardWasAsked = false;
        while (!(step instanceof Step.Done)) {
            if (step instanceof Step.ReadApp read) {
                step = read.then().apply(app);
            } else if (step instanceof Step.ReadGhl read) {
                step = read.then().apply(ghl);
            } else if (step instanceof Step.FindSurvivors find) {
                step = find.then().apply(List.of());
            } else if (step instanceof Step.Commit commit) {
                stored = commit.changes().link();
                step = commit.then().apply(stored);
            } else if (step instanceof Step.AdmitDeletion admit) {
                guardWasAsked = true;
                step = admit.then().apply(c.verdict());
            } else if (step instanceof Step.DeleteGhl delete) {
                effects.add(announced("delete " + Side.GHL, stored, Side.GHL, Intent.Operation.DELETE));
                step = delete.then().apply(true);
            } else if (step instanceof Step.DeleteApp delete) {
                effects.add(announced("delete " + Side.APP, stored, Side.APP, Intent.Operation.DELETE));
                step = delete.then().apply(true);
            } else if (step instanceof Step.AddTags tag) {
                effects.add(announced("archive " + Side.GHL, stored, Side.GHL, Intent.Operation.ARCHIVE));
                step = tag.then().apply(tag.tags());
            } else if (step instanceof Step.ArchiveApp archive) {
                effects.add(announced("archive " + Side.APP, stored, Side.APP, Intent.Operation.ARCHIVE));
                step = archive.then().apply(true);
            } else {
                throw new AssertionError(step + " in " + c);
            }
        }
        Changes last = ((Step.Done) step).changes();
        last.wake().forEach(wake -> effects.add("look at " + wake.side()));
        Link link = last.link();
        assertThat(link.intent()).as("nothing is left to do in " + c).isNull();
        int questions = (int) last.reviews().stream()
                .filter(item -> item.kind() == ReviewItem.Kind.DELETE && item.status() == ReviewItem.Status.OPEN)
                .count();
        assertThat(last.reviews()).hasSize(questions);
        return new Ending(
                effects, link.state(), link.appId() != null && link.ghlId() != null, questions, guardWasAsked);
    }

    /** An effect, which must be stored as intended before it is tried. */
    private static String announced(String effect, Link stored, Side side, Intent.Operation operation) {
        Intent intent = stored.intent();
        assertThat(intent).as(effect + " is stored before it is tried").isNotNull();
        assertThat(intent.side()).isEqualTo(side);
        assertThat(intent.operation()).isEqualTo(operation);
        return effect;
    }

    /** A pair; HighLevel's record, if it is gone, has not been found for so long that nobody took it over. */
    private static Link link(Gone gone) {
        var edit = Link.fresh("link", "loc", RecordType.CONTACT, "a1", "c1", LinkState.LINKED)
                .edit();
        BASE.asMap().forEach((field, value) -> edit.base(Side.APP, field, value).base(Side.GHL, field, value));
        return edit.missingSince(gone == Gone.IN_APP ? null : NOW.minus(Duration.ofDays(1)))
                .build();
    }

    private static Situation situation(Link link) {
        return new Situation(
                "loc",
                RecordType.CONTACT,
                Side.GHL,
                "c1",
                Optional.of(link),
                List.of(),
                Set.of(Signal.Cause.SWEEP),
                NOW,
                null);
    }

    /** The steps say what to write; here nothing is. */
    private static final AppState.Access UNTOUCHED = new AppState.Access() {
        @Override
        public Optional<FieldValues> patch(FieldValues changes) {
            throw new AssertionError("written");
        }

        @Override
        public boolean delete() {
            throw new AssertionError("deleted");
        }

        @Override
        public boolean archive() {
            throw new AssertionError("archived");
        }
    };
}
