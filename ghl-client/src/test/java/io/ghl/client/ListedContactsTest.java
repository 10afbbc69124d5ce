package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.error.DecodeException;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.sandbox.GhlSandbox;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deprecated list of contacts. */
@SuppressWarnings("deprecation")
class ListedContactsTest extends WireTest {
    private static final String FIRST = "GET /contacts/?locationId=" + LOCATION + "&limit=100";
    private static final String NEXT =
            "\"startAfter\":1603870249758,\"startAfterId\":\"c99\",\"nextPageUrl\":\"http://localhost:1/contacts/\"";

    private static String page(int from, int to, String meta) {
        return "{\"contacts\":["
                + IntStream.range(from, to)
                        .mapToObj(i -> "{\"id\":\"c" + i + "\",\"contactName\":\"n\"}")
                        .collect(Collectors.joining(","))
                + "],\"count\":" + (to - from) + meta + "}";
    }

    @Test
    void goesOnByBothValuesTogetherAndFollowsNoUrl() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            reply(200, page(0, 100, ",\"meta\":{" + NEXT + "}"));
            // A page may be cut off to the default of 20.
            reply(200, page(100, 120, ",\"meta\":{\"startAfter\":\"7\",\"startAfterId\":\"c119\"}"));
            reply(200, page(120, 121, ",\"meta\":{" + NEXT + "}"));
            assertThat(ghl.location(LOCATION).contacts().list("Ada L").stream())
                    .hasSize(121)
                    .extracting(Contact::id)
                    .doesNotHaveDuplicates();
            String query = "&query=Ada%20L";
            assertSent(ApiVersion.V2021_07_28, FIRST + query, "");
            assertSent(ApiVersion.V2021_07_28, FIRST + "&startAfter=1603870249758&startAfterId=c99" + query, "");
            assertSent(ApiVersion.V2021_07_28, FIRST + "&startAfter=7&startAfterId=c119" + query, "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"startAfter\":null,\"startAfterId\":null,\"nextPageUrl\":null}"})
    void endsWhereMetaSaysThatNothingFollows(String meta) {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            reply(200, meta.isEmpty() ? page(0, 50, "") : page(0, 100, ",\"meta\":" + meta));
            assertThat(ghl.location(LOCATION).contacts().list()).hasSize(meta.isEmpty() ? 50 : 100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"meta\":{\"startAfter\":7}", ",\"meta\":{\"startAfterId\":\"c1\"}"})
    void aFullPageWithoutACursorIsNoSilentEnd(String meta) {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            Contacts contacts = ghl.location(LOCATION).contacts();
            reply(200, page(0, 100, meta));
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> contacts.list().stream().count())
                    .withMessageContaining("meta.startAfter");
        }
    }

    @Test
    void aServerThatIgnoresTheCursorIsNoticed() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            Contacts contacts = ghl.location(LOCATION).contacts();
            reply(200, page(0, 100, ",\"meta\":{" + NEXT + "}"));
            reply(200, page(0, 100, ",\"meta\":{" + NEXT + "}"));
            assertThatExceptionOfType(PaginationLoopException.class)
                    .isThrownBy(() -> contacts.list().stream().count());
        }
    }

    @Test
    void isRefusedInV3WithoutACall() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            Contacts contacts = ghl.location(LOCATION).contacts();
            assertThatExceptionOfType(OperationRefusedException.class)
                    .isThrownBy(() -> contacts.list().iterator().hasNext());
            assertThatIllegalArgumentException().isThrownBy(() -> contacts.list(" "));
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void readsAllOfTheSandboxFromTheCursorOfAnyPage() {
        try (GhlSandbox sandbox = GhlSandbox.builder().contacts(230).start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
            Contacts contacts = ghl.location(sandbox.locationId()).contacts();
            assertThat(contacts.list().stream())
                    .hasSize(230)
                    .extracting(Contact::id)
                    .doesNotHaveDuplicates();
            String cursor = contacts.list().pages().iterator().next().nextCursor();
            assertThat(contacts.list().resumeFrom(cursor)).hasSize(130);
            assertThat(sandbox.journal().count("get-contacts")).isEqualTo(8);
        }
    }
}
