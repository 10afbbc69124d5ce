package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.BadRequestException;
import io.ghl.client.error.DuplicateContactException;
import io.ghl.client.error.MissingScopeException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.error.RemovedEndpointException;
import io.ghl.client.error.TokenInvalidException;
import io.ghl.client.error.UnprocessableException;
import io.ghl.client.error.WrongLocationException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.JournalEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sandbox refuses becomes the exception that names the reason; tokens are exchanged only if that can help. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxErrorsTest extends OnSandbox {
    private static final String OTHER = "pit-other-planted-0002";

    SandboxErrorsTest(ApiVersion version) {
        super(version);
    }

    @Test
    void aDuplicateNamesTheContactThatExistsAndTheField() {
        start();
        Contact ada = location.contacts()
                .create(NewContact.builder()
                        .firstName("Ada")
                        .email("ada@example.com")
                        .phone("+15005550001")
                        .build());
        DuplicateContactException byEmail = catchThrowableOfType(
                DuplicateContactException.class, () -> location.contacts().create(named("ada")));
        assertThat(byEmail.existingContactId()).isEqualTo(ada.id());
        assertThat(byEmail.matchingField()).isEqualTo("email");
        assertThat(byEmail.mayHaveTakenEffect()).isFalse();
        assertThat(byEmail.traceId()).isNotNull();
        assertThat(byEmail.getMessage()).doesNotContain("Ada", "ada@example.com");
        String other = location.contacts().create(named("other")).id();
        DuplicateContactException byPhone = catchThrowableOfType(
                DuplicateContactException.class,
                () -> location.contacts()
                        .update(
                                other,
                                ContactUpdate.builder().phone("+1 500 555 0001").build()));
        assertThat(byPhone.existingContactId()).isEqualTo(ada.id());
        assertThat(byPhone.matchingField()).isEqualTo("phone");
        assertThat(sandbox.journal().count("create-contact")).isEqualTo(3);
    }

    @Test
    void whatDoesNotExistIsNotFoundAlthoughTheStatusIs400() {
        start();
        NotFoundException error = catchThrowableOfType(
                NotFoundException.class, () -> location.contacts().get("a/b c?ü"));
        assertThat(error.status()).isEqualTo(400);
        assertThat(error.operation()).isEqualTo("get-contact");
        assertThat(error.retryable()).isFalse();
        NotFoundException route = catchThrowableOfType(
                NotFoundException.class, () -> ghl.raw("GET", "/no/such/route").send());
        assertThat(route.status()).isEqualTo(404);
    }

    @Test
    void aListOfComplaintsIsKeptAndSaidWithoutValues() {
        start();
        UnprocessableException error = catchThrowableOfType(
                UnprocessableException.class,
                () -> location.contacts()
                        .create(NewContact.builder().email("ada@nowhere").build()));
        assertThat(error.messages()).hasSizeGreaterThanOrEqualTo(1).allMatch(message -> message.startsWith("email"));
        assertThat(error.getMessage()).doesNotContain("ada@nowhere");
        ObjectNode roundTrip = Json.object().put("firstName", "Ada").put("companyName", "x");
        String id = location.contacts().create(named("ada")).id();
        UnprocessableException unknown = catchThrowableOfType(
                UnprocessableException.class,
                () -> ghl.raw("PUT", "/contacts/" + id).body(roundTrip).send());
        assertThat(unknown.messages()).containsExactly("property companyName should not exist");
        assertThat(unknown.getMessage()).contains("property companyName should not exist");
    }

    @Test
    void aMissingScopeExchangesNoToken() {
        start();
        sandbox.addToken(OTHER, "reader", "contacts.readonly");
        try (GhlClient reader = client().privateToken(OTHER)
                .fallbackToken(Secret.of(sandbox.token()))
                .build()) {
            GhlLocation read = reader.location(sandbox.locationId());
            assertThat(read.contacts().search(ContactSearch.all())).isEmpty();
            MissingScopeException error = catchThrowableOfType(
                    MissingScopeException.class, () -> read.contacts().create(named("ada")));
            assertThat(error.attempts()).hasSize(1);
            assertThat(error.getMessage()).doesNotContain(OTHER);
            assertThatExceptionOfType(MissingScopeException.class)
                    .isThrownBy(() ->
                            read.tasks().search(TaskSearch.all()).iterator().hasNext());
            assertThat(sandbox.journal().countByToken()).containsOnlyKeys("reader");
        }
    }

    @Test
    void anotherLocationIsRefusedAndItsContactsToo() {
        start(options ->
                options.token("pit-own-planted-0001").tokenOf("otherLocation1234567", OTHER, "other location"));
        String id = location.contacts().create(named("ada")).id();
        try (GhlClient other = client().privateToken(OTHER).build()) {
            GhlLocation elsewhere = other.location("otherLocation1234567");
            assertThat(elsewhere.contacts().create(named("ada")).locationId()).isEqualTo("otherLocation1234567");
            assertThatExceptionOfType(WrongLocationException.class)
                    .isThrownBy(() -> elsewhere.contacts().get(id));
            assertThatExceptionOfType(WrongLocationException.class)
                    .isThrownBy(() ->
                            other.location(sandbox.locationId()).contacts().create(named("grace")));
            assertThatExceptionOfType(WrongLocationException.class)
                    .isThrownBy(() ->
                            other.location(sandbox.locationId()).contacts().findDuplicate("ada@example.com", null));
        }
    }

    @Test
    void aRevokedTokenIsNamedAndTriedOnce() {
        start();
        sandbox.revokeToken(sandbox.token());
        TokenInvalidException error = catchThrowableOfType(
                TokenInvalidException.class, () -> location.contacts().create(named("ada")));
        assertThat(error.attempts()).hasSize(1);
        assertThat(error.retryable()).isFalse();
        assertThat(error.mayHaveTakenEffect()).isFalse();
        assertThat(sandbox.journal().count()).isEqualTo(1);
    }

    /** The peers' refresh storms began here: a 401 that goes on must end after one exchange. */
    @Test
    void bothTokensRevokedEndAfterOneExchange() {
        start();
        try (GhlClient rotating = client().fallbackToken(Secret.of(OTHER)).build()) {
            sandbox.revokeToken(sandbox.token());
            TokenInvalidException error = catchThrowableOfType(
                    TokenInvalidException.class,
                    () -> rotating.location(sandbox.locationId()).contacts().get("c1"));
            assertThat(error.attempts()).hasSize(2);
            assertThat(sandbox.journal().count()).isEqualTo(2);
        }
    }

    @Test
    void manyCallsDuringARotationGoOverToTheOtherTokenTogether() throws Exception {
        start();
        sandbox.addToken(OTHER, "new");
        try (GhlClient rotating = client().fallbackToken(Secret.of(OTHER)).build()) {
            GhlLocation view = rotating.location(sandbox.locationId());
            String id = view.contacts().create(named("ada")).id();
            sandbox.revokeToken(sandbox.token());
            List<String> answers = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Thread thread = new Thread(() -> {
                    // With a body and without: both must go over.
                    answers.add(view.contacts().get(id).id());
                    answers.add(view.contacts().upsert(named("ada")).contact().id());
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(answers).hasSize(40).containsOnly(id);
            assertThat(view.contacts().get(id).id()).isEqualTo(id);
            assertThat(sandbox.journal().entries(e -> e.status() == 401)).hasSizeLessThanOrEqualTo(20);
        }
    }

    @Test
    void theRightVersionHeaderGoesWithEveryCall() {
        start();
        String id = location.contacts().create(named("ada")).id();
        location.contacts().search(ContactSearch.all()).iterator().hasNext();
        location.tasks().list(id);
        location.notes().list(id);
        location.customFields().byKey("x");
        assertThat(sandbox.journal().entries())
                .extracting(JournalEntry::version)
                .containsOnly(version == ApiVersion.V3 ? "v3" : "2021-07-28");
        BadRequestException bogus = catchThrowableOfType(
                BadRequestException.class,
                () -> ghl.raw("GET", "/contacts/" + id).version("bogus-version").send());
        assertThat(bogus.messages()).containsExactly("Invalid API version segment 'bogus-version' at position 0");
    }

    @Test
    void anEndpointThatV3DroppedIsNamedSo() {
        start();
        var list = ghl.raw("GET", "/contacts/").query("locationId", sandbox.locationId());
        if (version == ApiVersion.V3) {
            assertThatExceptionOfType(RemovedEndpointException.class).isThrownBy(list::send);
        } else {
            assertThat(list.send().json().path("contacts").isArray()).isTrue();
        }
    }

    @Test
    void aReadOnlyClientSendsNoWrite() {
        start();
        try (GhlClient reader = client().readOnly().build()) {
            GhlLocation read = reader.location(sandbox.locationId());
            assertThatExceptionOfType(OperationRefusedException.class)
                    .isThrownBy(() -> read.contacts().create(named("ada")));
            assertThat(read.contacts().search(ContactSearch.all())).isEmpty();
        }
        assertThat(sandbox.journal().countByOperation()).containsOnlyKeys("search-contacts-advanced");
    }

    /** A location's contact can be asked for under another view: which location a call is for is never guessed. */
    @Test
    void theLocationOfACallIsTheOneOfItsView() {
        start();
        try (GhlSandbox second = GhlSandbox.builder().seed(7).start();
                GhlClient other = client().privateToken(second.token())
                        .baseUrl(second.baseUrl().toString())
                        .build()) {
            Contact here = location.contacts().create(named("ada"));
            Contact there = other.location(second.locationId()).contacts().create(named("ada"));
            assertThat(here.locationId()).isEqualTo(sandbox.locationId());
            assertThat(there.locationId()).isEqualTo(second.locationId());
        }
    }
}
