package io.ghl.examples.twowaysync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.examples.twowaysync.DemoException;
import io.ghl.examples.twowaysync.script.Field;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerRecordsTest {
    private static final String HERE = "loc-1";

    @TempDir
    Path dir;

    private CustomerTable table;
    private CustomerRecords records;
    private CustomerEdits app;

    @BeforeEach
    void open() {
        table = CustomerTable.open(dir.resolve("app.db"));
        records = new CustomerRecords(table, HERE);
        app = new CustomerEdits(table);
        table.load(
                List.of(ada("C-1"), ada("C-2").with("email", "Bob@Example.com").with("phone", "+49 1522 88-53175")));
    }

    @AfterEach
    void close() {
        table.close();
    }

    private static Row ada(String id) {
        return Row.of(
                id,
                Map.of(
                        "first_name",
                        "Ada",
                        "last_name",
                        "King",
                        "email",
                        "ADA@example.com",
                        "phone",
                        "(206) 555-0101",
                        "city",
                        "London",
                        "stage",
                        "lead",
                        "labels",
                        List.of("VIP")));
    }

    private static Object labels(Row row) {
        return row.get("labels");
    }

    private Row read(String id) {
        return records.find(HERE, id).orElseThrow();
    }

    @Test
    void readsWhatWasWritten() {
        Row ada = read("C-1");
        assertThat(ada.with("revision", null).with("phone_changed_at", null)).isEqualTo(ada("C-1"));
        assertThat(records.id(ada)).isEqualTo("C-1");
        assertThat(records.find(HERE, "C-9")).isEmpty();
        assertThat(ada.toString()).doesNotContain("Ada").doesNotContain("example.com");
    }

    @Test
    void loadingTwiceChangesNothing() {
        app.edit("C-1", Map.of(Field.CITY, "Paris"), List.of(), List.of());
        table.load(List.of(ada("C-1")));
        assertThat(read("C-1").get("city")).isEqualTo("Paris");
    }

    @Test
    void updateAppliesOnlyToTheRowAsItWasRead() {
        Row before = read("C-1");
        assertThat(records.update(HERE, before, before.with("city", "Paris").with("labels", List.of("Yoga"))))
                .isTrue();
        Row after = read("C-1");
        assertThat(after.get("city")).isEqualTo("Paris");
        assertThat(labels(after)).isEqualTo(List.of("Yoga"));
        assertThat(records.update(HERE, before, before.with("city", "Rome"))).isFalse();
        assertThat(read("C-1")).isEqualTo(after);
    }

    @Test
    void updateNoticesAnEditOfTheAppToAnyColumn() {
        Row before = read("C-1");
        app.edit("C-1", Map.of(), List.of("Yoga"), List.of());
        assertThat(records.update(HERE, before, before.with("city", "Rome"))).isFalse();
    }

    @Test
    void updateCanClearEveryField() {
        Row before = read("C-1");
        Row blank = Row.of("C-1", Map.of("revision", 1L));
        assertThat(records.update(HERE, before, blank)).isTrue();
        Row after = read("C-1");
        assertThat(after.get("email")).isNull();
        assertThat(after.get("stage")).isNull();
        assertThat(labels(after)).isEqualTo(List.of());
    }

    @Test
    void updateOfADeletedRowDoesNotApply() {
        Row before = read("C-1");
        app.delete("C-1");
        assertThat(records.update(HERE, before, before.with("city", "Rome"))).isFalse();
        assertThat(records.find(HERE, "C-1")).isEmpty();
    }

    @Test
    void deleteComparesToo() {
        Row before = read("C-1");
        app.edit("C-1", Map.of(Field.CITY, "Paris"), List.of(), List.of());
        assertThat(records.delete(HERE, before)).isFalse();
        assertThat(records.delete(HERE, read("C-1"))).isTrue();
        assertThat(records.delete(HERE, before)).as("gone is gone").isTrue();
    }

    @Test
    void createIsIdempotentByKeyEvenAfterADelete() {
        String id = records.create(HERE, Row.of("", Map.of()).with("email", "new@example.com"), "key-1");
        assertThat(records.create(HERE, Row.of("", Map.of()).with("email", "other@example.com"), "key-1"))
                .isEqualTo(id);
        assertThat(read(id).get("email")).isEqualTo("new@example.com");
        assertThat(records.create(HERE, Row.of("", Map.of()), "key-2")).isNotEqualTo(id);
        app.delete(id);
        assertThat(records.create(HERE, Row.of("", Map.of()).with("email", "new@example.com"), "key-1"))
                .isEqualTo(id);
        assertThat(records.find(HERE, id)).isEmpty();
    }

    @Test
    void findsByEmailWhateverItsCaseAndByPhoneHoweverWritten() {
        assertThat(ids(records.findByKey(HERE, "email", "ada@example.com"))).containsExactly("C-1");
        assertThat(ids(records.findByKey(HERE, "email", "bob@example.com"))).containsExactly("C-2");
        assertThat(ids(records.findByKey(HERE, "phone", "+12065550101"))).containsExactly("C-1");
        assertThat(ids(records.findByKey(HERE, "phone", "+4915228853175"))).containsExactly("C-2");
        assertThat(records.findByKey(HERE, "email", "nobody@example.com")).isEmpty();
    }

    @Test
    void pagesInTheOrderOfIds() {
        assertThat(ids(records.page(HERE, null, 1))).containsExactly("C-1");
        assertThat(ids(records.page(HERE, "C-1", 10))).containsExactly("C-2");
        assertThat(records.page(HERE, "C-2", 10)).isEmpty();
    }

    private static List<String> ids(List<Row> customers) {
        return customers.stream().map(Row::id).toList();
    }

    @Test
    void theChangeLogHoldsEveryChangeWhoeverMadeIt() {
        AppChanges start = records.changedSince(HERE, null, 10);
        assertThat(start.ids()).isEmpty();
        assertThat(start.more()).isFalse();

        app.edit("C-1", Map.of(Field.CITY, "Paris"), List.of(), List.of());
        table.execute("UPDATE customers SET city = 'Rome' WHERE id = 'C-2'");
        String made = records.create(HERE, Row.of("", Map.of()), "key");
        app.delete("C-2");
        assertThat(records.changedSince(HERE, start.cursor(), 10).ids()).containsExactly("C-1", "C-2", made, "C-2");

        AppChanges first = records.changedSince(HERE, start.cursor(), 3);
        assertThat(first.ids()).containsExactly("C-1", "C-2", made);
        assertThat(first.more()).isTrue();
        AppChanges rest = records.changedSince(HERE, first.cursor(), 3);
        assertThat(rest.ids()).containsExactly("C-2");
        assertThat(rest.more()).isFalse();
        assertThat(records.changedSince(HERE, rest.cursor(), 3).ids()).isEmpty();
    }

    @Test
    void theTimeOfAPhoneIsKeptByTheDatabase() {
        var loaded = records.changedAt(read("C-1"), "phone").orElseThrow();
        table.execute("UPDATE customers SET phone_changed_at = 1000 WHERE id = 'C-1'");
        app.edit("C-1", Map.of(Field.CITY, "Paris"), List.of(), List.of());
        assertThat(read("C-1").get("phone_changed_at")).hasToString("1970-01-01T00:00:01Z");
        app.edit("C-1", Map.of(Field.PHONE, "+1 206 555 0199"), List.of(), List.of());
        assertThat((Instant) read("C-1").get("phone_changed_at")).isAfterOrEqualTo(loaded);
        assertThat(records.changedAt(read("C-1"), "city")).isEmpty();
    }

    @Test
    void theAppEditsLabelsWhateverTheirCase() {
        app.edit("C-1", Map.of(), List.of("Yoga", "vip"), List.of());
        assertThat(labels(read("C-1"))).isEqualTo(List.of("VIP", "Yoga"));
        app.edit("C-1", Map.of(Field.CITY, ""), List.of(), List.of("vip"));
        assertThat(labels(read("C-1"))).isEqualTo(List.of("Yoga"));
        assertThat(read("C-1").get("city")).isNull();
    }

    @Test
    void anotherLocationSeesAndChangesNothing() {
        assertThat(records.find("loc-2", "C-1")).isEmpty();
        assertThat(records.page("loc-2", null, 10)).isEmpty();
        assertThat(records.findByKey("loc-2", "email", "ada@example.com")).isEmpty();
        assertThat(records.changedSince("loc-2", "0", 10).ids()).isEmpty();
        Row ada = read("C-1");
        assertThatThrownBy(() -> records.update("loc-2", ada, ada.with("city", "Rome")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> records.delete("loc-2", ada)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> records.create("loc-2", ada, "key")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        AppChanges start = records.changedSince(HERE, null, 10);
        app.delete("C-1");
        table.close();
        open();
        assertThat(records.changedSince(HERE, start.cursor(), 10).ids()).contains("C-1");
    }

    @Test
    void aDatabaseThatIsNoneIsNamedAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(dir.resolve("broken.db"), "this is not a database, it is a poem\n".repeat(50));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> CustomerTable.open(file))
                .isInstanceOf(DemoException.class)
                .hasMessageStartingWith("The app's database " + file + " cannot be read (")
                .hasMessageEndingWith("run again without --resume.");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aDamagedDatabaseIsNoticed() throws IOException {
        table.close();
        Path file = dir.resolve("app.db");
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 4096, Math.min(bytes.length, 12 * 1024), (byte) 7);
        Files.write(file, bytes);
        assertThatThrownBy(() -> CustomerTable.open(file))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("cannot be read (");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        Files.delete(file);
        open();
    }
}
