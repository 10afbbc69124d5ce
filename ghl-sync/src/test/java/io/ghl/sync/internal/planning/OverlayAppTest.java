package io.ghl.sync.internal.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A plan sees what it wrote to the application's records, and the application sees nothing of it. */
class OverlayAppTest {
    private static final Instant EDITED = Instant.parse("2026-11-30T10:00:00Z");
    private static final RecordRef WAITED_FOR = new RecordRef(RecordType.BUSINESS, Side.APP, "b1");

    private final Table table = new Table();
    private final OverlayApp overlay = new OverlayApp(table, Set.of("name", "city", "plan"));

    private static FieldValues values(String... pairs) {
        FieldValues values = FieldValues.none();
        for (int i = 0; i < pairs.length; i += 2) {
            values = values.with(pairs[i], FieldValue.text(pairs[i + 1]));
        }
        return values;
    }

    /** Records that nobody may write to. The plan of a record without a city is none of the sync's business. */
    private static final class Table implements AppSide {
        private final Map<String, FieldValues> rows = new TreeMap<>();

        private static Set<String> unmanaged(FieldValues values) {
            return values.get("city").isPresent() && !values.get("city").isBlank() ? Set.of() : Set.of("plan");
        }

        private AppState state(String id) {
            FieldValues values = rows.get(id);
            return new AppState(
                    id,
                    values,
                    Map.of("phone", "is no number"),
                    Map.of("name", EDITED),
                    List.of(WAITED_FOR),
                    new AppState.Access() {
                        @Override
                        public Optional<FieldValues> patch(FieldValues changes) {
                            throw new AssertionError("A plan wrote to the application.");
                        }

                        @Override
                        public boolean delete() {
                            throw new AssertionError("A plan deleted in the application.");
                        }

                        @Override
                        public boolean archive() {
                            throw new AssertionError("A plan archived in the application.");
                        }

                        @Override
                        public Set<String> unmanaged(FieldValues changes) {
                            return Table.unmanaged(values.with(changes));
                        }
                    });
        }

        @Override
        public Optional<AppState> read(String id) {
            return rows.containsKey(id) ? Optional.of(state(id)) : Optional.empty();
        }

        @Override
        public List<AppState> findByKey(String field, String value) {
            List<AppState> found = new ArrayList<>();
            rows.forEach((id, values) -> {
                if (values.get(field).equals(FieldValue.text(value))) {
                    found.add(state(id));
                }
            });
            return found;
        }

        @Override
        public List<AppState> page(@Nullable String afterId, int limit) {
            return rows.keySet().stream()
                    .filter(id -> afterId == null || id.compareTo(afterId) > 0)
                    .limit(limit)
                    .map(this::state)
                    .toList();
        }

        @Override
        public AppChanges changedSince(@Nullable String cursor, int limit) {
            return new AppChanges(List.copyOf(rows.keySet()), "1", false);
        }

        @Override
        public Set<String> unmanagedOfNew(FieldValues values) {
            return unmanaged(values);
        }

        @Override
        public AppState create(FieldValues values, String key) {
            throw new AssertionError("A plan created in the application.");
        }

        @Override
        public void mergedInGhl(RemoteMerge merge) {
            throw new AssertionError("A plan told the application.");
        }
    }

    private AppState read(String id) {
        return overlay.read(id).orElseThrow();
    }

    // ---- records that are there ----

    @Test
    void whatIsWrittenIsReadAgainAndOnlyHere() {
        table.rows.put("ada", values("name", "Ada", "city", "Paris"));
        AppState ada = read("ada");
        assertThat(ada.values()).isEqualTo(values("name", "Ada", "city", "Paris"));
        assertThat(ada.problems()).isEqualTo(Map.of("phone", "is no number"));
        assertThat(ada.changedAt()).isEqualTo(Map.of("name", EDITED));
        assertThat(ada.waitsFor()).containsExactly(WAITED_FOR);

        assertThat(ada.access().patch(values("city", "Rome"))).contains(values("name", "Ada", "city", "Rome"));
        assertThat(read("ada").access().patch(values("plan", "gold")))
                .contains(values("name", "Ada", "city", "Rome", "plan", "gold"));

        FieldValues both = values("name", "Ada", "city", "Rome", "plan", "gold");
        assertThat(read("ada").values()).isEqualTo(both);
        assertThat(overlay.findByKey("name", "Ada"))
                .extracting(AppState::values)
                .containsExactly(both);
        assertThat(overlay.page(null, 9)).extracting(AppState::values).containsExactly(both);
        assertThat(table.rows.get("ada")).isEqualTo(values("name", "Ada", "city", "Paris"));
    }

