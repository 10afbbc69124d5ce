package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.junit.GhlSandboxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples that the Javadoc shows: it takes them from here, so they compile, and they run. */
class SnippetsTest {
    /** Stands for an application under test: any client of HighLevel will do. */
    private static int read(URI baseUrl, String token, String contactId) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/contacts/" + contactId))
                .header("Authorization", "Bearer " + token)
                .header("Version", "2021-07-28")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aSandboxIsStartedUsedAndClosed() throws Exception {
        // @start region=sandbox
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            // What a person does in HighLevel's pages.
            String ada = sandbox.createContact(Map.of("firstName", "Ada", "email", "ada@example.com"));
            // What HighLevel does on a bad day.
            sandbox.faults().set(Fault.RATE_LIMIT, FaultRule.next(1));

            int first = read(sandbox.baseUrl(), sandbox.token(), ada); // your code: 429
            int second = read(sandbox.baseUrl(), sandbox.token(), ada); // 200

            assertThat(List.of(first, second)).containsExactly(429, 200);
            assertThat(sandbox.journal().entries()).hasSize(2); // which calls came
        }
        // @end
    }

    @Nested
    class InJUnit {
        // @start region=extension
        @RegisterExtension
        static final GhlSandboxExtension HIGHLEVEL =
                GhlSandboxExtension.of(GhlSandbox.builder().contacts(250));

        @Test
        void everybodyIsThere(GhlSandbox sandbox) {
            assertThat(sandbox.contactCount()).isEqualTo(250);
        }
        // @end
    }
}
