package io.ghl.sync.internal.reconcile;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.Person;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.Candidate;
import io.ghl.sync.internal.reconcile.step.Changes;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Observation;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cases that the simulation found, step by step. */
class FoundBySimulationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final RecordMapping<Person> MAPPING = RecordMapping.of(m -> m.defaultStrategy(Strategies.appWins())
            .field("email", Person::email, Person::withEmail)
            .to(EMAIL)
            .field("firstName", Person::firstName, Person::withFirstName)
            .to(FIRST_NAME)
            .field("city", Person::city, Person::withCity)
            .to(CITY));
    private static final RecordMapping<Person> TAGS =
            RecordMapping.of(m -> m.field("email", Person::email, Person::withEmail)
                    .to(EMAIL)
                    .tags(Person::labels, Person::withLabels)
                    .scope("*"));
    private static final FieldValues ADA = values("ada@example.com", "Ada", "London");

    private int ids;
    private Reconciler reconciler = new Reconciler(rules(MAPPING), () -> "id" + ids++);

    private static Rules rules(RecordMapping<?> mapping) {
        return rules(mapping, List.of());
    }

    private static Rules rules(RecordMapping<?> mapping, List<String> requiredOneOf) {
        return new Rules(
                mapping.rules(),
                mapping.matchKeys(),
                DeletePolicy.PROPAGATE,
                DeleteConflict.REVIEW,
                "deleted in app",
                SyncOptions.defaults(),
                requiredOneOf);
    }

    /** HighLevel did not find the contact for a moment, just when the application had deleted the record. */
    @Test
    void aContactIsAskedForTwiceAlsoWhenTheRecordIsGone() {
        Step.ReadGhl ghl = then(begin(Side.GHL, linked()), Optional.empty());
        Step.Done done = (Step.Done) ghl.then().apply(Optional.empty());

        assertThat(done.outcome()).isInstanceOf(Outcome.Missing.class);
        assertThat(done.changes().link().state()).isEqualTo(LinkState.LINKED);
        Link missing = done.changes().missingSince(NOW).link();

        Step.ReadGhl again = then(begin(Side.GHL, missing), Optional.empty());
        Step.AdmitDeletion admit = (Step.AdmitDeletion) again.then().apply(Optional.of(ghl(ADA)));
        Step.Commit delete = (Step.Commit) admit.then().apply(Step.AdmitDeletion.Verdict.CARRY_OUT);
        assertThat(delete.changes().link().intent().operation()).isEqualTo(Intent.Operation.DELETE);
    }

    /** A contact was not found for a moment, then it was, and the process died before that was stored. */
    @Test
    void aMissDoesNotCountWhileItIsAskedAgain() {
        Link missing = linked().edit().missingSince(NOW.minusSeconds(60)).build();
        Step.ReadApp read = (Step.ReadApp) begin(Side.GHL, missing);
        Step.Commit asking = (Step.Commit) read.then().apply(Optional.of(app(ADA)));
        Step.ReadGhl again = (Step.ReadGhl) asking.then().apply(stored(asking));
        Step.FindSurvivors gone = (Step.FindSurvivors) again.then().apply(Optional.empty());
        Step.AdmitDeletion admit = (Step.AdmitDeletion) gone.then().apply(List.of());
        assertThat(admit.link().missingSince()).isEqualTo(NOW.minusSeconds(60));

        // Another run takes up what that one stored before it died.
        Step.ReadGhl later = then(begin(Side.GHL, stored(asking)), Optional.of(app(ADA)));
        assertThat(((Step.Done) later.then().apply(Optional.empty())).outcome()).isInstanceOf(Outcome.Missing.class);
    }

    /** Who took a contact over is found by what identified it, and is not found by its id for a moment. */
    @Test
    void aSurvivorThatIsNotFoundForAMomentIsAskedForAgain() {
        Link missing = linked().edit().missingSince(NOW.minusSeconds(60)).build();
        Step.ReadGhl read = then(begin(Side.GHL, missing), Optional.of(app(ADA)));
        Step.FindSurvivors gone = (Step.FindSurvivors) read.then().apply(Optional.empty());
        Step.ReadGhl survivor = (Step.ReadGhl) gone.then().apply(List.of(new Candidate("c2", ADA, null, null)));
        Step.Done done = (Step.Done) survivor.then().apply(Optional.empty());

        assertThat(done.outcome()).isInstanceOf(Outcome.Later.class);
        assertThat(done.changes().link().state()).isEqualTo(LinkState.LINKED);
    }

    /** The survivor's own pair is held until a person decides about many deletions, which may take longer than an hour. */
    @Test
    void aMergedContactWaitsForWhatIsDecidedAboutItsSurvivor() {
        Link missing =
                linked().edit().missingSince(NOW.minus(Duration.ofHours(3))).build();
        Link held = Link.fresh("l2", "loc", RecordType.CONTACT, null, "c2", LinkState.HELD);
        Step.FindLink whose = (Step.FindLink) survivor(missing, held).then().apply(Optional.of(ghl(ADA)));
        Step.Done done = (Step.Done)
                whose.then().apply(Optional.of(held.edit().id(Side.APP, "a2").build()));

        assertThat(done.outcome()).isInstanceOf(Outcome.Later.class);
        assertThat(done.changes().link().state()).isEqualTo(LinkState.LINKED);
        assertThat(survivor(missing, held).then().apply(Optional.empty()))
                .as("one that is not found for so long is gone")
                .isInstanceOf(Step.AdmitDeletion.class);
    }

    private Step.ReadGhl survivor(Link missing, Link its) {
        Step.ReadGhl read = then(begin(Side.GHL, missing), Optional.of(app(ADA)));
        Step.FindSurvivors gone = (Step.FindSurvivors) read.then().apply(Optional.empty());
        return (Step.ReadGhl) gone.then().apply(List.of(new Candidate("c2", ADA, null, its)));
    }

    /** The process died over a write to the application, which deleted its record before anybody looked. */
    @Test
    void aWriteToARecordThatIsDeletedIsOver() {
        FieldValues paris = FieldValues.none().with("city", FieldValue.text("Paris"));
        Link writing = linked().edit()
                .intent(new Intent("op", Side.APP, Intent.Operation.PATCH, paris, paris, NOW, 1, null))
                .build();
        Step.ReadGhl read = then(begin(Side.GHL, writing), Optional.empty());
        Step.ReadEvents events = (Step.ReadEvents) read.then().apply(Optional.of(ghl(ADA.with(paris))));
        Changes changes = ((Step.Done) events.then().apply(List.of())).changes();

        assertThat(changes.reviews())
                .singleElement()
                .satisfies(item -> assertThat(item.kind()).isEqualTo(ReviewItem.Kind.DELETE));
        assertThat(changes.link().intent()).isNull();
    }

    /** HighLevel did not find a new contact for a moment; no feed tells of it again. */
    @Test
    void aContactWithoutALinkIsAskedForTwice() {
        assertThat(missed(Signal.Cause.WEBHOOK)).isEqualTo(new Outcome.Missing(Duration.ofSeconds(5)));
        assertThat(missed(Signal.Cause.NOT_FOUND, Signal.Cause.FEED)).isInstanceOf(Outcome.Missing.class);
        assertThat(missed(Signal.Cause.NOT_FOUND)).isInstanceOf(Outcome.Settled.class);
    }

    private Outcome missed(Signal.Cause... causes) {
        Situation situation = new Situation(
                "loc", RecordType.CONTACT, Side.GHL, "c1", Optional.empty(), List.of(), Set.of(causes), NOW, null);
        Step.ReadGhl read = (Step.ReadGhl) reconciler.begin(situation);
        Step.Done done = (Step.Done) read.then().apply(Optional.empty());
        assertThat(done.changes()).isNull();
        return done.outcome();
    }

    /** HighLevel did not find a contact for a moment while a person was asked who it is. */
    @Test
    void aContactInQuestionIsAskedForTwice() {
        Link inQuestion = link("a-link", null, "c1", LinkState.CANDIDATE);
        Step.Done done =
                (Step.Done) ((Step.ReadGhl) begin(Side.GHL, inQuestion)).then().apply(Optional.empty());

        assertThat(done.outcome()).isInstanceOf(Outcome.Missing.class);
        assertThat(done.changes().link().state()).isEqualTo(LinkState.CANDIDATE);
    }

    /** The process died after the application had created the record, and its change log shows it first. */
    @Test
    void aRecordThatIsBeingCreatedIsLeftToItsLink() {
        Link creating = link("a-link", null, "c1", LinkState.CREATING_APP)
                .edit()
                .intent(new Intent("op", Side.APP, Intent.Operation.CREATE, ADA, ADA, NOW, 1, null))
                .build();
        Step.ReadApp read = (Step.ReadApp) begin(Side.APP, null);
        Step.FindGhl find = (Step.FindGhl) read.then().apply(Optional.of(app(ADA)));
        Step.Done done = (Step.Done) find.then().apply(List.of(new Candidate("c1", ADA, null, creating)));

        assertThat(done.changes().link().id()).isEqualTo("a-link");
        assertThat(done.changes().link().state()).isEqualTo(LinkState.CREATING_APP);
        assertThat(done.changes().wake()).containsExactly(new Changes.Wake(Side.GHL, "c1"));
    }

    /**
     * A machine stood still behind its create in the application, another one met the record by itself and asked whose it is,
     * and then the create was gone on with.
     */
    @Test
    void aRecordThatWasMetWhileItWasCreatedIsTakenOver() {
        Link creating = link("a-link", null, "c1", LinkState.CREATING_APP)
                .edit()
                .intent(new Intent("op", Side.APP, Intent.Operation.CREATE, ADA, ADA, NOW, 1, null))
                .build();
        Link met = link("another", "a1", null, LinkState.CANDIDATE);
        Step.CreateApp create = (Step.CreateApp) begin(Side.GHL, creating);
        Step.FindLink find = (Step.FindLink) create.then().apply(app(ADA));
        assertThat(find.side()).isEqualTo(Side.APP);
        Changes changes = ((Step.Done) find.then().apply(Optional.of(met))).changes();

        assertThat(changes.link().state()).isEqualTo(LinkState.LINKED);
        assertThat(changes.link().appId()).isEqualTo("a1");
        assertThat(changes.released()).singleElement().satisfies(released -> {
            assertThat(released.id()).isEqualTo("another");
            assertThat(released.appId()).isNull();
            assertThat(released.state()).isEqualTo(LinkState.TOMBSTONE);
        });
        assertThat(((Step.Done) ((Step.FindLink) ((Step.CreateApp) begin(Side.GHL, creating))
                                        .then()
                                        .apply(app(ADA)))
                                .then()
                                .apply(Optional.of(creating)))
                        .changes()
                        .released())
                .isEmpty();
    }

    /** Of three creates without an answer the second one landed; before the third, the application cleared a field. */
    @Test
    void whatTheLastAttemptLeftOutWasClearedAndIsNotFilledAgain() {
        FieldValues cleared = FieldValues.none()
                .with("email", FieldValue.text("ada@example.com"))
                .with("firstName", FieldValue.text("Augusta"));
        FieldValues first = FieldValues.none()
                .with("email", FieldValue.text("ada@example.com"))
                .with("city", FieldValue.text("London"));
        Link trying = link("a-link", "a1", null, LinkState.CREATING_GHL)
                .edit()
                .intent(create(cleared, 3).after(create(first, 1)))
                .build();
        Step.FindGhl find = (Step.FindGhl) ((Step.ReadApp) begin(Side.APP, trying))
                .then()
                .apply(Optional.of(app(cleared.with("city", FieldValue.nothing()))));
        FieldValues landed = values("ada@example.com", "Augusta", "London");
        Link link = ((Step.Done) find.then().apply(List.of(new Candidate("c1", landed, null, null))))
                .changes()
                .link();

        assertThat(link.state()).isEqualTo(LinkState.LINKED);
        assertThat(link.appBase().get("city")).isEqualTo(FieldValue.text("London"));
        assertThat(link.ghlBase().get("city")).isEqualTo(FieldValue.text("London"));
        assertThat(link.ghlBase().get("firstName")).isEqualTo(FieldValue.text("Augusta"));
    }

    /** Of three creates without an answer the second one landed, and the application edited what it had sent. */
    @Test
    void aCreateOfAnAttemptInBetweenIsOurs() {
        FieldValues oslo = ADA.with("city", FieldValue.text("Oslo"));
        FieldValues rome = ADA.with("city", FieldValue.text("Rome"));
        Intent last = create(rome, 3).after(create(oslo, 2).after(create(ADA, 1)));
        Link trying = link("a-link", "a1", null, LinkState.CREATING_GHL)
                .edit()
                .intent(last)
                .build();
        for (FieldValues landed : List.of(ADA, oslo, rome)) {
            Link link = ((Step.Done) lookedUp(trying, rome, landed)).changes().link();
            assertThat(link.state()).isEqualTo(LinkState.LINKED);
            assertThat(link.appBase()).isEqualTo(landed);
            assertThat(link.ghlBase()).isEqualTo(landed);
        }
    }

    /** A contact was edited in a field that only the second of two creates had sent, as an event shows. */
    @Test
    void aCreateThatAnEventShowedIsNotTakenForASmallerOne() {
        FieldValues bare = FieldValues.none().with("email", FieldValue.text("ada@example.com"));
        Link trying = link("a-link", "a1", null, LinkState.CREATING_GHL)
                .edit()
                .intent(create(ADA, 2).after(create(bare, 1)))
                .build();
        FieldValues edited = ADA.with("city", FieldValue.text("Rome"));
        Step.Done shown = (Step.Done) ((Step.ReadEvents) lookedUp(trying, ADA, edited))
                .then()
                .apply(List.of(new Observation(NOW, ADA, true)));
        assertThat(shown.changes().link().ghlBase().get("city")).isEqualTo(FieldValue.text("London"));
        Step.Done notShown = (Step.Done)
                ((Step.ReadEvents) lookedUp(trying, ADA, edited)).then().apply(List.of());
        assertThat(notShown.changes().link().ghlBase().get("city")).isEqualTo(FieldValue.nothing());
    }

    /** What an unanswered create sent is not forgotten when the application clears what HighLevel needs. */
    @Test
    void aCreateIsRememberedWhileItsRecordLacksWhatHighLevelNeeds() {
        FieldValues bare = FieldValues.none().with("firstName", FieldValue.text("Ada"));
        Link longAgo =
                creating().edit().missingSince(NOW.minus(Duration.ofHours(1))).build();
        reconciler = new Reconciler(rules(MAPPING, List.of("email")), () -> "id" + ids++);
        Step.CheckGhl check = (Step.CheckGhl) lookedUp(longAgo, bare);
        Changes lacking = ((Step.Done) check.then().apply(Map.of())).changes();
        assertThat(lacking.reviews())
                .singleElement()
                .satisfies(item -> assertThat(item.kind()).isEqualTo(ReviewItem.Kind.REFUSED));
        Link waiting = lacking.link();

        Link link = ((Step.Done) lookedUp(waiting, bare, ADA)).changes().link();
        assertThat(link.state()).isEqualTo(LinkState.LINKED);
        assertThat(link.ghlBase()).isEqualTo(ADA);
    }

    private static Intent create(FieldValues sent, int attempt) {
        return new Intent("op", Side.GHL, Intent.Operation.CREATE, sent, sent, NOW, attempt, null);
    }

    /** A deleted record was to be created again, and another one of the same person was there before that was tried. */
    @Test
    void aRecordThatTurnsUpBeforeACreateIsTriedIsThePartner() {
        Link revived = link("a-link", null, "c1", LinkState.CREATING_APP);
        Step.FindGhl find =
                (Step.FindGhl) ((Step.ReadApp) begin(Side.APP, null)).then().apply(Optional.of(app(ADA)));
        Step.FindApp others = (Step.FindApp) find.then().apply(List.of(new Candidate("c1", ADA, null, revived)));
        Step.Done done = (Step.Done) others.then().apply(List.of(new Candidate("a1", ADA, null, null)));

        assertThat(done.changes().link().state()).isEqualTo(LinkState.LINKED);
        assertThat(done.changes().link().appId()).isEqualTo("a1");
        assertThat(done.changes().link().ghlId()).isEqualTo("c1");
        assertThat(done.changes().released()).extracting(Link::id).containsExactly("a-link");
    }

    /** The answer to a create was lost, and both sides were edited before it was looked for. */
    @Test
    void aCreateThatIsFoundEditedKeepsWhatBothAgreedOn() {
        FieldValues cleared = ADA.with("city", FieldValue.nothing());
        FieldValues renamed = ADA.with("firstName", FieldValue.text("Augusta"));
        Step.ReadEvents events = (Step.ReadEvents) lookedUp(creating(), cleared, renamed);
        Link link = ((Step.Done) events.then().apply(List.of())).changes().link();

        assertThat(link.state()).isEqualTo(LinkState.LINKED);
        assertThat(link.appBase().get("city")).isEqualTo(FieldValue.text("London"));
        assertThat(link.ghlBase().get("city")).isEqualTo(FieldValue.text("London"));
        assertThat(link.ghlBase().get("firstName")).isEqualTo(FieldValue.absent());
    }

    /** The answer to a create was lost, and its contact was edited; a webhook had shown it as it was sent. */
    @Test
    void aCreateThatAnEventShowedIsOurs() {
        FieldValues renamed = ADA.with("firstName", FieldValue.text("Augusta"));
        Step.ReadEvents events = (Step.ReadEvents) lookedUp(creating(), ADA, renamed);
        Step.Done done = (Step.Done) events.then().apply(List.of(new Observation(NOW, ADA, true)));

        Link link = done.changes().link();
        assertThat(link.state()).isEqualTo(LinkState.LINKED);
        assertThat(link.ghlBase()).isEqualTo(ADA);
        assertThat(done.changes().audit())
                .anySatisfy(row -> assertThat(row.action()).isEqualTo(AuditEntry.Action.RECOVERED));
    }

    /** A create was taken for lost and tried again with other values, and the first one shows up after all. */
    @Test
    void aCreateOfAnEarlierAttemptIsOursAsWell() {
        FieldValues moved = ADA.with("city", FieldValue.text("Oslo"));
        Link longAgo =
                creating().edit().missingSince(NOW.minus(Duration.ofHours(1))).build();
        Step.CheckGhl check = (Step.CheckGhl) lookedUp(longAgo, moved);
        Step.Commit second = (Step.Commit) check.then().apply(Map.of());
        assertThat(stored(second).intent().sent().get("city")).isEqualTo(FieldValue.text("Oslo"));

        Step.Done done = (Step.Done) lookedUp(stored(second), moved, ADA);
        Link link = done.changes().link();
        assertThat(link.state()).isEqualTo(LinkState.LINKED);
        assertThat(link.appBase().get("city")).isEqualTo(FieldValue.text("London"));
        assertThat(link.ghlBase().get("city")).isEqualTo(FieldValue.text("London"));
    }

    /** A worker that had lost the location wrote the same to the application first. */
    @Test
    void aWriteThatSomebodyElseMayHaveMadeIsRememberedUntilItIsCompared() {
        FieldValues inGhl = ADA.with("city", FieldValue.text("Rome"));
        Step.ReadGhl read = then(begin(Side.GHL, linked()), Optional.of(app(ADA)));
        Step.Commit writing = (Step.Commit) read.then().apply(Optional.of(ghl(inGhl)));
        Step.PatchApp patch = (Step.PatchApp) writing.then().apply(stored(writing));
        Step.Done refused = (Step.Done) patch.then().apply(Optional.empty());
        Link left =
                refused.changes() == null ? stored(writing) : refused.changes().link();
        assertThat(refused.outcome()).isInstanceOf(Outcome.Again.class);
        assertThat(left.intent()).isEqualTo(stored(writing).intent());

        // The other worker's write landed: both sides agree by it.
        Step.ReadGhl again = then(begin(Side.GHL, left), Optional.of(app(inGhl)));
        Step.ReadEvents events = (Step.ReadEvents) again.then().apply(Optional.of(ghl(inGhl)));
        Step.Done same = (Step.Done) events.then().apply(List.of());
        assertThat(same.changes().link().appBase().get("city")).isEqualTo(FieldValue.text("Rome"));
        assertThat(same.changes().link().intent()).isNull();
    }

    /** Tags were added and the answer lost; they were to be removed again; then an event of before the adding came. */
    @Test
    void anEventFromBeforeAWriteIsNoProofOfIt() {
        Reconciler tags = new Reconciler(rules(TAGS), () -> "id" + ids++);
        Link agreed = tagged(linked(), Set.of("vip"), Set.of("vip"))
                .edit()
                .ghlVersion(NOW.minusSeconds(60))
                .build();
        FieldValues none = ADA.with("tags", FieldValue.nothing());
        FieldValues vip = tags(ADA, Set.of("vip"));
        Step.Commit removing = (Step.Commit)
                then(begin(tags, agreed), Optional.of(app(none))).then().apply(Optional.of(ghl(vip)));
        assertThat(stored(removing).intent().operation()).isEqualTo(Intent.Operation.REMOVE_TAGS);

        Step.ReadEvents events = (Step.ReadEvents) then(begin(tags, stored(removing)), Optional.of(app(none)))
                .then()
                .apply(Optional.of(ghl(vip)));
        Step.Commit next = (Step.Commit) events.then().apply(List.of(new Observation(NOW.minusSeconds(5), none, true)));

        assertThat(stored(next).intent().side()).isEqualTo(Side.GHL);
        assertThat(stored(next).intent().operation()).isEqualTo(Intent.Operation.REMOVE_TAGS);
    }

    /** HighLevel did not keep a write, as it seemed; the write was only late, and somebody changed what it had written. */
    @Test
    void whatShowsUpAfterAllIsWhatTheNextEditWasMadeOf() {
        Link seen = linked().edit().ghlVersion(NOW.minusSeconds(60)).build();
        FieldValues inApp = ADA.with("city", FieldValue.text("Oslo"));
        FieldValues inGhl = ADA.with("city", FieldValue.text("Rome"));
        ReviewItem notKept = question("Oslo", "London", Decisions.NOT_KEPT, null);

        Step.ReadEvents late = (Step.ReadEvents) compared(seen, notKept, inApp, inGhl);
        Step.Commit next = (Step.Commit) late.then().apply(List.of(new Observation(NOW.minusSeconds(5), inApp, true)));
        assertThat(stored(next).intent().side()).isEqualTo(Side.APP);
        assertThat(stored(next).intent().sent().get("city")).isEqualTo(FieldValue.text("Rome"));

        // An event from before the write says nothing about it.
        Step.ReadEvents early = (Step.ReadEvents) compared(seen, notKept, inApp, inGhl);
        assertThat(early.then().apply(List.of(new Observation(NOW.minusSeconds(90), inApp, true))))
                .isInstanceOf(Step.CheckGhl.class);
    }

    /** A person answered while the engine wrote what a rule had decided, and that run did not come to its end. */
    @Test
    void anAnswerIsCarriedOutAlthoughAWriteOfTheEnginesOvertookIt() {
        Decision third =
                new Decision(Decision.Choice.VALUE, FieldValue.text("Bern"), null, "someone", NOW.minusSeconds(1), "");
        FieldValues rome = ADA.with("city", FieldValue.text("Rome"));
        ReviewItem toApp = question("Oslo", "Rome", "both changed", third);
        Link writing = linked().edit()
                .intent(new Intent("op", Side.APP, Intent.Operation.PATCH, city("Rome"), city("Rome"), NOW, 1, null))
                .build();
        Step.ReadEvents found = (Step.ReadEvents) compared(writing, toApp, rome, rome);
        assertThat(patchOf(found.then().apply(List.of())).get("city")).isEqualTo(FieldValue.text("Bern"));

        Decision theirs =
                new Decision(Decision.Choice.GHL, FieldValue.absent(), null, "someone", NOW.minusSeconds(1), "");
        FieldValues oslo = ADA.with("city", FieldValue.text("Oslo"));
        ReviewItem toGhl = question("Oslo", "Rome", "both changed", theirs);
        // The run that found the write died as well.
        Link half = linked().edit()
                .base(Side.APP, "city", FieldValue.text("Oslo"))
                .base(Side.GHL, "city", FieldValue.text("Oslo"))
                .build();
        assertThat(patchOf(compared(half, toGhl, oslo, oslo)).get("city")).isEqualTo(FieldValue.text("Rome"));

        // Both sides were edited since the person saw them.
        Step.Done moved = (Step.Done) compared(linked(), toGhl, ADA, ADA);
        assertThat(moved.outcome()).isInstanceOf(Outcome.Settled.class);
    }

    /** HighLevel answered the write of what a person had decided, and did not keep it. */
    @Test
    void aDecisionThatHighLevelDidNotKeepIsAskedForAndNotLeftToTheFieldsOwnPlan() {
        FieldValues rome = ADA.with("city", FieldValue.text("Rome"));
        Decision ours =
                new Decision(Decision.Choice.APP, FieldValue.absent(), null, "someone", NOW.minusSeconds(1), "");
        Step.CheckGhl check =
                (Step.CheckGhl) compared(linked(), question("London", "Rome", Decisions.NOT_KEPT, ours), ADA, rome);
        Step.Commit sending = (Step.Commit) check.then().apply(Map.of());
        Step.PatchGhl write = (Step.PatchGhl) sending.then().apply(stored(sending));
        assertThat(write.changes().get("city")).isEqualTo(FieldValue.text("London"));
        Step.Done refused = (Step.Done) write.then().apply(ghl(rome));
        ReviewItem asked = refused.changes().reviews().get(0);
        assertThat(asked.status()).isEqualTo(ReviewItem.Status.OPEN);
        assertThat(asked.reason()).isEqualTo(Decisions.NOT_KEPT);

        // HighLevel alone has moved, so the plan would have its value go to the application.
        assertStillAsked(compared(refused.changes().link(), asked, ADA, rome));
        // As when an undo is not kept: nothing has moved.
        assertStillAsked(compared(linked(), question("London", "London", Decisions.NOT_KEPT, null), ADA, ADA));
    }

    private static void assertStillAsked(Step step) {
        Step.Done done = (Step.Done) step;
        assertThat(done.outcome()).isInstanceOf(Outcome.Settled.class);
        assertThat(done.changes().reviews()).isEmpty();
    }

    /** HighLevel did not keep a write, as it seemed; it was only late, and landed before a person decided against it. */
    @Test
    void anAnswerIsCarriedOutAlthoughAWriteThatDidNotSeemToBeKeptOvertookIt() {
        FieldValues oslo = ADA.with("city", FieldValue.text("Oslo"));
        Decision theirs =
                new Decision(Decision.Choice.GHL, FieldValue.absent(), null, "someone", NOW.minusSeconds(1), "");

        ReviewItem notKept = question("Oslo", "London", Decisions.NOT_KEPT, theirs);
        assertThat(patchOf(compared(linked(), notKept, oslo, oslo)).get("city")).isEqualTo(FieldValue.text("London"));

        // Where nothing was written, somebody entered the same on both sides.
        Step.Done agreed = (Step.Done) compared(linked(), question("Oslo", "Rome", "both changed", theirs), oslo, oslo);
        assertThat(agreed.changes().link().appBase().get("city")).isEqualTo(FieldValue.text("Oslo"));
    }

    /** The answer to the first write of a decision was lost, while the sides fought over the field. */
    @Test
    void theOtherHalfOfAnAnswerIsCarriedOut() {
        FieldValues oslo = ADA.with("city", FieldValue.text("Oslo"));
        FieldValues bern = ADA.with("city", FieldValue.text("Bern"));
        Decision third =
                new Decision(Decision.Choice.VALUE, FieldValue.text("Bern"), null, "someone", NOW.minusSeconds(1), "");
        ReviewItem fight = question(ReviewItem.Kind.FIGHTING, "Oslo", "Rome", "fighting", third);

        Step.Commit next = (Step.Commit) compared(linked(), fight, oslo, bern);
        assertThat(stored(next).intent().side()).isEqualTo(Side.APP);
        assertThat(stored(next).intent().sent().get("city")).isEqualTo(FieldValue.text("Bern"));

        assertThat(patchOf(compared(linked(), fight, bern, ADA.with("city", FieldValue.text("Rome"))))
                        .get("city"))
                .isEqualTo(FieldValue.text("Bern"));
    }

    /** A write that was found landed left both sides known by different values, and HighLevel went back to its own. */
    @Test
    void aQuestionStaysOpenWhileTheSidesDifferThoughNeitherMoved() {
        Link half =
                linked().edit().base(Side.APP, "city", FieldValue.text("Oslo")).build();
        FieldValues oslo = ADA.with("city", FieldValue.text("Oslo"));
        ReviewItem fight = question(ReviewItem.Kind.FIGHTING, "Oslo", "Bern", "fighting", null);

        Step.Done done = (Step.Done) compared(half, fight, oslo, ADA);
        ReviewItem asked = done.changes().reviews().get(0);
        assertThat(asked.id()).isEqualTo(fight.id());
        assertThat(asked.status()).isEqualTo(ReviewItem.Status.OPEN);
        assertThat(asked.ghl()).isEqualTo(FieldValue.text("London"));

        Step.Done agreed = (Step.Done) compared(linked(), fight, ADA, ADA);
        assertThat(agreed.changes().reviews().get(0).status()).isEqualTo(ReviewItem.Status.CLOSED);
    }

    /** A create's answer was lost, and a field was cleared before the contact was found; the webhook came last. */
    @Test
    void aFieldThatWasClearedBehindALostCreateIsNotFilledAgain() {
        FieldValues cleared = ADA.with("city", FieldValue.nothing());
        Step.ReadEvents events = (Step.ReadEvents) lookedUp(creating(), ADA, cleared);
        Link link = ((Step.Done) events.then().apply(List.of())).changes().link();
        assertThat(link.state()).isEqualTo(LinkState.LINKED);

        Step.ReadEvents none = (Step.ReadEvents) compared(link, null, ADA, cleared);
        assertThat(((Step.Done) none.then().apply(List.of())).outcome()).isInstanceOf(Outcome.Later.class);

        Step.ReadEvents shown = (Step.ReadEvents) compared(link, null, ADA, cleared);
        Step.Commit next = (Step.Commit) shown.then().apply(List.of(new Observation(NOW, ADA, true)));
        assertThat(stored(next).intent().side()).isEqualTo(Side.APP);
        assertThat(stored(next).intent().sent()).isEqualTo(FieldValues.none().with("city", FieldValue.nothing()));
    }

    /** An undo of tags died when HighLevel had its part and the application not yet. */
    @Test
    void anUndoOfTagsThatDiedHalfwayReachesTheApplication() {
        Reconciler tags = new Reconciler(rules(TAGS), () -> "id" + ids++);
        Link both = tagged(linked(), Set.of("a", "b"), Set.of("a", "b"));
        Link removing = both.edit()
                .intent(tagCall(Intent.Operation.REMOVE_TAGS, Set.of("b"), Set.of("a", "b")))
                .build();
        assertThat(sentToApp(tags, removing, Set.of("a", "b"), Set.of("a"))).isEqualTo(Set.of("a"));

        Link one = tagged(linked(), Set.of("a"), Set.of("a"));
        Link adding = one.edit()
                .intent(tagCall(Intent.Operation.ADD_TAGS, Set.of("b"), Set.of("a")))
                .build();
        assertThat(sentToApp(tags, adding, Set.of("a"), Set.of("a", "b"))).isEqualTo(Set.of("a", "b"));
    }

    /** An undo died when HighLevel, or both sides, had their part: it was carried out all the same. */
    @Test
    void anUndoThatDiedHalfwayIsDone() {
        FieldValues paris = ADA.with("city", FieldValue.text("Paris"));
        Link toGhl = linked().edit()
                .intent(new Intent("op", Side.GHL, Intent.Operation.PATCH, city("Paris"), city("London"), NOW, 1, null))
                .build();
        Step.ReadEvents found = (Step.ReadEvents) compared(toGhl, undo("Paris"), ADA, paris);
        Step.Commit sending = (Step.Commit) found.then().apply(List.of());
        Step.PatchApp write = (Step.PatchApp) sending.then().apply(stored(sending));
        assertThat(write.changes()).isEqualTo(city("Paris"));
        assertThat(UndoFlow.isDone(closed(write.then().apply(Optional.of(paris)))))
                .isTrue();

        Link toApp = linked().edit()
                .base(Side.GHL, "city", FieldValue.text("Paris"))
                .intent(new Intent("op", Side.APP, Intent.Operation.PATCH, city("Paris"), city("Paris"), NOW, 1, null))
                .build();
        Step.ReadEvents both = (Step.ReadEvents) compared(toApp, undo("Paris"), paris, paris);
        assertThat(UndoFlow.isDone(closed(both.then().apply(List.of())))).isTrue();

        Link edited = linked().edit()
                .base(Side.APP, "city", FieldValue.text("Oslo"))
                .base(Side.GHL, "city", FieldValue.text("Oslo"))
                .build();
        FieldValues oslo = ADA.with("city", FieldValue.text("Oslo"));
        assertThat(closed(compared(edited, undo("Paris"), oslo, oslo)).closing())
                .isEqualTo(UndoFlow.MOVED);
    }

    private static ReviewItem undo(String to) {
        Decision restore =
                new Decision(Decision.Choice.RESTORE, FieldValue.text(to), null, "someone", NOW.minusSeconds(1), "");
        return question(ReviewItem.Kind.UNDO, "London", "London", "undo", restore);
    }

    private static ReviewItem closed(Step step) {
        return ((Step.Done) step).changes().reviews().get(0);
    }

    private static Intent tagCall(Intent.Operation operation, Set<String> sent, Set<String> source) {
        FieldValues none = FieldValues.none();
        return new Intent("op", Side.GHL, operation, tags(none, sent), tags(none, source), NOW, 1, null);
    }

    private static Set<String> sentToApp(Reconciler reconciler, Link link, Set<String> inApp, Set<String> inGhl) {
        Step.ReadEvents events = (Step.ReadEvents) then(begin(reconciler, link), Optional.of(app(tags(ADA, inApp))))
                .then()
                .apply(Optional.of(ghl(tags(ADA, inGhl))));
        Intent intent = stored((Step.Commit) events.then().apply(List.of())).intent();
        assertThat(intent.side()).isEqualTo(Side.APP);
        return intent.sent().get("tags").asLabels();
    }

    private static FieldValues city(String city) {
        return FieldValues.none().with("city", FieldValue.text(city));
    }

    private static ReviewItem question(String app, String ghl, String reason, Decision decision) {
        return question(ReviewItem.Kind.FIELD, app, ghl, reason, decision);
    }

    private static ReviewItem question(ReviewItem.Kind kind, String app, String ghl, String reason, Decision decision) {
        return new ReviewItem(
                "q",
                "loc",
                RecordType.CONTACT,
                "a-link",
                kind,
                "city",
                FieldValue.text("London"),
                FieldValue.text("London"),
                FieldValue.text(app),
                FieldValue.text(ghl),
                List.of(),
                reason,
                NOW.minusSeconds(30),
                NOW.minusSeconds(30),
                decision == null ? ReviewItem.Status.OPEN : ReviewItem.Status.DECIDED,
                decision,
                null,
                1);
    }

    /** What follows when both sides of a linked pair were read. */
    private Step compared(Link link, ReviewItem item, FieldValues inApp, FieldValues inGhl) {
        Step begun = reconciler.begin(situation(Side.GHL, link, item == null ? List.of() : List.of(item)));
        return then(begun, Optional.of(app(inApp))).then().apply(Optional.of(ghl(inGhl)));
    }

    /** What is about to be written to HighLevel. */
    private static FieldValues patchOf(Step step) {
        Intent intent = stored((Step.Commit) ((Step.CheckGhl) step).then().apply(Map.of()))
                .intent();
        assertThat(intent.side()).isEqualTo(Side.GHL);
        return intent.sent();
    }

    private static Link creating() {
        return link("a-link", "a1", null, LinkState.CREATING_GHL)
                .edit()
                .intent(new Intent("op", Side.GHL, Intent.Operation.CREATE, ADA, ADA, NOW.minusSeconds(1), 1, null))
                .build();
    }

    /** What follows when the engine looks for a contact that it may have created, and finds these. */
    private Step lookedUp(Link creating, FieldValues inApp, FieldValues... inGhl) {
        Step.ReadApp read = (Step.ReadApp) begin(Side.APP, creating);
        Step.FindGhl find = (Step.FindGhl) read.then().apply(Optional.of(app(inApp)));
        return find.then()
                .apply(Stream.of(inGhl)
                        .map(values -> new Candidate("c1", values, null, null))
                        .toList());
    }

    /** After a crash behind the write, nobody holds the value any more that lost. */
    @Test
    void theLoserIsInTheAuditLogBeforeItIsOverwritten() {
        FieldValues inApp = ADA.with("city", FieldValue.text("Oslo"));
        FieldValues inGhl = ADA.with("city", FieldValue.text("Rome"));
        Step.ReadGhl ghl = then(begin(Side.GHL, linked()), Optional.of(app(inApp)));
        Step.ReadEvents events = (Step.ReadEvents) ghl.then().apply(Optional.of(ghl(inGhl)));
        Step.CheckGhl check = (Step.CheckGhl) events.then().apply(List.of());
        Step.Commit commit = (Step.Commit) check.then().apply(Map.of());

        assertThat(commit.changes().link().intent()).isNotNull();
        assertThat(commit.changes().audit()).anySatisfy(row -> {
            assertThat(row.action()).isEqualTo(AuditEntry.Action.CONFLICT_SETTLED);
            assertThat(row.before()).isEqualTo(FieldValue.text("Rome"));
            assertThat(row.after()).isEqualTo(FieldValue.text("Oslo"));
        });
    }

    /** The engine wrote joined tags to the application and died, and the application changed another tag since. */
    @Test
    void aWriteOfTagsIsRecognisedTagByTag() {
        Reconciler tags = new Reconciler(rules(TAGS), () -> "id" + ids++);
        Link agreed = tagged(linked(), Set.of("kept", "dropped"), Set.of("kept", "dropped"));
        Step.ReadGhl read = then(begin(tags, agreed), Optional.of(app(tags(ADA, Set.of("kept", "dropped", "mine")))));
        Step.Commit adding = (Step.Commit) read.then().apply(Optional.of(ghl(tags(ADA, Set.of("kept", "theirs")))));
        Step.AddTags add = (Step.AddTags) adding.then().apply(stored(adding));
        assertThat(add.tags()).containsExactly("mine");
        Step.Commit writing = (Step.Commit) add.then().apply(Set.of("kept", "theirs", "mine"));
        assertThat(writing.changes().link().intent().side()).isEqualTo(Side.APP);

        // It landed: the application held [kept, mine, theirs], and then somebody took "mine" away there.
        Step.ReadGhl again = then(begin(tags, stored(writing)), Optional.of(app(tags(ADA, Set.of("kept", "theirs")))));
        Step.ReadEvents events = (Step.ReadEvents) again.then()
                .apply(Optional.of(ghl(tags(ADA, Set.of("kept", "theirs", "mine", "dropped")))));
        Step.Commit next = (Step.Commit) events.then().apply(List.of());

        // "dropped" was given again in HighLevel: an edit, not a tag that the application removed.
        Intent removes = next.changes().link().intent();
        assertThat(removes.operation()).isEqualTo(Intent.Operation.REMOVE_TAGS);
        assertThat(removes.sent().get("tags")).isEqualTo(FieldValue.labels(Set.of("mine")));
    }

    /** It did not land: the edits of both sides are still to be joined. */
    @Test
    void aWriteOfTagsThatDidNotLandIsPlannedAgain() {
        Reconciler tags = new Reconciler(rules(TAGS), () -> "id" + ids++);
        Link agreed = tagged(linked(), Set.of("kept", "dropped"), Set.of("kept", "dropped"));
        FieldValues inApp = tags(ADA, Set.of("kept", "dropped"));
        FieldValues inGhl = tags(ADA, Set.of("kept", "theirs"));
        Step.ReadGhl read = then(begin(tags, agreed), Optional.of(app(inApp)));
        Step.Commit writing = (Step.Commit) read.then().apply(Optional.of(ghl(inGhl)));

        Step.ReadGhl again = then(begin(tags, stored(writing)), Optional.of(app(inApp)));
        Step.ReadEvents events = (Step.ReadEvents) again.then().apply(Optional.of(ghl(inGhl)));
        Step.Commit next = (Step.Commit) events.then().apply(List.of());

        assertThat(next.changes().link().intent().side()).isEqualTo(Side.APP);
        assertThat(next.changes().link().intent().sent().get("tags"))
                .isEqualTo(FieldValue.labels(Set.of("kept", "theirs")));
    }

    /** Both sides had a tag when they were first compared; then it was taken away in one of them. */
    @Test
    void tagsThatBothSidesHadAtFirstAreAgreedOn() {
        Reconciler tags = new Reconciler(rules(TAGS), () -> "id" + ids++);
        Step.ReadGhl read = then(begin(tags, linked()), Optional.of(app(tags(ADA, Set.of("mine", "common")))));
        Step.ReadEvents events = (Step.ReadEvents) read.then().apply(Optional.of(ghl(tags(ADA, Set.of("common")))));
        Step.Commit adding = (Step.Commit) events.then().apply(List.of());
        Step.AddTags add = (Step.AddTags) adding.then().apply(stored(adding));
        Link agreed = ((Step.Done) add.then().apply(Set.of("mine", "common")))
                .changes()
                .link();

        Step.ReadGhl again = then(begin(tags, agreed), Optional.of(app(tags(ADA, Set.of("mine", "common")))));
        Step.Commit next = (Step.Commit) again.then().apply(Optional.of(ghl(tags(ADA, Set.of("mine")))));
        assertThat(stored(next).intent().side()).isEqualTo(Side.APP);
        assertThat(stored(next).intent().sent()).isEqualTo(tags(FieldValues.none(), Set.of("mine")));
    }

    private static Link stored(Step.Commit commit) {
        return commit.changes().link();
    }

    private static FieldValues tags(FieldValues values, Set<String> labels) {
        return values.with("tags", FieldValue.labels(labels));
    }

    private static Link tagged(Link link, Set<String> app, Set<String> ghl) {
        return link.edit()
                .base(Side.APP, "tags", FieldValue.labels(app))
                .base(Side.GHL, "tags", FieldValue.labels(ghl))
                .build();
    }

    private static Step.ReadGhl then(Step first, Optional<AppState> app) {
        Step next = ((Step.ReadApp) first).then().apply(app);
        return (Step.ReadGhl)
                (next instanceof Step.Commit asking ? asking.then().apply(stored(asking)) : next);
    }

    private static Step begin(Reconciler reconciler, Link link) {
        return begin(reconciler, Side.GHL, link);
    }

    private Step begin(Side side, Link link) {
        return begin(reconciler, side, link);
    }

    private static Step begin(Reconciler reconciler, Side side, Link link) {
        return reconciler.begin(situation(side, link, List.of()));
    }

    private static Situation situation(Side side, Link link, List<ReviewItem> reviews) {
        return new Situation(
                "loc",
                RecordType.CONTACT,
                side,
                side == Side.APP ? "a1" : "c1",
                Optional.ofNullable(link),
                reviews,
                Set.of(Signal.Cause.SWEEP),
                NOW,
                null);
    }

    private static Link linked() {
        Link fresh = link("a-link", "a1", "c1", LinkState.LINKED);
        var edit = fresh.edit();
        ADA.asMap().forEach((field, value) -> edit.base(Side.APP, field, value).base(Side.GHL, field, value));
        return edit.build();
    }

    private static Link link(String id, String appId, String ghlId, LinkState state) {
        return Link.fresh(id, "loc", RecordType.CONTACT, appId, ghlId, state);
    }

    private static FieldValues values(String email, String firstName, String city) {
        return FieldValues.none()
                .with("email", FieldValue.text(email))
                .with("firstName", FieldValue.text(firstName))
                .with("city", FieldValue.text(city));
    }

    private static GhlState ghl(FieldValues values) {
        return new GhlState("c1", NOW, values, Map.of(), null);
    }

    private static AppState app(FieldValues values) {
        return new AppState("a1", values, Map.of(), Map.of(), UNTOUCHED);
    }

    /** None of these cases comes to a write in the application. */
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
