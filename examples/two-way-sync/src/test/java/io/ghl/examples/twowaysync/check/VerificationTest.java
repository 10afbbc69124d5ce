package io.ghl.examples.twowaysync.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.twowaysync.script.Details;
import io.ghl.examples.twowaysync.script.Expectation;
import io.ghl.examples.twowaysync.script.Field;
import io.ghl.examples.twowaysync.script.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final Details ADA = Details.of(
            Map.of(Field.FIRST_NAME, "Ada", Field.EMAIL, "ada@example.com", Field.PHONE, "+12065550101"),
            List.of("vip"));
    private static final Details BOB =
            Details.of(Map.of(Field.FIRST_NAME, "Bob", Field.PHONE, "+12065550102"), List.of());

    private final Map<String, Details> customers = new HashMap<>();
    private final Map<String, Details> contacts = new HashMap<>();
    private final Map<String, String> customerIds = new HashMap<>();
    private final Map<String, Expectation.Pair> expected = new HashMap<>();

    @BeforeEach
    void bothAreThereTwiceInDifferentSpelling() {
        String bob = Person.contactKey("1");
        expected.put("C-1", new Expectation.Pair(ADA, ADA));
        expected.put(bob, new Expectation.Pair(BOB, BOB));
        customers.put("C-1", ADA.with(Field.EMAIL, "ADA@example.com").with(Field.PHONE, "(206) 555-0101"));
        customers.put("made", BOB);
        contacts.put("g1", ADA.withTags(List.of("VIP")));
        contacts.put("g2", BOB.with(Field.PHONE, "206-555-0102"));
        customerIds.put("g1", "C-1");
        customerIds.put("g2", "made");
    }

    private Verification.Result check() {
        return Verification.compare(
                new Expectation(expected, List.of()), customers, contacts, customerIds, Map.of("C-1", "g1"));
    }

    @Test
    void spellingIsNoDifference() {
        Verification.Result result = check();
        assertThat(result.differences()).isEmpty();
        assertThat(result.duplicates()).isZero();
        assertThat(result.customers()).isEqualTo(2);
        assertThat(result.contacts()).isEqualTo(2);
        assertThat(result.fields()).isEqualTo(4 * 7 + 2);
    }

    @Test
    void everyFieldCounts() {
        for (Field field : Field.values()) {
            Details before = contacts.put("g1", ADA.with(field, "other"));
            assertThat(check().differences()).as(field.name()).hasSize(1);
            contacts.put("g1", ADA.with(field, null));
            assertThat(check().differences()).as(field.name()).hasSize(ADA.has(field) ? 1 : 0);
            contacts.put("g1", before);
        }
    }

    @Test
    void tagsCount() {
        customers.put("C-1", ADA.withTags(List.of()));
        assertThat(check().differences()).containsExactly("C-1: tags in app are [], expected [vip]");
    }

    @Test
    void aMissingRecordAndOneTooManyCount() {
        contacts.remove("g2");
        assertThat(check().differences()).containsExactly("ghl:1: missing in HighLevel");
        contacts.put("g3", Details.of(Map.of(Field.FIRST_NAME, "Eve"), List.of()));
        assertThat(check().differences())
                .containsExactly("ghl:1: missing in HighLevel", "g3: in HighLevel, expected by nobody");
    }

    @Test
    void aRecordThatShouldBeGoneCounts() {
        expected.put("C-1", new Expectation.Pair(null, null));
        assertThat(check().differences())
                .contains("C-1: still in app, expected to be gone", "C-1: still in HighLevel, expected to be gone");
    }

    @Test
    void aContactThatNamesAnotherCustomerCounts() {
        customerIds.put("g2", "C-1");
        assertThat(check().differences()).containsExactly("ghl:1: the contact names the customer C-1, expected made");
        customerIds.put("g2", null);
        assertThat(check().differences()).as("made by the sync").hasSize(1);
        customerIds.put("g2", "made");
        customerIds.put("g1", null);
        assertThat(check().differences()).as("there before the sync").isEmpty();
    }

    @Test
    void whoeverSharesAnEmailOrAPhoneIsADuplicate() {
        contacts.put("g9", ADA.with(Field.EMAIL, null).with(Field.PHONE, "+1 206 555 0101"));
        Verification.Result result = check();
        assertThat(result.duplicates()).isEqualTo(1);
        assertThat(result.differences()).containsExactly("g9: in HighLevel, expected by nobody");
    }
}
