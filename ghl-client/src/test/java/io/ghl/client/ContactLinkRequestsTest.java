package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.contacts.BulkTagsResult;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactAppointment;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for the operations that link contacts with something else. */
class ContactLinkRequestsTest extends WireTest {

    @ParameterizedTest
    @EnumSource
    void followersAndBulkWrites(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var contacts = ghl.location(LOCATION).contacts();
            reply(201, "{\"followers\":[\"u1\",\"u2\"],\"followersAdded\":[\"u2\"]}");
            assertThat(contacts.addFollowers("c1", List.of("u2"))).containsExactly("u1", "u2");
            assertSent(version, "POST /contacts/c1/followers", "{\"followers\":[\"u2\"]}");
            reply(200, "{\"followers\":[\"u1\"],\"followersRemoved\":[\"u2\"]}");
            assertThat(contacts.removeFollowers("c1", List.of("u2"))).containsExactly("u1");
            assertSent(version, "DELETE /contacts/c1/followers", "{\"followers\":[\"u2\"]}");

            String bulk = "{\"locationId\":\"" + LOCATION + "\",\"contacts\":[\"c1\",\"c2\"],\"tags\":[%s]%s}";
            reply(201, "{\"succeded\":true,\"errorCount\":1,\"responses\":[\"ok\",{\"id\":\"c2\"}]}");
            BulkTagsResult result = contacts.addTagsInBulk(List.of("c1", "c2"), List.of("vip"));
            assertThat(result.succeeded()).isTrue();
            assertThat(result.errorCount()).isEqualTo(1);
            assertThat(result.responses()).containsExactly("ok", "{\"id\":\"c2\"}");
            assertSent(version, "POST /contacts/bulk/tags/update/add", bulk.formatted("\"vip\"", ""));
            reply(200, "{\"succeeded\":true,\"errorCount\":0,\"responses\":[]}");
            assertThat(contacts.removeTagsInBulk(List.of("c1", "c2"), List.of("vip"))
                            .succeeded())
                    .isTrue();
            assertSent(version, "POST /contacts/bulk/tags/update/remove", bulk.formatted("\"vip\"", ""));
            reply(201, "{\"succeded\":false}");
            assertThat(contacts.removeAllTagsInBulk(List.of("c1", "c2")).succeeded())
                    .isFalse();
            assertSent(
                    version, "POST /contacts/bulk/tags/update/remove", bulk.formatted("", ",\"removeAllTags\":true"));

            String business = "{\"locationId\":\"" + LOCATION + "\",\"ids\":[\"c1\"],\"businessId\":%s}";
            reply(200, "{\"success\":true,\"ids\":[\"c1\"]}");
            assertThat(contacts.attachToBusiness("b1", List.of("c1"))).containsExactly("c1");
            assertSent(version, "POST /contacts/bulk/business", business.formatted("\"b1\""));
            reply(201, "{\"success\":true,\"ids\":[]}");
            assertThat(contacts.detachFromBusiness(List.of("c1"))).isEmpty();
            assertSent(version, "POST /contacts/bulk/business", business.formatted("null"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void campaignsAndWorkflows(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var contacts = ghl.location(LOCATION).contacts();
            String done = "{\"succeded\":true}";
            reply(201, done);
            contacts.addToCampaign("c1", "k1");
            assertSent(version, "POST /contacts/c1/campaigns/k1", "{}");
            reply(200, done);
            contacts.removeFromCampaign("c1", "k1");
            assertSent(version, "DELETE /contacts/c1/campaigns/k1", "");
            reply(200, done);
            contacts.removeFromAllCampaigns("c1");
            String all = version == ApiVersion.V3 ? "remove-all" : "removeAll";
            assertSent(version, "DELETE /contacts/c1/campaigns/" + all, "");

            reply(201, done);
            contacts.addToWorkflow("c1", "w1");
            assertSent(version, "POST /contacts/c1/workflow/w1", "{}");
            reply(200, done);
            contacts.addToWorkflow("c1", "w1", OffsetDateTime.parse("2021-06-23T03:30:00.5+01:00"));
            assertSent(version, "POST /contacts/c1/workflow/w1", "{\"eventStartTime\":\"2021-06-23T03:30:00+01:00\"}");
            reply(200, done);
            contacts.removeFromWorkflow("c1", "w1", OffsetDateTime.parse("2021-06-23T03:30Z"));
            assertSent(
                    version, "DELETE /contacts/c1/workflow/w1", "{\"eventStartTime\":\"2021-06-23T03:30:00+00:00\"}");
            reply(200, done);
            contacts.removeFromWorkflow("c1", "w1");
            assertSent(version, "DELETE /contacts/c1/workflow/w1", "{}");
        }
    }

    private static String rows(int from, String lastName) {
        StringBuilder rows = new StringBuilder("{\"count\":60,\"contacts\":[");
        IntStream.range(from, from + 25)
                .forEach(i -> rows.append(i == from ? "" : ",")
                        .append("{\"id\":\"c" + i + "\",\"contactName\":\"" + (i == from + 24 ? lastName : "N" + i)
                                + "\"}"));
        return rows.append("]}").toString();
    }

    @ParameterizedTest
    @EnumSource
    void theContactsOfABusinessGoOnBySkipOrInV3ByNameAndId(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            reply(200, rows(0, "Eleanor Sakai"));
            reply(200, rows(25, "Sakai, Eleanor"));
            reply(200, "{\"contacts\":[{\"id\":\"c50\"}],\"count\":51}");
            var list = ghl.location(LOCATION).contacts().ofBusiness("b1", "a&b");
            assertThat(server.getRequestCount()).isZero();
            assertThat(list).hasSize(51);
            boolean v3 = version == ApiVersion.V3;
            String line = "GET /contacts/business/b1?locationId=" + LOCATION + "&limit=100%s&query=a%%26b";
            assertSent(version, line.formatted(v3 ? "" : "&skip=0"), "");
            assertSent(version, line.formatted(v3 ? "&startAfter=eleanor%20sakai%2Cc24" : "&skip=25"), "");
            // A name with a comma in it makes no pair that could be told apart.
            assertSent(version, line.formatted("&skip=50"), "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void appointmentsOfAContactHaveClockTimesAndTwoStatuses(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            reply(200, """
                    {"events":[
                      {"id":"e1","startTime":"2021-07-16 11:00:00","endTime":"2021-07-16 11:30:00","status":"booked",
                       "appointmentStatus":"confirmed","users":["u1"],"new":{"a":1}},
                      {"id":"e2","startTime":"2021-07-16T11:00:00+05:30","status":"booked","dateAdded":1626426000000}]}""");
            List<ContactAppointment> events = ghl.location(LOCATION).contacts().appointments("c1");
            assertSent(version, "GET /contacts/c1/appointments", "");
            assertThat(events.get(0).startTime()).isEqualTo(LocalDateTime.of(2021, 7, 16, 11, 0));
            assertThat(events.get(0).endTime()).isEqualTo(LocalDateTime.of(2021, 7, 16, 11, 30));
            assertThat(events.get(0).currentStatus()).isEqualTo("confirmed");
            assertThat(events.get(0).additional()).containsKey("new");
            assertThat(events.get(1).startTime()).isEqualTo(LocalDateTime.of(2021, 7, 16, 11, 0));
            assertThat(events.get(1).dateAdded()).isEqualTo(LocalDateTime.of(2021, 7, 16, 9, 0));
            assertThat(events.get(1).currentStatus()).isEqualTo("booked");
            assertThat(events.get(1).toString()).doesNotContain("2021");
        }
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var contacts = ghl.location(LOCATION).contacts();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> contacts.addFollowers("c1", List.of()))
                    .withMessageContaining("userIds");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> contacts.attachToBusiness("b1", Collections.nCopies(51, "c")))
                    .withMessage("contactIds must name at most 50 ids.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> contacts.attachToBusiness(" ", List.of("c1")))
                    .withMessageContaining("businessId");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> contacts.detachFromBusiness(List.of("")))
                    .withMessageContaining("contactIds");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> contacts.addTagsInBulk(List.of("c1"), List.of()))
                    .withMessageContaining("tag");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> contacts.removeAllTagsInBulk(List.of()))
                    .withMessageContaining("contactIds");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> contacts.ofBusiness("b1", " "))
                    .withMessageContaining("query");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> contacts.addToCampaign("c1", ".."))
                    .withMessageContaining("campaignId");
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void aRowWithoutANameMakesNoPair() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            reply(200, rows(0, "x").replace(",\"contactName\":\"x\"", ""));
            reply(200, "{\"contacts\":[]}");
            List<Contact> all =
                    ghl.location(LOCATION).contacts().ofBusiness("b1").stream().toList();
            assertThat(all).hasSize(25);
            assertThat(taken().getPath()).doesNotContain("skip");
            assertThat(taken().getPath()).endsWith("&limit=100&skip=25");
        }
    }
}
