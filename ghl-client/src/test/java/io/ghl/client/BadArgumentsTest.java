package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contract.spec.Spec;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.customfields.objects.NewObjectField;
import io.ghl.client.internal.json.Json;
import io.ghl.client.locations.LocationSearch;
import io.ghl.client.locations.LocationUpdate;
import io.ghl.client.locations.NewLocation;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.client.oauth.InstalledLocationQuery;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.tasks.TaskUpdate;
import io.ghl.client.users.NewUser;
import io.ghl.client.users.UserSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be meant is refused by the name of the parameter, and nothing is sent. */
class BadArgumentsTest extends WireTest {

    @AfterEach
    void nothingIsSent() {
        assertThat(server.getRequestCount()).isZero();
    }

    private static void refused(String parameter, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(parameter);
    }

    @Test
    void listsOfTagsAndIds() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var contacts = ghl.location(LOCATION).contacts();
            for (List<String> tags : List.of(List.<String>of(), List.of(""), List.of("vip", " "))) {
                refused("tags", () -> contacts.addTags("c1", tags));
                refused("tags", () -> contacts.removeTags("c1", tags));
                refused("tags", () -> contacts.addTagsInBulk(List.of("c1"), tags));
                refused("tags", () -> contacts.removeTagsInBulk(List.of("c1"), tags));
            }
            assertThatThrownBy(() -> contacts.addTags("c1", Arrays.asList("vip", null)))
                    .hasMessage("An item of tags must not be null.");
            refused("contactIds", () -> contacts.removeAllTagsInBulk(List.of("")));
        }
    }

    @Test
    void keysOfADuplicate() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var contacts = ghl.location(LOCATION).contacts();
            refused("email", () -> contacts.findDuplicate("", "+15551234567"));
            refused("phone", () -> contacts.findDuplicate("ada@example.com", " "));
        }
    }

    @Test
    void fieldsOfAContact() {
        var contact = ContactUpdate.builder();
        for (String email : List.of("", " ", "not an email", "@b.co", "a@", "a@b@c.co", "a b@c.co", "a@b\n.co")) {
            refused("email", () -> contact.email(email));
        }
        for (String country : List.of("Germany", "D", "D1", " ", "DEU")) {
            refused("country", () -> contact.country(country));
        }
        for (String zone : List.of("", "Mars/Base", "europe/berlin", "+02:00", "UTC+2")) {
            refused("timezone", () -> contact.timezone(zone));
        }
        refused("assignedTo", () -> contact.assignedTo(""));
        refused("tags", () -> contact.tags(List.of("vip", "")));
        refused("dateOfBirth", () -> contact.dateOfBirth(LocalDate.of(0, 12, 31)));
        refused("dateOfBirth", () -> contact.dateOfBirth(LocalDate.of(10_000, 1, 1)));
        refused("channel", () -> contact.dndSetting("", DndSetting.ACTIVE));
        DndSetting on = new DndSetting("on", null, null);
        refused("status", () -> contact.dndSetting(DndChannel.SMS, on));
        assertThat(contact.build().isEmpty()).isTrue();
        // What looks odd and can be meant.
        contact.email("a+b@münchen").country("").timezone("US/Central").timezone("EST");
        contact.postalCode("").tags(List.of()).customField("f1", "").dateOfBirth(LocalDate.of(1, 1, 1));
    }

    @Test
    void aContactThatNobodyCouldFind() {
        for (String field : List.of("email", "phone", "firstName", "lastName", "name")) {
            refused(field, () -> NewContact.builder().city("Austin").build());
        }
        refused("email", () -> NewContact.builder().clearEmail().name(" ").build());
        assertThat(NewContact.builder().lastName("Lovelace").build().json()).hasSize(1);
    }

    @Test
    void usersNotesAndCustomFields() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            refused("userIds", () -> UserSearch.all().ids(List.of("a,b")));
            for (String field : List.of("", "date added", "dateAdded,name", "-dateAdded", "dateadded", "city")) {
                refused("field", () -> UserSearch.all().sortedBy(field, true));
            }
            refused("emails", () -> ghl.company("co1").users().filterByEmail(List.of("a@b.co", "x")));
            refused("emails", () -> ghl.company("co1").users().filterDeletedByEmail(List.of("x")));
            refused("email", () -> NewUser.builder().email("x"));
            refused("title", () -> NewTask.builder().title(" "));
            refused("title", () -> TaskUpdate.builder().title(""));
            refused("assignedTo", () -> TaskUpdate.builder().assignedTo(" "));
            assertThat(TaskUpdate.builder().assignedTo("").build().json()).hasToString("{\"assignedTo\":\"\"}");
            refused("body", () -> NewNote.builder().body(""));
            refused("userId", () -> NewNote.builder().userId(" "));
            for (String color : List.of("", "red", "FFAA00", "#FFAA0", "#GGAA00")) {
                refused("color", () -> NoteUpdate.builder().color(color));
            }
            assertThatThrownBy(() -> NewCustomField.builder().dataType(unset()))
                    .hasMessage("dataType must not be null.");
        }
    }

    @Test
    void fieldsOfBusinessesLocationsAndCalendars() {
        var business = BusinessUpdate.builder();
        var location = LocationUpdate.builder();
        var calendar = CalendarUpdate.builder();
        for (String email : List.of(" ", "not an email", "@b.co", "a@", "a@b@c.co", "a b@c.co", "a@b\n.co")) {
            refused("email", () -> business.email(email));
            refused("email", () -> location.prospect("Ada", "Lovelace", email));
            refused("email", () -> LocationSearch.all().email(email));
            refused("alertEmail", () -> calendar.alertEmail(email));
        }
        for (String country : List.of("Germany", "D", "D1", " ", "DEU")) {
            refused("country", () -> business.country(country));
            refused("country", () -> location.country(country));
        }
        // Two letters that are no country, or none of those that HighLevel lists.
        for (String country : List.of("", "de", "ZZ", "CW")) {
            refused("country", () -> location.country(country));
        }
        for (String zone : List.of("", "Mars/Base", "europe/berlin", "+02:00", "UTC+2")) {
            refused("timezone", () -> location.timezone(zone));
        }
        assertThat(business.build().isEmpty()).isTrue();
        assertThat(location.build().isEmpty()).isTrue();
        business.email("").country("").email("a+b@münchen").country("us");
        location.country("XK").timezone("US/Central");
        calendar.alertEmail("");
    }

    @Test
    void wordsThatHighLevelDoesNotList() {
        var calendar = CalendarUpdate.builder();
        var user = NewUser.builder();
        for (String word : List.of("", " ", "Classic", "x")) {
            refused("calendarType", () -> NewCalendar.builder().calendarType(word));
            refused("eventType", () -> calendar.eventType(word));
            refused("formSubmitType", () -> calendar.formSubmitType(word));
            refused("guestType", () -> calendar.guestType(word));
            refused("widgetType", () -> calendar.widgetType(word));
            refused("platformLanguage", () -> user.platformLanguage(word));
            refused("acceptedFormats", () -> NewObjectField.builder().acceptedFormats(word));
        }
        for (String scope : List.of("", " ", "a b", "a\n")) {
            refused("scopes", () -> user.scopes(List.of("contacts.readonly", scope)));
            refused("scopesAssignedToOnly", () -> user.scopesAssignedToOnly(List.of(scope)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void wordsThatHighLevelLists(ApiVersion version) {
        NewCalendar.Builder calendar = NewCalendar.builder();
        words(version, "/calendars/", "calendarType").forEach(calendar::calendarType);
        words(version, "/calendars/", "eventType").forEach(calendar::eventType);
        words(version, "/calendars/", "formSubmitType").forEach(calendar::formSubmitType);
        words(version, "/calendars/", "guestType").forEach(calendar::guestType);
        words(version, "/calendars/", "widgetType").forEach(calendar::widgetType);
        NewUser.Builder user = NewUser.builder().scopes(words(version, "/users/", "scopes"));
        words(version, "/users/", "platformLanguage").forEach(user::platformLanguage);
        NewObjectField.Builder field = NewObjectField.builder();
        words(version, "/custom-fields/", "acceptedFormats").forEach(field::acceptedFormats);
    }

    private static Set<String> words(ApiVersion version, String path, String property) {
        JsonNode schema = Spec.of(version)
                .at("POST", path)
                .orElseThrow()
                .contract()
                .at("/request/application~1json/properties/" + property);
        Set<String> words = new HashSet<>();
        (schema.has("items") ? schema.path("items") : schema).path("enum").forEach(word -> words.add(word.asText()));
        assertThat(words).as(property).hasSizeGreaterThan(1);
        return words;
    }

    /** The countries of a location are those of HighLevel's files. */
    @ParameterizedTest
    @EnumSource
    void countriesThatHighLevelLists(ApiVersion version) {
        Set<String> listed = words(version, "/locations/", "country");
        assertThat(listed).hasSizeGreaterThan(200);
        for (char a = 'A'; a <= 'Z'; a++) {
            for (char b = 'A'; b <= 'Z'; b++) {
                String code = "" + a + b;
                if (listed.contains(code)) {
                    NewLocation.builder().country(code);
                } else {
                    refused("country", () -> NewLocation.builder().country(code));
                }
            }
        }
    }

    @Test
    void cursorsOfInstalledLocations() {
        for (ApiVersion version : ApiVersion.values()) {
            OAuthApp app = OAuthApp.builder("app-1", Secret.of("s")).build();
            try (GhlClient ghl = GhlClient.builder()
                    .baseUrl(server.url("/").toString())
                    .apiVersion(version)
                    .oauth(app, new MemoryTokenStore())
                    .build()) {
                Pages<?> list = ghl.oauth().installedLocations(InstalledLocationQuery.ofCompany("co1"));
                for (String cursor : List.of("", " ")) {
                    refused("cursor", () -> first(list, cursor));
                }
                for (String cursor : List.of("garbage", "-5", "{}", "99999999999", "1.5", "a b", "a\n")) {
                    if (version == ApiVersion.V2021_07_28) {
                        refused("cursor", () -> first(list, cursor));
                    }
                }
            }
        }
    }

    @Test
    void filtersOfInstalledLocations() {
        refused("companyId", () -> InstalledLocationQuery.ofCompany(" "));
        InstalledLocationQuery query = InstalledLocationQuery.ofCompany("co1");
        refused("text", () -> query.name(""));
        refused("id", () -> query.location(" "));
        refused("id", () -> query.version(""));
        refused("id", () -> query.plan(""));
    }

    @Test
    void conditionsOfATaskSearch() {
        TaskSearch search = TaskSearch.all();
        // An empty list would be a search of all contacts.
        refused("contactIds", () -> search.ofContacts());
        refused("contactIds", () -> search.ofContacts("c1", ""));
        refused("userIds", () -> search.assignedTo());
        refused("userIds", () -> search.assignedTo(" "));
        refused("query", () -> search.query(""));
        refused("pageLimit", () -> search.pageLimit(501));
    }

    @Test
    void namesOfCustomFields() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var fields = ghl.location(LOCATION).customFields();
            refused("id", () -> fields.byId(""));
            refused("key", () -> fields.byKey(" "));
            refused("name", () -> fields.byName(""));
        }
    }

    @Test
    void cursorsOfAnotherList() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            GhlLocation location = ghl.location(LOCATION);
            for (String cursor : List.of("", "garbage", "-5", "{}", "99999999999")) {
                refused(
                        "cursor",
                        () -> location.businesses()
                                .list()
                                .resumeFrom(cursor)
                                .iterator()
                                .hasNext());
                refused(
                        "cursor",
                        () -> location.appointments()
                                .notes("e1")
                                .resumeFrom(cursor)
                                .iterator()
                                .hasNext());
            }
        }
    }

    @Test
    void cursorsOfNoSearch() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            GhlLocation location = ghl.location(LOCATION);
            Pages<?> contacts = location.contacts().search(ContactSearch.all());
            for (String cursor : List.of("", "garbage", "{}", "[]", "null", "7", "\"a\"", "{\"skip\":1}")) {
                refused("search-contacts-advanced", () -> first(contacts, cursor));
            }
            Pages<?> tasks = location.tasks().search(TaskSearch.all());
            for (String cursor :
                    List.of("", "garbage", "{}", "[]", "7", "{\"skip\":-5}", "{\"skip\":\"5\"}", "{\"a\":1}")) {
                refused("task-search", () -> first(tasks, cursor));
            }
            Pages<?> ofBusiness = location.contacts().ofBusiness("b1");
            for (String cursor : List.of("", "{}", "[]", "{\"skip\":-5}", "{\"startAfter\":\"a,b\"}")) {
                refused("get-contacts-by-businessId", () -> first(ofBusiness, cursor));
            }
            @SuppressWarnings("deprecation")
            Pages<?> list = location.contacts().list();
            for (String cursor :
                    List.of("", "{}", "[]", "{\"startAfter\":\"1\"}", "{\"startAfter\":1,\"startAfterId\":2}")) {
                refused("get-contacts", () -> first(list, cursor));
            }
        }
    }

    private static void first(Pages<?> list, String cursor) {
        boolean unused = list.resumeFrom(cursor).iterator().hasNext();
    }

    @Test
    void whatARawCallIsToldOfItself() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            RawCall call = ghl.raw("GET", "/a");
            refused("id", () -> call.location(""));
            refused("id", () -> call.company(" "));
            for (String header : List.of("", " ", "v3 ", "v\n3", "v\u00003", "vé")) {
                refused("header", () -> call.version(header));
            }
            refused("name", () -> call.query("", "v"));
            assertThatThrownBy(() -> call.query("q", unset())).hasMessage("value must not be null.");
            assertThatThrownBy(() -> call.priority(unset())).hasMessage("newPriority must not be null.");
            assertThatThrownBy(() -> call.body(unset())).hasMessage("json must not be null.");
            refused("json", () -> call.body(Json.object()));
        }
    }

    @Test
    void settingsOfAClient() {
        GhlClientBuilder builder = GhlClient.builder();
        for (Duration timeout : List.of(
                Duration.ZERO, Duration.ofNanos(999_999), Duration.ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
            refused("connectTimeout", () -> builder.connectTimeout(timeout));
            refused("attemptTimeout", () -> builder.attemptTimeout(timeout));
            refused("totalTimeout", () -> builder.totalTimeout(timeout));
        }
        builder.connectTimeout(Duration.ofMillis(1)).attemptTimeout(Duration.ofMillis(1));
        builder.totalTimeout(Duration.ofDays(1)).referenceDataLifetime(Duration.ZERO);
        refused("referenceDataLifetime", () -> builder.referenceDataLifetime(Duration.ofNanos(-1)));
        refused("referenceDataLifetime", () -> builder.referenceDataLifetime(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatThrownBy(() -> builder.apiVersion(unset())).hasMessage("version must not be null.");
        for (String url : List.of(
                "https://user:planted@example.com",
                "https://planted@example.com",
                "https://exa mple/planted",
                "ftp://planted")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.baseUrl(url))
                    .withMessageContaining("base URL")
                    .withMessageNotContaining("planted")
                    .withNoCause();
        }
    }

    @Test
    void settingsThatAreNull() {
        GhlClientBuilder builder = GhlClient.builder();
        Secret secret = Secret.of("s");
        OAuthApp app = OAuthApp.builder("app-1", secret).build();
        missing("newToken", () -> builder.privateToken((Secret) unset()));
        missing("newToken", () -> builder.privateToken(unset(), Instant.EPOCH));
        missing("issuedAt", () -> builder.privateToken(secret, unset()));
        missing("newToken", () -> builder.fallbackToken(unset()));
        missing("age", () -> builder.tokenAgeWarning((Duration) unset()));
        missing("newApp", () -> builder.oauth(unset(), new MemoryTokenStore()));
        missing("newStore", () -> builder.oauth(app, unset()));
        missing("policy", () -> builder.retryPolicy(unset()));
        missing("policy", () -> builder.rateLimitPolicy(unset()));
        missing("newLimiter", () -> builder.rateLimiter(unset()));
        missing("newObserver", () -> builder.observer(unset()));
        missing("capture", () -> builder.captureBodies(unset()));
        missing("redactor", () -> builder.captureBodies(body -> {}, unset()));
        missing("client", () -> builder.okHttpClient(unset()));
        try (GhlClient ghl = client(ApiVersion.V3)) {
            missing("priority", () -> ghl.company("co1").withPriority(unset()));
        }
    }

    private static void missing(String parameter, ThrowingCallable call) {
        assertThatThrownBy(call).hasMessage(parameter + " must not be null.");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T unset() {
        return null;
    }

    @Test
    void idsOfUpdatesThatSayNothing() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            GhlLocation location = ghl.location(LOCATION);
            refused(
                    "contactId",
                    () -> location.contacts().update("", ContactUpdate.builder().build()));
            refused(
                    "noteId",
                    () -> location.notes()
                            .update("c1", " ", NoteUpdate.builder().build()));
            assertThat(location.notes().update("c1", "n1", NoteUpdate.builder().build()))
                    .isEmpty();
        }
    }

    @Test
    void rawPathsThatAreNotEncoded() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            for (String path : List.of("/a%", "/a%2", "/a%zz/b", "/a b", "a", "//a")) {
                refused("raw path", () -> ghl.raw("GET", path));
            }
        }
    }

    @Test
    void operationsOfAnotherVersionAreNamedAsHighLevelNamesThem() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            assertThatThrownBy(() -> ghl.location(LOCATION).schedules().getOfCalendar("c1"))
                    .hasMessageEndingWith("does not exist in API version 2021-07-28");
        }
    }
}
