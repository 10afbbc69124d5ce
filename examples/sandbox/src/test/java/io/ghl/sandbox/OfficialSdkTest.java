package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.sandbox.Api.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * HighLevel's official SDK for Node.js ({@code @gohighlevel/api-client} 3.1.0) worked with this sandbox: contacts, tags,
 * tasks, notes, a calendar with an appointment, and OAuth. These are the requests that it sent, recorded by a proxy;
 * ids, codes and tokens became variables. The sandbox must go on serving them.
 */
class OfficialSdkTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void theRecordedRequestsAreServed() throws IOException {
        JsonNode steps;
        try (InputStream recording = OfficialSdkTest.class.getResourceAsStream("official-sdk.json")) {
            steps = new ObjectMapper().readTree(recording);
        }
        assertThat(steps).hasSizeGreaterThan(30);
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            SandboxInstalls installs = sandbox.installs();
            variables.put("locationId", sandbox.locationId());
            variables.put("token", sandbox.token());
            variables.put("clientId", installs.clientId());
            variables.put("clientSecret", installs.clientSecret());
            variables.put("appId", installs.appId());
            variables.put("companyId", installs.companyId());
            variables.put("locationCode", installs.authorizeLocation(sandbox.locationId()));
            variables.put("companyCode", installs.authorizeCompany(sandbox.locationId()));
            for (JsonNode step : steps) {
                play(sandbox, step);
            }
        }
    }

    private void play(GhlSandbox sandbox, JsonNode step) {
        Map<String, String> headers = new LinkedHashMap<>();
        step.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), filled(header.getValue().asText())));
        String[] request = filled(step.path("request").asText()).split(" ", 2);
        Answer answer = Api.bare(sandbox, headers)
                .send(request[0], request[1], filled(step.path("body").asText()));
        assertThat(answer.status())
                .as(request[0] + " " + request[1] + " " + answer.body())
                .isEqualTo(step.path("status").asInt());
        step.path("answers")
                .forEach(key -> assertThat(answer.body().has(key.asText()))
                        .as(request[0] + " " + request[1] + " answers " + key)
                        .isTrue());
        step.path("keep").properties().forEach(kept -> {
            String value = answer.body().at(kept.getValue().asText()).asText();
            assertThat(value).as(kept.getKey()).isNotEmpty();
            variables.put(kept.getKey(), value);
        });
    }

    private String filled(String template) {
        return VARIABLE.matcher(template).replaceAll(name -> {
            String value = variables.get(name.group(1));
            assertThat(value).as("the variable " + name.group(1)).isNotNull();
            return Matcher.quoteReplacement(value);
        });
    }
}
