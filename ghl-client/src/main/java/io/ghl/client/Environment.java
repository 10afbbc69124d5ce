package io.ghl.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a client from the environment's variables, as {@link GhlClient#fromEnv} tells. */
final class Environment {
    private Environment() {}

    static GhlClientBuilder builder(Map<String, String> variables) {
        String token = variables.getOrDefault("GHL_TOKEN", "");
        if (token.isBlank()) {
            throw new IllegalArgumentException("The environment variable GHL_TOKEN is missing: set it to a private"
                    + " integration token (pit-…).");
        }
        GhlClientBuilder builder = new GhlClientBuilder();
        set("GHL_TOKEN", () -> builder.privateToken(token));
        String version = variables.getOrDefault("GHL_API_VERSION", "").strip();
        if (version.equals("v3")) {
            builder.apiVersion(ApiVersion.V3);
        } else if (!version.isEmpty() && !version.equals("2021-07-28")) {
            throw wrong("GHL_API_VERSION", "it must be 2021-07-28 or v3.", null);
        }
        String url = variables.getOrDefault("GHL_BASE_URL", "").strip();
        if (!url.isEmpty()) {
            set("GHL_BASE_URL", () -> builder.baseUrl(url));
        }
        return builder;
    }

    private static void set(String variable, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException e) {
            throw wrong(variable, e.getMessage(), e);
        }
    }

    private static IllegalArgumentException wrong(
            String variable, @Nullable String why, @Nullable IllegalArgumentException cause) {
        return new IllegalArgumentException("The environment variable " + variable + " is wrong: " + why, cause);
    }
}
