package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.DuplicateContactException;
import io.ghl.sandbox.GhlSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java code of docs/migrating.md: it compiles, it runs, and the guide shows this very code. */
class MigratingGuideTest {
    private final GhlSandbox sandbox = GhlSandbox.start();
    private final String token = sandbox.token();
    private final String locationId = sandbox.locationId();
    private final GhlClient ghl = GhlClient.builder()
            .baseUrl(sandbox.baseUrl().toString())
            .privateToken(token)
            .build();
    private final GhlLocation location = ghl.location(locationId);
    private final List<String> names = new ArrayList<>();
    private String contactId;

    @AfterEach
    void close() {
        ghl.close();
        sandbox.close();
    }

    /** For the page only: without an address of its own the client goes to HighLevel. */
    private static String connects(String token, String locationId) {
        GhlClient ghl = GhlClient.builder().privateToken(token).build();
        GhlLocation location = ghl.location(locationId);
        String id = location.id();
        ghl.close();
        return id;
    }

    private String cityByHand() {
        RawResponse answer =
                ghl.raw("GET", "/contacts/" + contactId).location(locationId).send();
        String city = answer.json().path("contact").path("city").asText();
        return city;
    }

    private String emailByClient() {
        Contact contact = location.contacts().get(contactId);
        String email = contact.email();
        return email;
    }

    private void create(String email) {
        try {
            location.contacts().create(NewContact.builder().email(email).build());
        } catch (DuplicateContactException e) {
            contactId = e.existingContactId();
        }
    }

    @Test
    void oldAndNewReadTheSame() {
        assertThat(connects(token, locationId)).isEqualTo(locationId);
        contactId = sandbox.createContact(Map.of("firstName", "Ada", "email", "ada@example.com", "city", "Oslo"));
        assertThat(cityByHand()).isEqualTo("Oslo");
        assertThat(emailByClient()).isEqualTo("ada@example.com");
        for (Contact each : location.contacts().search(ContactSearch.all())) {
            names.add(each.firstName());
        }
        assertThat(names).containsExactly("Ada");
    }

    @Test
    void writesWhatWasTouched() {
        contactId = sandbox.createContact(
                Map.of("firstName", "Ada", "email", "ada@example.com", "website", "https://ada.example"));
        location.contacts()
                .update(
                        contactId,
                        ContactUpdate.builder().city("Rome").clearWebsite().build());
        location.contacts().addTags(contactId, "vip");

        Contact now = location.contacts().get(contactId);
        assertThat(now.city()).isEqualTo("Rome");
        assertThat(now.website()).isNull();
        assertThat(now.tags()).containsExactly("vip");
        assertThat(now.firstName()).isEqualTo("Ada");
    }

    @Test
    void aDuplicateNamesTheContact() {
        String ada = sandbox.createContact(Map.of("email", "ada@example.com"));
        create("ada@example.com");
        assertThat(contactId).isEqualTo(ada);
    }

    @Test
    void thePageShowsThisCode() throws IOException {
        Guide.assertShowsCodeOf(MigratingGuideTest.class, "migrating.md");
    }
}
