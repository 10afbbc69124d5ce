package io.ghl.client;

import static io.ghl.client.contacts.ContactField.DATE_UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.DuplicateContactException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.limit.Priority;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples that the Javadoc shows: it takes them from here, so they compile, and they run. */
class SnippetsTest extends OnSandbox {
    private final List<String> cursors = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    SnippetsTest() {
        super(ApiVersion.V2021_07_28);
    }

    @BeforeEach
    void open() {
        start();
    }

    @Test
    void aClientIsBuiltOnceAndCutDownToALocation() {
        String token = sandbox.token();
        String url = sandbox.baseUrl().toString();
        String locationId = sandbox.locationId();
        // @start region=client
        try (GhlClient ghl = GhlClient.builder()
                .privateToken(token)
                .baseUrl(url) // leave out for the real HighLevel
                .totalTimeout(Duration.ofSeconds(30)) // of a call with its repetitions
                .build()) {
            GhlLocation location = ghl.location(locationId);
            Contact ada = location.contacts()
                    .create(NewContact.builder().email("ada@example.com").build());

            GhlLocation background = location.withPriority(Priority.BACKFILL); // lets other calls go first
            background.contacts().addTags(ada.id(), "imported");
        }
        // @end
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void contactsAreWrittenFieldByField() {
        // @start region=contacts
        Contacts contacts = location.contacts();
        Contact ada = contacts.create(NewContact.builder()
                .firstName("Ada")
                .email("ada@example.com")
                .website("https://example.com")
                .build());

        contacts.update(
                ada.id(),
                ContactUpdate.builder()
                        .phone("+12025550143") // set
                        .clearWebsite() // emptied
                        .build()); // everything else stays as it is

        Optional<Contact> known = contacts.findDuplicate("ada@example.com", null);
        // @end
        assertThat(known.orElseThrow().phone()).isEqualTo("+12025550143");
        assertThat(contacts.get(ada.id()).website()).isNullOrEmpty();
    }

    @Test
    void aListIsFetchedWhileItIsRead() {
        location.contacts().create(NewContact.builder().email("ada@example.com").build());
        // @start region=pages
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Pages<Contact> changed = location.contacts()
                .search(ContactSearch.where(DATE_UPDATED.atLeast(yesterday)).sortedBy(DATE_UPDATED.ascending()));
        for (Contact contact : changed) { // one page in memory at a time
            log.add(contact.id());
        }

        for (Page<Contact> page : changed.pages()) { // with places to go on from
            if (page.nextCursor() != null) {
                cursors.add(page.nextCursor()); // later: changed.resumeFrom(cursor)
            }
        }
        // @end
        assertThat(log).hasSize(1);
    }

    @Test
    void everyFailureSaysWhatToDo() {
        NewContact contact = NewContact.builder().email("ada@example.com").build();
        location.contacts().create(contact);
        // @start region=errors
        try {
            location.contacts().create(contact);
        } catch (DuplicateContactException e) {
            log.add("is there already: " + e.existingContactId());
        } catch (NotFoundException e) {
            log.add("is gone");
        } catch (GhlException e) {
            if (e.mayHaveTakenEffect()) {
                log.add("look before you repeat: " + e.operation());
            } else if (e.retryable()) {
                log.add("later: " + e.getMessage()); // safe to log
            } else {
                throw e;
            }
        }
        // @end
        assertThat(log).singleElement().asString().startsWith("is there already: ");
    }

    @Test
    void whatThisLibraryHasNoMethodForIsCalledAllTheSame() {
        // @start region=raw
        JsonNode answer = ghl.raw("GET", "/locations/" + location.id() + "/tags")
                .location(location.id()) // whose token and whose limit
                .send()
                .json();
        // @end
        assertThat(answer.path("tags").isArray()).isTrue();
    }

    @Test
    void anObserverIsToldOfCalls() {
        // @start region=observer
        GhlObserver slow = new GhlObserver() {
            @Override
            public void callEnd(Call call, CallEnd end) {
                if (end.attempts() > 1 || end.took().toSeconds() > 5) {
                    log.add(call.operation() + " took " + end.took() + " in " + end.attempts() + " attempts");
                }
            }
        };
        GhlLocation watched = location.withObserver(slow); // or for all calls: GhlClient.builder().observer(slow)
        // @end
        sandbox.faults().set(Fault.ERROR_BEFORE_EFFECT, FaultRule.next(1));
        assertThat(watched.contacts().findDuplicate("nobody@example.com", null)).isEmpty();
        assertThat(log).singleElement().asString().endsWith(" in 2 attempts");
    }

    @Test
    void anAppSendsItsCustomersToHighLevel() {
        String clientId = "65f0c1b2a7d3e4f5-l8x2q9zz";
        Secret clientSecret = Secret.of("from-your-vault");
        // @start region=oauth
        OAuthApp app = OAuthApp.builder(clientId, clientSecret)
                .redirectUri("https://app.example.com/highlevel/installed")
                .scopes("contacts.readonly", "contacts.write")
                .build();
        String state = OAuthApp.newState(); // keep it in the customer's session
        URI chooser = app.authorizationUrl(state); // send the customer's browser there

        // What came back to the redirect URI, state and all; refused if the state is another one.
        String redirect = "https://app.example.com/highlevel/installed?code=c0de&state=" + state;
        Secret code = app.authorizationCode(redirect, state);

        try (GhlClient ghl =
                GhlClient.builder().oauth(app, new MemoryTokenStore()).build()) {
            log.add(ghl.toString()); // ghl.oauth().exchange(code) stores the tokens; then ghl.location(id) works
        }
        // @end
        assertThat(chooser).hasParameter("state", state).hasParameter("client_id", clientId);
        assertThat(code.reveal()).isEqualTo("c0de");
        assertThatExceptionOfType(io.ghl.client.oauth.RedirectException.class)
                .isThrownBy(() -> app.authorizationCode(redirect, "another"));
    }
}
