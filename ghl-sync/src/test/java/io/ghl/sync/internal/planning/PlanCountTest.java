package io.ghl.sync.internal.planning;

import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.record.RecordType.NOTE;
import static io.ghl.sync.record.Side.APP;
import static io.ghl.sync.record.Side.GHL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.plan.PlannedChange;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.SyncStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan says was worked out, from the log of the work. */
class PlanCountTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final FieldValue OLD = FieldValue.text("old");
    private static final FieldValue NEW = FieldValue.text("new");

    private final SyncStore store = SyncStore.memory();

    @AfterEach
    void close() {
        store.close();
    }

    private void link(String id, @Nullable String appId, @Nullable String ghlId) {
        store.transact(tx -> tx.links().insert(Link.fresh(id, "here", CONTACT, appId, ghlId, LinkState.LINKED)));
    }

    private void row(RecordType type, String link, Action action, @Nullable String field, @Nullable Side written) {
        row(store, type, link, action, field, written, NEW, "a rule");
    }

    private static void row(
            SyncStore store,
            RecordType type,
            String link,
            Action action,
            @Nullable String field,
            @Nullable Side written,
            FieldValue after,
            String rule) {
        store.transact(tx -> {
            tx.audit()
                    .append(new AuditEntry(
                            0,
                            NOW,
                            "here",
                            type,
                            link,
                            action,
                            field,
                            written,
                            OLD,
                            after,
                            FieldValue.absent(),
                            FieldValue.absent(),
                            rule,
                            "evidence",
                            null));
            return true;
        });
    }

    private void row(Action action, @Nullable String field, @Nullable Side written) {
        row(CONTACT, "l1", action, field, written);
    }

    private PlanCount count() {
        return new PlanCount(store, "here");
    }

    private TypePlan contacts() {
        return count().of(CONTACT, 0, 0, 0, 0);
    }

    // ---- counting ----

    @Test
    void eachKindOfWorkIsCountedForItselfAndPerSide() {
        link("l1", "a1", "g1");
        row(Action.LINKED, null, null);
        row(Action.CREATED, null, GHL);
        row(Action.CREATED, null, GHL);
        row(Action.CREATED, null, APP);
        row(Action.DELETED, null, GHL);
        row(Action.DELETED, null, GHL);
        row(Action.DELETED, null, GHL);
        row(Action.DELETED, null, APP);
        row(Action.DELETED, null, APP);
        row(Action.ARCHIVED, null, GHL);
        row(Action.ARCHIVED, null, APP);
        row(Action.ARCHIVED, null, APP);
        row(Action.UNLINKED, null, null);
        row(Action.ALIASED, null, null);
        row(Action.UPDATED, "city", GHL);
        row(Action.CONFLICT_SETTLED, "city", GHL);
        row(Action.MERGED, "tags", APP);
        row(Action.REVIEW_OPENED, "phone", null);
        row(Action.REVIEW_OPENED, "phone", null);
        row(Action.REVIEW_OPENED, null, null);

        TypePlan plan = count().of(CONTACT, 7, 8, 9, 10);
        assertThat(plan)
                .isEqualTo(new TypePlan(
                        7,
                        8,
                        9,
                        10,
                        1,
                        2,
                        1,
                        3,
                        2,
                        1,
                        2,
                        2,
                        0,
                        0,
                        Map.of("city", 2),
                        Map.of("tags", 1),
                        Map.of("phone", 2, ReviewItem.WHOLE_RECORD, 1),
                        plan.samples()));
        assertThat(count().of(NOTE, 0, 0, 0, 0).isEmpty()).isTrue();
    }

    @Test
    void aQuestionAboutARecordWithoutAPartnerIsWhoItsPartnerIs() {
        link("l1", "a1", null);
        link("l2", null, "g2");
        row(Action.REVIEW_OPENED, null, null);
        row(CONTACT, "l2", Action.REVIEW_OPENED, "email", null);
        assertThat(contacts().ambiguous()).isEqualTo(2);
        assertThat(contacts().conflicts()).isEmpty();
    }

    /** Whether so many deletions are meant is asked of no record in particular. */
    @Test
    void aQuestionAboutManyIsCountedOfItsType() {
        row(NOTE, "no link", Action.REVIEW_OPENED, null, null);
        assertThat(count().of(NOTE, 0, 0, 0, 0).conflicts()).containsExactly(Map.entry(ReviewItem.WHOLE_RECORD, 1));
        assertThat(contacts().isEmpty()).isTrue();
    }

    /** The link says whether it is one still: what failed may have succeeded later. */
    @Test
    void aRecordThatIsLeftForAnErrorIsADeadLetterWithItsProblem() {
        store.transact(tx -> tx.links()
                .insert(Link.fresh("l1", "here", CONTACT, "a1", null, LinkState.CREATING_GHL)
                        .edit()
                        .failures(Failures.after(null, Failures.Cause.APPLICATION, "no address", NOW))
                        .build()));
        link("l2", "a2", "g2");
        row(Action.PARKED, null, null);
        row(CONTACT, "l2", Action.PARKED, null, null);

        assertThat(contacts().deadLetters()).isEqualTo(1);
        assertThat(contacts().samples())
                .containsExactly(
                        new PlannedChange("a1", null, Action.PARKED, null, null, OLD, NEW, "a rule", "evidence"));
        assertThat(contacts().samples().toString()).contains("a1").doesNotContain("evidence");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REVIEW_DECIDED",
                "REVIEW_CLOSED",
                "RECOVERED",
                "CONFIRMED",
                "UNCONFIRMED",
                "OVERWRITTEN",
                "AGREED",
                "RULE_CHANGED"
            })
    void whatIsNoWorkOfAPlanIsNotShown(Action action) {
        link("l1", "a1", "g1");
        String before = count().fingerprint();
        row(action, "city", GHL);
        assertThat(contacts().isEmpty()).isTrue();
        assertThat(contacts().samples()).isEmpty();
        assertThat(count().fingerprint()).isEqualTo(before);
    }

    /** One row says that the record is deleted, others what the values of its fields were. */
    @Test
    void theFieldsOfADeletedRecordAreNotDeletions() {
        link("l1", "a1", "g1");
        row(Action.DELETED, null, GHL);
        row(Action.DELETED, "city", GHL);
        row(CONTACT, "a link that is gone", Action.DELETED, null, GHL);
        assertThat(contacts().deleteInGhl()).isEqualTo(1);
        assertThat(contacts().samples()).hasSize(1);
    }

    @Test
    void aLongLogIsCountedToItsEnd() {
        link("l1", "a1", "g1");
        for (int i = 0; i < 1001; i++) {
            row(Action.UPDATED, "city", GHL);
        }
        assertThat(contacts().updatesInGhl()).containsExactly(Map.entry("city", 1001));
        assertThat(contacts().samples()).hasSize(5);
    }

    // ---- showing ----

    @Test
    void samplesAreTheFirstFewOfEachKind() {
        link("l1", "a1", "g1");
        for (int i = 0; i < 6; i++) {
            row(Action.UPDATED, "city", GHL);
        }
        row(Action.UPDATED, "city", APP);
        row(Action.UPDATED, "name", APP);
        assertThat(contacts().samples())
                .hasSize(7)
                .contains(new PlannedChange("a1", "g1", Action.UPDATED, "city", GHL, OLD, NEW, "a rule", null))
                .contains(new PlannedChange("a1", "g1", Action.UPDATED, "name", APP, OLD, NEW, "a rule", null));
    }

    @Test
    void idsThatThePlanMadeUpAreNotShown() {
        String planned = new PlannedIds().next(FieldValues.none());
        link("l1", "a1", planned);
        row(Action.CREATED, null, GHL);
        link("l2", planned, null);
        row(CONTACT, "l2", Action.CREATED, null, APP);
        assertThat(contacts().samples())
                .containsExactlyInAnyOrder(
                        new PlannedChange("a1", null, Action.CREATED, null, GHL, OLD, NEW, "a rule", null),
                        new PlannedChange(null, null, Action.CREATED, null, APP, OLD, NEW, "a rule", null));
    }

    // ---- naming ----

    /** The fingerprint of a log of one row. */
    private static String fingerprint(
            @Nullable String appId,
            @Nullable String ghlId,
            Action action,
            @Nullable String field,
            Side written,
            FieldValue after,
            String rule) {
        try (SyncStore one = SyncStore.memory()) {
            one.transact(tx -> tx.links().insert(Link.fresh("l", "here", CONTACT, appId, ghlId, LinkState.LINKED)));
            row(one, CONTACT, "l", action, field, written, after, rule);
            return new PlanCount(one, "here").fingerprint();
        }
    }

    @Test
    void theFingerprintTellsApartWhateverWouldBeDone() {
        String update = fingerprint("a", "g", Action.UPDATED, "city", GHL, NEW, "r");
        assertThat(List.of(
                        fingerprint("b", "g", Action.UPDATED, "city", GHL, NEW, "r"),
                        fingerprint("a", "h", Action.UPDATED, "city", GHL, NEW, "r"),
                        fingerprint("a", null, Action.UPDATED, "city", GHL, NEW, "r"),
                        fingerprint("a", "g", Action.MERGED, "city", GHL, NEW, "r"),
                        fingerprint("a", "g", Action.UPDATED, "name", GHL, NEW, "r"),
                        fingerprint("a", "g", Action.UPDATED, "city", APP, NEW, "r"),
                        fingerprint("a", "g", Action.UPDATED, "city", GHL, OLD, "r"),
                        fingerprint("a", "g", Action.UPDATED, "city", GHL, NEW, "s")))
                .doesNotContain(update)
                .doesNotHaveDuplicates();
        assertThat(fingerprint("a", "g", Action.UPDATED, "city", GHL, NEW, "r")).isEqualTo(update);
        assertThat(update).matches("[0-9a-f]{32}");
    }

    @Test
    void theFingerprintTellsOfAQuestionAboutMany() {
        String before = count().fingerprint();
        row(CONTACT, "no link", Action.REVIEW_OPENED, null, null);
        assertThat(count().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void theFingerprintTellsWhereALineEnds() {
        assertThat(Fingerprint.of(List.of("ab", "c")))
                .isNotEqualTo(Fingerprint.of(List.of("a", "bc")))
                .isNotEqualTo(Fingerprint.of(List.of("c", "ab")))
                .isEqualTo(Fingerprint.of(List.of("ab", "c")));
    }

    /** Which of two records of the same values came first goes by the order of the work. */
    @Test
    void theFingerprintDoesNotTellTwinsApart() {
        PlannedIds ids = new PlannedIds();
        String first = ids.next(FieldValues.none());
        String twin = ids.next(FieldValues.none());
        assertThat(twin).isNotEqualTo(first);
        assertThat(fingerprint("a", first, Action.CREATED, null, GHL, NEW, "r"))
                .isEqualTo(fingerprint("a", twin, Action.CREATED, null, GHL, NEW, "r"));
    }
}
