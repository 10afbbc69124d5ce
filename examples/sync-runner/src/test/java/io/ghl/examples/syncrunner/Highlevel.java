package io.ghl.examples.syncrunner;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.GhlSandbox;
import java.util.Optional;

/** A HighLevel for tests, with a custom field that has options. */
final class Highlevel {
    static final String LOCATION = "testLocation00000001";
    static final String TOKEN = "pit-runner-tests";

    /** Makes everything in a mapping file go fast. */
    static final String POLLING = """
            polling: {feedInterval: 300ms, feedOverlap: 2s, indexLag: 0s, appFeedInterval: 100ms, minInterval: 0s, confirmMissingAfter: 100ms}
            """;

    private Highlevel() {}

    static GhlSandbox start(String... scopes) {
        GhlSandbox sandbox = GhlSandbox.builder()
                .locationId(LOCATION)
                .token(TOKEN, "runner", scopes)
                .start();
        sandbox.state().seed("""
                {"customFields": [
                  {"id": "leadStage00000000001", "name": "Lead stage", "dataType": "SINGLE_OPTIONS",
                   "fieldKey": "contact.lead_stage", "options": ["New", "Won"]},
                  {"id": "budget00000000000001", "name": "Budget", "dataType": "NUMERICAL", "fieldKey": "contact.budget"},
                  {"id": "since000000000000001", "name": "Customer since", "dataType": "DATE",
                   "fieldKey": "contact.customer_since"}]}
                """);
        return sandbox;
    }

    /** The part of the settings that names the sandbox. */
    static String settings(GhlSandbox sandbox) {
        return """
                version: 1
                highlevel:
                  location: %s
                  token: {env: GHL_TOKEN}
                  url: %s
                """.formatted(LOCATION, sandbox.baseUrl());
    }

    /** The contact with an e-mail address, as HighLevel shows it. */
    static Optional<JsonNode> byEmail(GhlSandbox sandbox, String email) {
        for (JsonNode contact :
                sandbox.snapshot().path("locations").path(LOCATION).path("contacts")) {
            if (contact.path("email").asText().equals(email)) {
                return Optional.of(contact);
            }
        }
        return Optional.empty();
    }
}
