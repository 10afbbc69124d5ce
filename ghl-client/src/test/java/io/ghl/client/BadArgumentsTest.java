package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.tasks.TaskSearch;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
