package io.ghl.examples.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.cluster.run.Sides.Row;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of the audit log notices a value without a reason, and asks none for a value that is to come. */
class ExplanationsTest {
    private static final String KEY = "here ada@example.com";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final SyncStore store = SyncStore.memory();
    private final Person ada = new Person("here", "ada@example.com");
    private String city = "Rome";

    @BeforeEach
    void linked() {
        ada.city = "Rome";
        ada.cityEdited = true;
        store.transact(tx -> {
            Link link = tx.links().insert(Link.fresh("l", "here", RecordType.CONTACT, "a", "g", LinkState.LINKED));
            tx.audit().append(row(link, AuditEntry.Action.LINKED, null, FieldValue.absent()));
            return null;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static AuditEntry row(Link link, AuditEntry.Action action, String field, FieldValue after) {
        return new AuditEntry(
                0,
                NOW,
                link.location(),
                link.type(),
                link.id(),
                action,
                field,
                field == null ? null : Side.GHL,
                FieldValue.absent(),
                after,
                FieldValue.absent(),
                FieldValue.absent(),
                "only APP changed it",
                "",
                null);
    }

    private void written(String value) {
        store.transact(tx -> {
            Link link = tx.links().find("l").orElseThrow();
            tx.audit().append(row(link, AuditEntry.Action.UPDATED, "city", FieldValue.text(value)));
            return null;
        });
    }

    private List<String> missing() {
        Map<String, List<Row>> app = Map.of(KEY, List.of(new Row("a", null, ada.city, null, Set.of())));
        Map<String, List<Row>> ghl = Map.of(KEY, List.of(new Row("g", null, city, null, Set.of())));
        return Explanations.missing(store, List.of(ada), new Sides(app, ghl), List.of("here"));
    }

    @Test
    void aValueThatArrivedHasItsRow() {
        written("Rome");
        assertThat(missing()).isEmpty();
    }

    @Test
    void aValueThatArrivedWithoutARowIsFound() {
        written("Paris");
        assertThat(missing()).singleElement().asString().contains("the city of HighLevel, Rome");
    }

    @Test
    void aValueThatIsToComeNeedsNoneYet() {
        written("Paris");
        city = "Paris";
        assertThat(missing()).isEmpty();
    }
}
