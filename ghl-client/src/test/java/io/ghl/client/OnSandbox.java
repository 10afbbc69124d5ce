package io.ghl.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.internal.json.Json;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.SandboxBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/**
 * A sandbox of HighLevel and clients that reach it over HTTP, through the public API only.
 */
abstract class OnSandbox {
    final ApiVersion version;
    GhlSandbox sandbox;
    GhlClient ghl;
    GhlLocation location;

    OnSandbox(ApiVersion version) {
        this.version = version;
    }

    /** Starts a sandbox whose rate limit does not matter, unless the options say otherwise, and a client for it. */
    void start(UnaryOperator<SandboxBuilder> options) {
        sandbox = options.apply(GhlSandbox.builder().rate(1_000_000, Duration.ofMillis(20)))
                .start();
        ghl = client().build();
        location = ghl.location(sandbox.locationId());
    }

    void start() {
        start(options -> options);
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            ghl.close();
            sandbox.close();
        }
    }

    /** The client's builder with short pauses between repetitions. */
    GhlClientBuilder client() {
        return GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .privateToken(sandbox.token())
                .apiVersion(version)
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(1), Duration.ofMillis(5)));
    }

    /** A contact with an e-mail of this name. */
    static NewContact named(String name) {
        return NewContact.builder().firstName(name).email(name + "@example.com").build();
    }

    /** Creates a custom field through the escape hatch: this SDK only reads their definitions. */
    CustomField customField(String name, String dataType, String... options) {
        ObjectNode body = Json.object().put("name", name).put("dataType", dataType);
        if (options.length > 0) {
            var list = body.putArray("options");
            for (String option : options) {
                list.add(option);
            }
        }
        RawResponse answer = ghl.raw("POST", "/locations/" + sandbox.locationId() + "/customFields")
                .location(sandbox.locationId())
                .body(body)
                .send();
        return CustomField.of(answer.json().path("customField"));
    }

    /** Time that passes when a test says so. */
    static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
