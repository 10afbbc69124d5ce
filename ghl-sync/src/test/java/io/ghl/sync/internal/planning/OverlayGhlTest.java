package io.ghl.sync.internal.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A plan sees what it wrote to HighLevel's records, HighLevel sees nothing of it, and the calls are counted. */
class OverlayGhlTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final List<GhlField> CONTACT = List.of(ContactFields.EMAIL, ContactFields.PHONE, ContactFields.CITY);

    private final Account account = new Account();
    private final OverlayGhl overlay = new OverlayGhl(account, CONTACT);

    private static FieldValues values(String... pairs) {
        FieldValues values = FieldValues.none();
        for (int i = 0; i < pairs.length; i += 2) {
            values = values.with(pairs[i], FieldValue.text(pairs[i + 1]));
        }
        return values;
    }

    /** Records that nobody may write to, and the reads of them. */
    private static final class Account implements GhlRecords {
        private final Map<String, GhlRecord> records = new TreeMap<>();
        private final List<String> reads = new ArrayList<>();
        private boolean byParent;

        void add(String id, FieldValues values) {
            records.put(id, new GhlRecord(id, NOON, values));
        }

        @Override
        public Optional<GhlRecord> read(String id) {
            reads.add(id);
            return Optional.ofNullable(records.get(id));
        }

        @Override
        public void checkCreate(FieldValues values) {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no values");
            }
        }

        @Override
        public Created create(FieldValues values) {
            throw new AssertionError("A plan created in HighLevel.");
        }

        @Override
        public GhlRecord update(String id, FieldValues changes) {
            throw new AssertionError("A plan wrote to HighLevel.");
        }

        @Override
        public void delete(String id) {
            throw new AssertionError("A plan deleted in HighLevel.");
        }

        @Override
        public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
            return List.copyOf(records.values());
        }

        @Override
        public List<GhlRecord> survivors(FieldValues held, Instant changedSince) {
            return List.copyOf(records.values());
        }

        @Override
        public Collection<String> findsBy() {
            return List.of("email", "phone");
        }

        @Override
        public GhlRows changedSince(Instant from, @Nullable String cursor) {
            return all(cursor);
        }

        @Override
        public GhlRows all(@Nullable String cursor) {
            return new GhlRows(List.copyOf(records.values()), cursor == null ? "next" : null);
        }

        @Override
        public boolean pollsByParent() {
            return byParent;
        }

        @Override
        public boolean lists(FieldValues values) {
            return values.isEmpty();
        }

        @Override
        public List<GhlRecord> under(String parentId) {
            return records.values().stream()
                    .filter(record -> record.values().get("contactId").equals(FieldValue.text(parentId)))
                    .toList();
        }

        @Override
        public Optional<Shown> shownBy(String event, String payload) {
            throw new AssertionError("A plan was shown an event.");
        }

        @Override
        public void check(List<WantedField> wanted) {
            throw new IllegalStateException("checked");
        }

        @Override
        public Map<String, String> refusals(FieldValues values) {
            return Map.of("email", "is no address");
        }
    }

    private FieldValues read(String id) {
        return overlay.read(id).orElseThrow().values();
    }

    private List<String> found(String... values) {
        return overlay.find(values(values), null, null).stream()
                .map(GhlRecord::id)
                .toList();
    }

    /** How many calls some work would have made. */
    private long calls(Runnable work) {
        long before = overlay.calls();
        work.run();
        return overlay.calls() - before;
    }

    // ---- creating ----

    @Test
    void whatMakesNoRecordIsRefusedAsByTheAccountAndTakesNoCall() {
        assertThat(calls(() -> assertThatThrownBy(() -> overlay.create(FieldValues.none()))
                        .hasMessage("no values")))
                .isZero();
        assertThat(overlay.all("next").rows()).isEmpty();
    }

    // ---- reading ----

    @Test
    void whatAListShowedIsNotReadOneByOneAndCountsAllTheSame() {
        account.add("c1", values("email", "ada@example.com"));
        assertThat(overlay.all(null).next()).isEqualTo("next");
        assertThat(overlay.all("next").rows()).extracting(GhlRecord::id).containsExactly("c1");
        account.add("c2", values("email", "bob@example.com"));

        assertThat(calls(() -> {
                    assertThat(read("c1")).isEqualTo(values("email", "ada@example.com"));
                    assertThat(read("c2")).isEqualTo(values("email", "bob@example.com"));
                    assertThat(read("c2")).isEqualTo(values("email", "bob@example.com"));
                    assertThat(overlay.read("c3")).isEmpty();
                }))
                .isEqualTo(4);
        assertThat(account.reads).containsExactly("c2", "c3");
        assertThat(overlay.calls()).isEqualTo(6);
    }

    @Test
    void aListThatIsReadAgainTakesNothingBack() {
        account.add("c1", values("email", "ada@example.com"));
        overlay.all(null);
        overlay.update("c1", values("city", "Rome"));
        overlay.all(null);
        assertThat(read("c1").get("city")).isEqualTo(FieldValue.text("Rome"));
    }

    // ---- writing ----

    @Test
    void whatIsWrittenIsReadAndFoundAgainAndOnlyHere() {
        account.add("c1", values("email", "ada@example.com", "city", "Paris"));
        overlay.all(null);

        assertThat(calls(() -> {
                    GhlRecord after = overlay.update("c1", values("city", "Rome", "phone", "+12025550143"));
                    assertThat(after.version()).isEqualTo(NOON);
                    assertThat(after.values())
                            .isEqualTo(values("email", "ada@example.com", "city", "Rome", "phone", "+12025550143"));
                }))
                .isEqualTo(1);
        assertThat(read("c1").get("city")).isEqualTo(FieldValue.text("Rome"));
        assertThat(found("phone", "+12025550143")).containsExactly("c1");
        assertThat(account.records.get("c1").values().get("city")).isEqualTo(FieldValue.text("Paris"));
        assertThatThrownBy(() -> overlay.update("c9", values("city", "Rome")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCreatedRecordHoldsNothingButWhatItIsMadeOf() {
        assertThat(calls(() -> {
                    GhlRecords.Created created = overlay.create(values("email", "bob@example.com"));
                    GhlRecord bob = created.record();
                    assertThat(created.duplicateOf()).isNull();
                    assertThat(bob).isNotNull();
                    assertThat(bob.values())
                            .isEqualTo(values("email", "bob@example.com")
                                    .with("phone", FieldValue.nothing())
                                    .with("city", FieldValue.nothing()));
                    assertThat(read(bob.id())).isEqualTo(bob.values());
                    assertThat(found("email", "bob@example.com")).containsExactly(bob.id());
                }))
                .isEqualTo(3);
        assertThat(account.reads).isEmpty();
    }

    @Test
    void tagsComeAndGo() {
        account.add("c1", values("email", "ada@example.com").with("tags", FieldValue.labels(Set.of("vip"))));
        overlay.all(null);
        assertThat(calls(() -> {
                    assertThat(overlay.addTags("c1", List.of("new", "vip"))).containsExactly("new", "vip");
                    assertThat(read("c1").get("tags")).isEqualTo(FieldValue.labels(Set.of("new", "vip")));
                    assertThat(overlay.removeTags("c1", List.of("vip", "other")))
                            .containsExactly("new");
                    assertThat(overlay.removeTags("c1", List.of("new"))).isEmpty();
                }))
                .isEqualTo(4);
        assertThat(read("c1").get("tags")).isEqualTo(FieldValue.nothing());
    }

    @Test
    void whatIsDeletedIsGoneForThePlanOnly() {
        account.add("c1", values("email", "ada@example.com"));
        overlay.all(null);
        assertThat(calls(() -> overlay.delete("c1"))).isEqualTo(1);
        overlay.all(null);
        assertThat(overlay.read("c1")).isEmpty();
        assertThat(found("email", "ada@example.com")).isEmpty();
        assertThat(overlay.survivors(values("email", "ada@example.com"), NOON)).isEmpty();
        account.byParent = true;
        assertThat(found("email", "ada@example.com")).isEmpty();
        assertThat(account.records).containsKey("c1");
    }

    // ---- finding ----

    @Test
    void recordsAreFoundByWhatTheyHoldNowInAnyCase() {
        account.add("c1", values("email", "Ada@example.com", "phone", "1"));
        account.add("c2", values("email", "bob@example.com", "phone", "1"));
        overlay.all(null);

        assertThat(calls(() -> assertThat(found("email", "ADA@example.com")).containsExactly("c1")))
                .isEqualTo(1);
        assertThat(found("phone", "1")).containsExactly("c1", "c2");
        assertThat(found("email", "bob@example.com", "phone", "1")).containsExactly("c2", "c1");
        assertThat(found("city", "1")).as("HighLevel does not look there").isEmpty();

        overlay.update("c1", values("email", "new@example.com"));
        assertThat(found("email", "ada@example.com")).isEmpty();
        assertThat(found("email", "new@example.com")).containsExactly("c1");
    }

    @Test
    void aSurvivorIsKnownFromThenOn() {
        account.add("c1", values("email", "ada@example.com"));
        assertThat(calls(() -> assertThat(overlay.survivors(values("email", "x"), NOON))
                        .extracting(GhlRecord::id)
                        .containsExactly("c1")))
                .isEqualTo(1);
        assertThat(read("c1")).isEqualTo(values("email", "ada@example.com"));
        assertThat(account.reads).isEmpty();
    }

    @Test
    void recordsOfAParentAreReadParentByParent() {
        OverlayGhl tasks = new OverlayGhl(account, List.of(TaskFields.CONTACT, TaskFields.TITLE));
        account.byParent = true;
        account.add("t1", values("contactId", "c1", "title", "Call"));
        account.add("t2", values("contactId", "c2", "title", "Call"));

        assertThat(tasks.under("c1")).extracting(GhlRecord::id).containsExactly("t1");
        assertThat(tasks.read("t1")).isPresent();
        assertThat(account.reads).isEmpty();
        assertThat(tasks.find(values("contactId", "c1"), null, null))
                .as("as HighLevel answers")
                .hasSize(2);
        assertThat(tasks.calls()).isEqualTo(3);
        assertThat(tasks.pollsByParent()).isTrue();
        assertThat(overlay.pollsByParent()).isTrue();
        account.byParent = false;
        assertThat(tasks.pollsByParent()).isFalse();
        assertThat(tasks.find(values("contactId", "c1"), null, null))
                .extracting(GhlRecord::id)
                .containsExactly("t1");
    }

    // ---- the rest ----

    @Test
    void whatMakesNoCallIsAskedOfHighLevelsPort() {
        assertThat(calls(() -> {
                    assertThat(overlay.refusals(values("email", "x"))).containsOnlyKeys("email");
                    assertThat(overlay.findsBy()).containsExactly("email", "phone");
                    assertThat(overlay.lists(FieldValues.none())).isTrue();
                    assertThat(overlay.lists(values("email", "x"))).isFalse();
                    assertThatThrownBy(() -> overlay.check(List.of())).hasMessage("checked");
                }))
                .isZero();
    }

    @Test
    void aPlanReadsEverythingAndListensToNothing() {
        account.add("c1", values("email", "ada@example.com"));
        assertThat(overlay.changedSince(NOON, null)).isEqualTo(new GhlRows(List.of(), null));
        assertThat(overlay.shownBy("ContactUpdate", "{}")).isEmpty();
    }
}
