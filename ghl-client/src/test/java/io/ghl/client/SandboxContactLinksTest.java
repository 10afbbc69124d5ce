package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.contacts.BulkTagsResult;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.NotFoundException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The links of contacts, against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxContactLinksTest extends OnSandbox {
    SandboxContactLinksTest(ApiVersion version) {
        super(version);
    }

    @BeforeEach
    void open() {
        start();
    }

    private Contacts contacts() {
        return location.contacts();
    }

    @Test
    void followersComeAndGo() {
        String id = contacts().create(named("ada")).id();
        assertThat(contacts().addFollowers(id, List.of("u1", "u2"))).containsExactly("u1", "u2");
        assertThat(contacts().addFollowers(id, List.of("u2", "u3"))).containsExactly("u1", "u2", "u3");
        assertThat(contacts().search(ContactSearch.where(ContactField.FOLLOWERS.eq("u3"))))
                .extracting(Contact::id)
                .containsExactly(id);
        assertThat(contacts().removeFollowers(id, List.of("u1", "u9"))).containsExactly("u2", "u3");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> contacts().addFollowers("none", List.of("u1")));
    }

    @Test
    void tagsOfManyContactsChangeAtOnceAndMissingContactsAreCounted() {
        List<String> ids = List.of(
                contacts().create(named("one")).id(),
                contacts().create(named("two")).id());
        BulkTagsResult added = contacts().addTagsInBulk(List.of(ids.get(0), ids.get(1), "none"), List.of("A", "b"));
        assertThat(added.succeeded()).isTrue();
        assertThat(added.errorCount()).isEqualTo(1);
        assertThat(added.responses()).hasSize(3);
        assertThat(contacts().get(ids.get(1)).tags()).containsExactly("a", "b");
        contacts().removeTagsInBulk(ids, List.of("a"));
        assertThat(contacts().get(ids.get(0)).tags()).containsExactly("b");
        assertThat(contacts().removeAllTagsInBulk(ids).errorCount()).isZero();
        assertThat(contacts().get(ids.get(0)).tags()).isEmpty();
        assertThat(sandbox.journal().count("create-association")).isEqualTo(3);
    }

    @Test
    void contactsAreAttachedToABusinessListedAndDetached() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            String name = String.format("p%03d", i);
            ids.add(contacts()
                    .create(NewContact.builder()
                            .firstName(i % 50 == 49 ? name + ", Jr" : name)
                            .email(name + "@example.com")
                            .build())
                    .id());
        }
        for (int i = 0; i < 130; i += 50) {
            contacts().attachToBusiness("b1", ids.subList(i, Math.min(130, i + 50)));
        }
        assertThat(contacts().get(ids.get(0)).businessId()).isEqualTo("b1");
        assertThat(contacts().ofBusiness("b1")).extracting(Contact::id).containsExactlyElementsOf(ids);
        assertThat(contacts().ofBusiness("b1", "P01")).hasSize(10);
        assertThat(contacts().ofBusiness("b2")).isEmpty();
        assertThat(contacts().detachFromBusiness(List.of(ids.get(0), "none"))).containsExactly(ids.get(0));
        assertThat(contacts().get(ids.get(0)).businessId()).isNull();
        assertThat(contacts().ofBusiness("b1")).hasSize(129);
    }

    @Test
    void campaignsAndWorkflowsAreJoinedAndLeft() {
        String id = contacts().create(named("ada")).id();
        contacts().addToCampaign(id, "k1");
        contacts().addToCampaign(id, "k2");
        contacts().removeFromCampaign(id, "k1");
        assertThat(sandbox.contact(id).orElseThrow().path("campaigns")).hasSize(1);
        contacts().removeFromAllCampaigns(id);
        assertThat(sandbox.contact(id).orElseThrow().path("campaigns")).isEmpty();
        contacts().addToWorkflow(id, "w1", OffsetDateTime.parse("2026-12-01T10:00:00+01:00"));
        assertThat(sandbox.contact(id).orElseThrow().path("activeWorkflows")).hasSize(1);
        contacts().removeFromWorkflow(id, "w1");
        assertThat(sandbox.contact(id).orElseThrow().path("activeWorkflows")).isEmpty();
        assertThat(contacts().appointments(id)).isEmpty();
    }
}
