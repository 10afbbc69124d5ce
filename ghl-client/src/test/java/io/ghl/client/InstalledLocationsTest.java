package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.InstalledLocation;
import io.ghl.client.oauth.InstalledLocationQuery;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pages of 2021-07-28, whose largest size HighLevel does not document. */
class InstalledLocationsTest extends WireTest {

    private void page(int from, int to, String count) {
        String rows = IntStream.range(from, to)
                .mapToObj(i -> "{\"_id\":\"location" + i + "\"}")
                .collect(Collectors.joining(","));
        reply(200, "{\"locations\":[" + rows + "]" + count + "}");
    }

    private List<String> read() {
        MemoryTokenStore store = new MemoryTokenStore();
        Tokens company = Tokens.of(
                Json.parse("{\"access_token\":\"company\",\"expires_in\":86399,\"userType\":\"Company\","
                        + "\"companyId\":\"K\"}"),
                time.now());
        assertThat(store.compareAndSet(TokenKey.company("app", "K"), null, company))
                .isTrue();
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .oauth(OAuthApp.builder("app", Secret.of("s")).build(), store);
        builder.waiter = time;
        try (GhlClient ghl = builder.build()) {
            return ghl.oauth().installedLocations(InstalledLocationQuery.ofCompany("K")).stream()
                    .map(InstalledLocation::id)
                    .toList();
        }
    }

    private List<String> skipped() throws InterruptedException {
        List<String> skipped = new ArrayList<>();
        for (int i = server.getRequestCount(); i > 0; i--) {
            skipped.add(String.valueOf(taken().getRequestUrl().queryParameter("skip")));
        }
        return skipped;
    }

    @Test
    void aServerThatCutsPagesShortLosesNoLocation() throws Exception {
        page(0, 50, ",\"count\":120");
        page(50, 100, ",\"count\":120");
        page(100, 120, ",\"count\":120");
        assertThat(read()).hasSize(120).doesNotHaveDuplicates();
        assertThat(skipped()).containsExactly("null", "50", "100");
    }

    @Test
    void withoutACountTheListEndsWithAPageShorterThanTheDefault() throws Exception {
        page(0, 20, "");
        page(20, 39, "");
        assertThat(read()).hasSize(39);
        assertThat(skipped()).containsExactly("null", "20");
    }

    /** Without a count the list would have no end. */
    @Test
    void aServerThatIgnoresHowManyRowsToSkipIsNoticed() {
        page(0, 50, ",\"count\":120");
        page(0, 50, ",\"count\":120");
        page(0, 50, ",\"count\":120");
        assertThatExceptionOfType(PaginationLoopException.class).isThrownBy(this::read);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void withoutACountTheListEndsWithAnEmptyPage() throws Exception {
        page(0, 20, "");
        page(20, 20, "");
        assertThat(read()).hasSize(20);
        assertThat(skipped()).containsExactly("null", "20");
    }
}
