package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sync.Club.Company;
import io.ghl.sync.Club.Member;
import io.ghl.sync.record.RecordType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Businesses, and the contacts that belong to them, of which HighLevel sends no events. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class BusinessSyncTest {
    @Parameter
    ApiVersion version;

    private Club club;

    @BeforeEach
    void open() throws Exception {
        club = new Club(version, RecordType.CONTACT, RecordType.BUSINESS);
    }

    @AfterEach
    void close() {
        club.close();
    }

    private void linkedWithCompany() throws InterruptedException {
        club.companies.put(new Company("acme", "Acme", "Bern"));
        club.members.put(new Member("ada", "Ada", "ada@example.com", "acme", null));
        club.linked();
    }

    private String businessId() {
        return club.the("businesses").path("id").asText();
    }

    private void changed(RecordType type, String id) throws InterruptedException {
        club.location.changed(type, id);
        club.settle();
    }

    @Test
    void linksByNameAndAttachesContacts() throws Exception {
        String acme = club.user(
                        "POST", "/businesses/", Map.of("locationId", Club.LOCATION, "name", "Acme", "city", "Bern"))
                .at("/buiseness/id")
                .asText();
        club.user("POST", "/businesses/", Map.of("locationId", Club.LOCATION, "name", "Other"));
        club.companies.put(new Company("acme", "Acme", null));
        club.members.put(new Member("ada", "Ada", "ada@example.com", "acme", null));
        club.linked();

        assertThat(club.held("businesses")).hasSize(2);
        assertThat(club.companies.get("acme").city()).isEqualTo("Bern");
        assertThat(club.companies.all()).hasSize(2);
        assertThat(club.the("contacts").path("businessId").asText()).isEqualTo(acme);
    }

    @Test
    void editsGoBothWays() throws Exception {
        linkedWithCompany();
        long mark = club.mark();
        club.companies.edit("acme", company -> company.withCity(null));
        changed(RecordType.BUSINESS, "acme");
        assertThat(club.the("businesses").path("city").asText()).isEmpty();
        assertThat(club.callsSince(mark)).containsExactly("get-business", "update-business");

        club.user("PUT", "/businesses/" + businessId(), Map.of("city", "Rome"));
        club.settle();
        assertThat(club.companies.get("acme").city()).isEqualTo("Rome");
    }

    @Test
    void withoutWebhooksTheListShowsAll() throws Exception {
        linkedWithCompany();
        club.loseWebhooks();
        club.user("PUT", "/businesses/" + businessId(), Map.of("city", "Rome"));
        club.user("POST", "/businesses/", Map.of("locationId", Club.LOCATION, "name", "Other"));
        club.settle();
        assertThat(club.companies.get("acme").city()).isEqualTo("Rome");
        assertThat(club.companies.all()).hasSize(2);

        club.user("DELETE", "/businesses/" + businessOf("Other"), Map.of());
        club.settle();
        assertThat(club.companies.all()).extracting(Company::name).containsExactly("Acme");
    }

    private String businessOf(String name) {
        return club.held("businesses").stream()
                .filter(business -> name.equals(business.path("name").asText()))
                .map(business -> business.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deletionsGoBothWays() throws Exception {
        linkedWithCompany();
        club.members.edit("ada", member -> member.withCompanyId(null));
        changed(RecordType.CONTACT, "ada");
        assertThat(club.the("contacts").hasNonNull("businessId")).isFalse();

        club.companies.remove("acme");
        changed(RecordType.BUSINESS, "acme");
        assertThat(club.held("businesses")).isEmpty();
    }

    /** The contact's other fields flow meanwhile. */
    @Test
    void aContactIsCreatedAndAttachedOnceItsCompanyIsThere() throws Exception {
        club.linked();
        club.members.put(new Member("ada", "Ada", "ada@example.com", "acme", null));
        changed(RecordType.CONTACT, "ada");
        assertThat(club.the("contacts").path("firstName").asText()).isEqualTo("Ada");
        assertThat(club.the("contacts").hasNonNull("businessId")).isFalse();

        club.companies.put(new Company("acme", "Acme", null));
        changed(RecordType.BUSINESS, "acme");
        assertThat(club.the("contacts").path("businessId").asText()).isEqualTo(businessId());
    }

    /** No event tells of it; the sweep looks at every contact. */
    @Test
    void aContactThatIsMovedInHighLevelMovesInTheApplication() throws Exception {
        linkedWithCompany();
        club.user("POST", "/businesses/", Map.of("locationId", Club.LOCATION, "name", "Other"));
        club.settle();
        club.user(
                "POST",
                "/contacts/bulk/business",
                Map.of(
                        "locationId",
                        Club.LOCATION,
                        "ids",
                        List.of(club.contactIdOf("ada@example.com")),
                        "businessId",
                        businessOf("Other")));
        club.location.sweep();

        String other =
                club.companies.the(company -> "Other".equals(company.name())).id();
        assertThat(club.members.get("ada").companyId()).isEqualTo(other);
    }

    /** Attaching a contact makes no event, and those of the contact do not show it. */
    @Test
    void theEchoOfAContactWithACompanyCostsNoCall() throws Exception {
        linkedWithCompany();
        long mark = club.mark();
        club.companies.put(new Company("beta", "Beta", null));
        changed(RecordType.BUSINESS, "beta");
        club.members.edit("ada", member -> member.withFirstName("Augusta").withCompanyId("beta"));
        changed(RecordType.CONTACT, "ada");

        assertThat(club.the("contacts").path("firstName").asText()).isEqualTo("Augusta");
        assertThat(club.the("contacts").path("businessId").asText()).isEqualTo(businessOf("Beta"));
        assertThat(club.callsSince(mark))
                .filteredOn(call -> call.contains("contact"))
                .containsExactly("get-contact", "add-remove-contact-from-business", "update-contact");
    }

    @Test
    void doNotDisturbIsSyncedByChannel() throws Exception {
        club.members.put(new Member("ada", "Ada", "ada@example.com", null, true));
        club.linked();
        String ada = club.contactIdOf("ada@example.com");
        assertThat(club.the("contacts").at("/dndSettings/SMS/status").asText()).isEqualTo("active");
        assertThat(club.the("contacts").path("dnd").asBoolean()).isFalse();

        club.user("PUT", "/contacts/" + ada, Map.of("dndSettings", Map.of("SMS", Map.of("status", "inactive"))));
        club.settle();
        assertThat(club.members.get("ada").noTexts()).isFalse();
    }
}
