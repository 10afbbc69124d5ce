package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.ghl.client.error.DecodeException;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.locations.ConversationProvider;
import io.ghl.client.locations.ConversationProvider.Channel;
import io.ghl.client.locations.Location;
import io.ghl.client.locations.LocationPermission;
import io.ghl.client.locations.LocationSearch;
import io.ghl.client.locations.LocationUpdate;
import io.ghl.client.locations.NewLocation;
import io.ghl.client.locations.SocialLink;
import io.ghl.client.locations.templates.Template;
import io.ghl.client.locations.templates.TemplateSearch;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire for locations themselves and their templates. */
class SubAccountRequestsTest extends WireTest {
    private static final String BASE = "/locations/" + LOCATION;
    private static final String ONE = "{\"id\":\"l1\",\"companyId\":\"co1\",\"name\":\"Studio\",\"timezone\":\"UTC\","
            + "\"settings\":{\"allowDuplicateContact\":true,\"later\":1},\"social\":{\"linkedIn\":\"x\"},\"later\":2}";

    @ParameterizedTest
    @EnumSource
    void aReadHasAnEnvelopeAndTheAnswerToAWriteHasNone(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var locations = ghl.company("co1").locations();
            reply(200, "{\"location\":" + ONE + "}");
            Location read = locations.get("l1");
            assertSent(version, "GET /locations/l1", "");
            Location.Settings settings = Objects.requireNonNull(read.settings());
            assertThat(settings.allowDuplicateContact()).isTrue();
            assertThat(settings.additional()).containsOnlyKeys("later");
            assertThat(Objects.requireNonNull(read.social()).linkedIn()).isEqualTo("x");
            assertThat(read.additional()).containsOnlyKeys("later");
            assertThat(read.toString() + settings + read.social()).doesNotContain("Studio");
            reply(200, "{\"location\":" + ONE + "}");
            assertThat(ghl.location(LOCATION).details().get()).isEqualTo(read);
            assertSent(version, "GET " + BASE, "");

            NewLocation studio = NewLocation.builder()
                    .name("Studio")
                    .country("US")
                    .disableContactTimezone(true)
                    .allowDuplicateContact(false)
                    .social(SocialLink.GOOGLE_PLACES_ID, "p1")
                    .prospect("Ada", "L", "ada@example.com")
                    .twilio("AC1", Secret.of("planted-twilio"))
                    .mailgun(Secret.of("planted-mailgun"), "example.com")
                    .snapshotId("s1")
                    .build();
            reply(201, ONE);
            assertThat(locations.create(studio).id()).isEqualTo("l1");
            assertSent(
                    version,
                    "POST /locations/",
                    "{\"companyId\":\"co1\",\"name\":\"Studio\",\"country\":\"US\","
                            + "\"settings\":{\"disableContactTimezone\":true,\"allowDuplicateContact\":false},"
                            + "\"social\":{\"googlePlacesId\":\"p1\"},"
                            + "\"prospectInfo\":{\"firstName\":\"Ada\",\"lastName\":\"L\",\"email\":\"ada@example.com\"},"
                            + "\"twilio\":{\"sid\":\"AC1\",\"authToken\":\"planted-twilio\"},"
                            + "\"mailgun\":{\"apiKey\":\"planted-mailgun\",\"domain\":\"example.com\"},"
                            + "\"snapshotId\":\"s1\"}");
            LocationUpdate update = LocationUpdate.builder()
                    .city("Austin")
                    .twilio("AC1", Secret.of("planted-twilio"))
                    .snapshot("s1", true)
                    .build();
            assertThat(studio.toString() + update).doesNotContain("planted", "AC1", "Austin");
            reply(200, ONE);
            assertThat(locations.update("l1", update)).isPresent();
            assertSent(
                    version,
                    "PUT /locations/l1",
                    "{\"companyId\":\"co1\",\"city\":\"Austin\",\"twilio\":{\"sid\":\"AC1\",\"authToken\":\"planted-twilio\"},"
                            + "\"snapshot\":{\"id\":\"s1\",\"override\":true}}");
            assertThat(locations.update("l1", LocationUpdate.builder().build())).isEmpty();
            reply(200, "{\"success\":true,\"message\":\"Deleted location with id: l1\"}");
            locations.delete("l1", false);
            assertSent(version, "DELETE /locations/l1?deleteTwilioAccount=false", "");
        }
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "{\"id\":\"l" + number + "\"}")
                .collect(Collectors.joining(",", "{\"locations\":[", "]}"));
    }

    @ParameterizedTest
    @EnumSource
    void aSearchGoesOnAlsoIfTheServerCutsPagesToItsDefaultOfTen(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            LocationSearch search =
                    LocationSearch.all().email("a+b@example.com").descending();
            assertThat(search.toString()).doesNotContain("example.com");
            reply(200, rows(0, 10));
            reply(200, rows(10, 14));
            assertThat(ghl.company("co1").locations().search(search))
                    .extracting(Location::id)
                    .hasSize(14)
                    .endsWith("l13");
            String line = "GET /locations/search?companyId=co1&email=a%2Bb%40example.com&order=desc&skip=";
            assertSent(version, line + "0&limit=100", "");
            assertSent(version, line + "10&limit=100", "");
            reply(200, rows(0, 10));
            reply(200, rows(0, 10));
            assertThatExceptionOfType(PaginationLoopException.class)
                    .isThrownBy(() -> ghl.company("co1")
                            .locations()
                            .search(LocationSearch.all())
                            .forEach(row -> {}));
        }
    }

    @ParameterizedTest
    @EnumSource
    void templates(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var templates = ghl.location(LOCATION).templates();
            reply(
                    200,
                    "{\"templates\":[{\"id\":\"t1\",\"type\":\"sms\",\"template\":{\"body\":\"Hello\",\"attachments\":[]},"
                            + "\"urlAttachments\":[\"u\"],\"dateAdded\":\"2022-01-27T12:31:19.679Z\"}],\"totalCount\":1}");
            Template template = templates
                    .list(TemplateSearch.ofOrigin("o1")
                            .type(TemplateSearch.Type.WHATSAPP)
                            .deleted(true))
                    .iterator()
                    .next();
            assertSent(
                    version, "GET " + BASE + "/templates?originId=o1&type=whatsapp&deleted=true&skip=0&limit=100", "");
            assertThat(Objects.requireNonNull(template.template()).body()).isEqualTo("Hello");
            assertThat(template.urlAttachments()).containsExactly("u");
            assertThat(template.toString() + template.template()).doesNotContain("Hello");
            enqueue(json(200, ""));
            templates.delete("t1");
            assertSent(version, "DELETE " + BASE + "/templates/t1", "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timezones\":[\"UTC\",\"US/Central\"],\"traceId\":\"t\"}",
                "[\"UTC\",\"US/Central\"]",
                "{\"timeZones\":[{\"name\":\"UTC\"},{\"name\":\"US/Central\"}]}"
            })
    void timezonesAreReadFromWhateverListThereIs(String answer) throws Exception {
        for (ApiVersion version : ApiVersion.values()) {
            try (GhlClient ghl = client(version)) {
                reply(200, answer);
                assertThat(ghl.location(LOCATION).details().timezones()).containsExactly("UTC", "US/Central");
                assertSent(version, "GET " + BASE + "/timezones", "");
                reply(200, "{\"timezones\":\"UTC\"}");
                assertThatExceptionOfType(DecodeException.class)
                        .isThrownBy(() -> ghl.location(LOCATION).details().timezones());
                taken();
            }
        }
    }

    @Test
    void permissionsAndProvidersAreOfV3() throws Exception {
        String permissions = "{\"permissions\":[\"crm\",\"brand-new\"]}";
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var locations = ghl.company("co1").locations();
            reply(200, permissions);
            List<LocationPermission> read = locations.permissions("l1");
            assertThat(read).containsExactly(LocationPermission.CRM, new LocationPermission("brand-new"));
            assertSent(ApiVersion.V3, "GET /locations/l1/permissions", "");
            reply(200, permissions);
            assertThat(locations.updatePermissions("l1", read)).isEqualTo(read);
            assertSent(ApiVersion.V3, "PUT /locations/l1/permissions", permissions);
            reply(200, "{}");
            assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> locations.permissions("l1"));
            taken();
            reply(
                    200,
                    "{\"conversationChannel\":{\"Email\":[{\"conversationProvider\":{\"_id\":\"p1\",\"name\":\"Mailgun\","
                            + "\"type\":\"Email\",\"default\":true}}]}}");
            ConversationProvider provider = ghl.location(LOCATION)
                    .details()
                    .conversationProviders(Channel.EMAIL)
                    .get(0);
            assertThat(provider.id() + provider.name() + provider.isDefault()).isEqualTo("p1Mailguntrue");
            assertSent(ApiVersion.V3, "GET " + BASE + "/conversationChannels/Email", "");
        }
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            int before = server.getRequestCount();
            for (Runnable call : List.<Runnable>of(
                    () -> ghl.company("co1").locations().permissions("l1"),
                    () -> ghl.company("co1").locations().updatePermissions("l1", List.of()),
                    () -> ghl.location(LOCATION).details().conversationProviders(Channel.SMS))) {
                assertThatExceptionOfType(OperationRefusedException.class).isThrownBy(call::run);
            }
            assertThat(server.getRequestCount()).isEqualTo(before);
        }
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var locations = ghl.company("co1").locations();
            refused("locationId", () -> locations.get(" "));
            refused("locationId", () -> locations.delete("", true));
            refused("name", () -> NewLocation.builder().build());
            refused("name", () -> NewLocation.builder().name(" "));
            refused("country", () -> NewLocation.builder().country("Germany"));
            refused("email", () -> NewLocation.builder().prospect("a", "b", " "));
            refused("sid", () -> LocationUpdate.builder().twilio("", Secret.of("x")));
            refused("domain", () -> LocationUpdate.builder().mailgun(Secret.of("x"), ""));
            refused("snapshotId", () -> LocationUpdate.builder().snapshot(" ", false));
            refused("email", () -> LocationSearch.all().email(""));
            refused("originId", () -> TemplateSearch.ofOrigin(" "));
            refused("name", () -> new LocationPermission(" "));
            refused("id", () -> ghl.location(LOCATION).templates().delete(" "));
            assertThatNullPointerException()
                    .isThrownBy(() -> locations.updatePermissions("l1", Arrays.asList((LocationPermission) null)))
                    .withMessageContaining("permissions");
            assertThatNullPointerException()
                    .isThrownBy(() -> NewLocation.builder().social(SocialLink.YELP, null))
                    .withMessageContaining("value");
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static void refused(String field, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(field);
    }
}
