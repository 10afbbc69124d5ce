package io.ghl.examples.twowaysync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.examples.twowaysync.DemoException;
import io.ghl.examples.twowaysync.script.Field;
import io.ghl.sync.app.AppChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        table.load(List.of(ada("C-1"), ada("C-2").withEmail("Bob@Example.com").withPhone("+49 1522 88-53175")));
    }

    @AfterEach
    void close() {
        table.close();
    }

    private static Customer ada(String id) {
        return new Customer(
                id,
                0,
                "Ada",
                "King",
                "ADA@example.com",
                "(206) 555-0101",
                "London",
                Stage.LEAD,
                List.of("VIP"),
                null,
                null);
    }

    private Customer read(String id) {
        return records.find(HERE, id).orElseThrow();
    }

    @Test
    void readsWhatWasWritten() {
        Customer ada = read("C-1");
        assertThat(ada)
                .usingRecursiveComparison()
                .ignoringFields("revision", "phoneChangedAt")
                .isEqualTo(ada("C-1"));
        assertThat(records.id(ada)).isEqualTo("C-1");
        assertThat(records.find(HERE, "C-9")).isEmpty();
        assertThat(ada.toString()).doesNotContain("Ada").doesNotContain("example.com");
    }

    @Test
    void loadingTwiceChangesNothing() {
        app.edit("C-1", Map.of(Field.CITY, "Paris"), List.of(), List.of());
        table.load(List.of(ada("C-1")));
        assertThat(read("C-1").city()).isEqualTo("Paris");
    }

    @Test
    void updateAppliesOnlyToTheRowAsItWasRead() {
        Customer before = read("C-1");
        assertThat(records.update(HERE, before, before.withCity("Paris").withLabels(List.of("Yoga"))))
                .isTrue();
        Customer after = read("C-1");
        assertThat(after.city()).isEqualTo("Paris");
        assertThat(after.labels()).containsExactly("Yoga");
        assertThat(records.update(HERE, before, before.withCity("Rome"))).isFalse();
        assertThat(read("C-1")).isEqualTo(after);
    }

    @Test
    void updateNoticesAnEditOfTheAppToAnyColumn() {
        Customer before = read("C-1");
        app.edit("C-1", Map.of(), List.of("Yoga"), List.of());
        assertThat(records.update(HERE, before, before.withCity("Rome"))).isFalse();
    }

    @Test
    void updateCanClearEveryField() {
        Customer before = read("C-1");
        Customer blank =
                new Customer("C-1", before.revision(), null, null, null, null, null, null, List.of(), null, null);
        assertThat(records.update(HERE, before, blank)).isTrue();
        Customer after = read("C-1");
        assertThat(after.email()).isNull();
        assertThat(after.stage()).isNull();
        assertThat(after.labels()).isEmpty();
    }

    @Test
    void updateOfADeletedRowDoesNotApply() {
        Customer before = read("C-1");
        app.delete("C-1");
        assertThat(records.update(HERE, before, before.withCity("Rome"))).isFalse();
        assertThat(records.find(HERE, "C-1")).isEmpty();
    }

    @Test
    void deleteComparesToo() {
        Customer before = read("C-1");
        app.edit("C-1", Map.of(Field.CITY, "Paris"), List.of(), List.of());
        assertThat(records.delete(HERE, before)).isFalse();
        assertThat(records.delete(HERE, read("C-1"))).isTrue();
        assertThat(records.delete(HERE, before)).as("gone is gone").isTrue();
    }

    @Test
    void createIsIdempotentByKeyEvenAfterADelete() {
        String id = records.create(HERE, Customer.blank().withEmail("new@example.com"), "key-1");
        assertThat(records.create(HERE, Customer.blank().withEmail("other@example.com"), "key-1"))
                .isEqualTo(id);
        assertThat(read(id).email()).isEqualTo("new@example.com");
        assertThat(records.create(HERE, Customer.blank(), "key-2")).isNotEqualTo(id);
        app.delete(id);
        assertThat(records.create(HERE, Customer.blank().withEmail("new@example.com"), "key-1"))
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

    private static List<String> ids(List<Customer> customers) {
        return customers.stream().map(Customer::id).toList();
    }

    @Test
    void theChangeLogHoldsEveryChangeWhoeverMadeIt() {
        AppChanges start = records.changedSince(HERE, null, 10);
        assertThat(start.ids()).isEmpty();
        assertThat(start.more()).isFalse();

        app.edit("C-1", Map.of(Field.CITY, "Paris"), List.of(), List.of());
        table.execute("UPDATE customers SET city = 'Rome' WHERE id = 'C-2'");
        String made = records.create(HERE, Customer.blank(), "key");
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
        assertThat(read("C-1").phoneChangedAt()).hasToString("1970-01-01T00:00:01Z");
        app.edit("C-1", Map.of(Field.PHONE, "+1 206 555 0199"), List.of(), List.of());
        assertThat(read("C-1").phoneChangedAt()).isAfterOrEqualTo(loaded);
        assertThat(records.changedAt(read("C-1"), "city")).isEmpty();
    }

    @Test
    void theAppEditsLabelsWhateverTheirCase() {
        app.edit("C-1", Map.of(), List.of("Yoga", "vip"), List.of());
        assertThat(read("C-1").labels()).containsExactlyInAnyOrder("VIP", "Yoga");
        app.edit("C-1", Map.of(Field.CITY, ""), List.of(), List.of("vip"));
        assertThat(read("C-1").labels()).containsExactly("Yoga");
        assertThat(read("C-1").city()).isNull();
    }

    @Test
    void anotherLocationSeesAndChangesNothing() {
        assertThat(records.find("loc-2", "C-1")).isEmpty();
        assertThat(records.page("loc-2", null, 10)).isEmpty();
        assertThat(records.findByKey("loc-2", "email", "ada@example.com")).isEmpty();
        assertThat(records.changedSince("loc-2", "0", 10).ids()).isEmpty();
        Customer ada = read("C-1");
        assertThatThrownBy(() -> records.update("loc-2", ada, ada.withCity("Rome")))
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
