package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.state.Json;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of do-not-disturb channels, which v3 spells differently. */
final class Channels {
    private static final Map<String, String> V2_BY_V3 = Map.of(
            "call",
            "Call",
            "email",
            "Email",
            "sms",
            "SMS",
            "whatsApp",
            "WhatsApp",
            "gmb",
            "GMB",
            "fb",
            "FB",
            "rcs",
            "RCS");
    private static final Map<String, String> V3_BY_V2 =
            V2_BY_V3.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private Channels() {}

    static String toV2(String channel) {
        return V2_BY_V3.getOrDefault(channel, channel);
    }

    static JsonNode in(ApiVersion version, JsonNode dndSettings) {
        if (version == ApiVersion.V2) {
            return dndSettings;
        }
        ObjectNode renamed = Json.object();
        dndSettings.properties().forEach(e -> renamed.set(V3_BY_V2.getOrDefault(e.getKey(), e.getKey()), e.getValue()));
        return renamed;
    }
}
