package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.SqlTable;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.testing.AppRecordsConformance;
import io.ghl.sync.testing.SyncSimulation;
import io.ghl.sync.testing.WebhookSigner;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteDataSource;

/** What no argument may be that describes the application's records, or tries them, is refused where it is given. */
class RecordsArgumentsTest {
    private static Arguments refused(String name, ThrowingCallable call) {
        return arguments(name, call);
    }

    static Stream<Arguments> nullsOfRecords() {
        return Stream.of(
                refused("records", () -> AppRecords.joined(null)),
                refused("source", () -> SqlTable.inspect(null, "people")),
                refused("table", () -> SqlTable.inspect(new SQLiteDataSource(), null)),
                refused("column", () -> table().key(null)),
                refused("columns", () -> table().columns((String[]) null)),
                refused("column", () -> table().columns((String) null)),
                refused("column", () -> table().changedBy(null)),
                refused("overlap", () -> table().overlap(null)),
                refused("column", () -> table().softDelete(null)),
                refused("column", () -> table().archivedBy(null)),
                refused("column", () -> table().location(null)),
                refused("column", () -> table().version(null)),
                refused("ids", () -> table().newIds(null)),
                refused("field", () -> table().findBy(null, "mail")),
                refused("column", () -> table().findBy("email", null)),
                refused("name", () -> table().named(null)),
                refused("zone", () -> table().zone(null)),
                refused("column", () -> table().timesLike(null, Instant.EPOCH)),
                refused("clock", () -> table().clock(null)));
    }

    private static SqlTable.Builder table() {
        return SqlTable.builder(new SQLiteDataSource(), "people");
    }

    static Stream<Arguments> nullsOfTesting() {
        return Stream.of(
                refused("mapping", () -> SyncSimulation.of(null, People::new)),
                refused("blank", () -> SyncSimulation.of(cities(), null)),
                refused("field", () -> simulation().values(null, "Oslo")),
                refused("values", () -> simulation().values("city", (String[]) null)),
                refused("value", () -> simulation().values("city", (String) null)),
                refused("policy", () -> simulation().onDelete(null)),
                refused("policy", () -> simulation().onDeleteConflict(null)),
                refused("options", () -> simulation().options(null)),
                refused("field", () -> conformance().findingBy(null, Person::withCity)),
                refused("with", () -> conformance().findingBy("city", null)),
                refused("one", () -> conformance().locations(null, "other")),
                refused("other", () -> conformance().locations("one", null)),
                refused("only", () -> conformance().location(null)),
                refused("body", () -> WebhookSigner.ed25519().signature(null)),
                refused("body", () -> WebhookSigner.ed25519().headers((byte[]) null)),
                refused("body", () -> WebhookSigner.ed25519().headers((String) null)));
    }

    private static RecordMapping<Person> cities() {
        return RecordMapping.of(
                m -> m.field("city", Person::city, Person::withCity).to(CITY));
    }

    private static SyncSimulation<Person> simulation() {
        return SyncSimulation.of(cities(), () -> Person.named("", "", ""));
    }

    private static AppRecordsConformance<Person> conformance() {
        return AppRecordsConformance.of(People::new, Person::city, Person::withCity);
    }

    @ParameterizedTest
    @MethodSource({"nullsOfRecords", "nullsOfTesting"})
    void nullIsRefusedByName(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name + " must not be null.");
    }
}