    @Test
    void whatIsDeletedIsGoneForThePlanOnly() {
        table.rows.put("ada", values("name", "Ada"));
        assertThat(read("ada").access().delete()).isTrue();
        assertThat(overlay.read("ada")).isEmpty();
        assertThat(overlay.findByKey("name", "Ada")).isEmpty();
        assertThat(table.rows).containsKey("ada");
    }

    @Test
    void anArchivedRecordStaysAsItIs() {
        table.rows.put("ada", values("name", "Ada"));
        assertThat(read("ada").access().archive()).isTrue();
        assertThat(read("ada").values()).isEqualTo(values("name", "Ada"));
    }

    @Test
    void conditionsGoByWhatWasWrittenAndByWhatIsAboutToBe() {
        table.rows.put("ada", values("name", "Ada"));
        assertThat(read("ada").access().unmanaged(FieldValues.none())).containsExactly("plan");
        assertThat(read("ada").access().unmanaged(values("city", "Rome"))).isEmpty();
        read("ada").access().patch(values("city", "Rome"));
        assertThat(read("ada").access().unmanaged(FieldValues.none())).isEmpty();
        assertThat(read("ada").access().unmanaged(FieldValues.none().with("city", FieldValue.nothing())))
                .containsExactly("plan");
        assertThat(overlay.unmanagedOfNew(values("name", "Bob"))).containsExactly("plan");
    }

    @Test
    void pagesAreThoseOfTheApplication() {
        for (String id : List.of("a", "b", "c")) {
            table.rows.put(id, values("name", id));
        }
        assertThat(overlay.page("a", 1)).extracting(AppState::id).containsExactly("b");
        assertThat(overlay.changedSince("0", 9).ids())
                .as("a plan reads everything")
                .isEmpty();
    }

    // ---- records that the plan creates ----

    @Test
    void aCreatedRecordHoldsWhatItIsMadeOfAndNothingElse() {
        AppState bob = overlay.create(values("name", "Bob", "plan", "gold"), "key");

        FieldValues held = values("name", "Bob").with("city", FieldValue.nothing());
        assertThat(bob.values())
                .as("without a city the plan is not synced")
                .isEqualTo(held.with("plan", FieldValue.nothing()));
        assertThat(read(bob.id()).values()).isEqualTo(bob.values());
        assertThat(read(bob.id()).access().unmanaged(FieldValues.none())).containsExactly("plan");
        assertThat(overlay.findByKey("name", "Bob")).extracting(AppState::id).containsExactly(bob.id());
        assertThat(overlay.findByKey("name", "Ada")).isEmpty();
        assertThat(overlay.findByKey("city", "Bob")).isEmpty();
        assertThat(overlay.create(values("name", "Eve", "city", "Oslo", "plan", "gold"), "other")
                        .values())
                .isEqualTo(values("name", "Eve", "city", "Oslo", "plan", "gold"));
        assertThat(table.rows).isEmpty();
    }

    @Test
    void aCreatedRecordCanBeWrittenToAndDeleted() {
        String bob = overlay.create(values("name", "Bob"), "key").id();
        assertThat(read(bob)
                        .access()
                        .patch(values("city", "Rome"))
                        .orElseThrow()
                        .get("city"))
                .isEqualTo(FieldValue.text("Rome"));
        assertThat(read(bob).values().get("city")).isEqualTo(FieldValue.text("Rome"));
        assertThat(read(bob).access().unmanaged(FieldValues.none())).isEmpty();
        assertThat(read(bob).access().delete()).isTrue();
        assertThat(overlay.read(bob)).isEmpty();
        assertThat(overlay.findByKey("name", "Bob")).isEmpty();
    }

    @Test
    void twoRecordsOfTheSameValuesAreTwo() {
        AppState one = overlay.create(values("name", "Bob"), "key");
        AppState twin = overlay.create(values("name", "Bob"), "another");
        assertThat(one.id()).isNotEqualTo(twin.id());
        assertThat(PlannedIds.withoutTwin(twin.id())).isEqualTo(one.id());
        assertThat(PlannedIds.withoutTwin(one.id())).isEqualTo(one.id());
        assertThat(PlannedIds.withoutTwin("real.1")).isEqualTo("real.1");
        assertThat(PlannedIds.isPlanned(twin.id())).isTrue();
        assertThat(PlannedIds.isPlanned("real.1")).isFalse();
        String other = overlay.create(values("name", "Eve"), "third").id();
        assertThat(PlannedIds.withoutTwin(other)).as("of other values").isNotEqualTo(one.id());
    }

    @Test
    void nobodyIsToldOfAMergeThatIsOnlyPlanned() {
        overlay.mergedInGhl(new RemoteMerge("here", RecordType.CONTACT, "ada", "c1", "c2", null));
    }
}
