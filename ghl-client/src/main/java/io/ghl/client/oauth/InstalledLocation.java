package io.ghl.client.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A location of a company, with what HighLevel knows about the app in it.
 *
 * @param id the location's id
 * @param name its name, or null
 * @param address its address, or null
 * @param installed whether the app is installed there, or null if HighLevel did not say
 * @param versionId the installed version of the app, or null
 * @param installedAt when it was installed, or null
 * @param additional fields without a component of their own
 */
public record InstalledLocation(
        String id,
        @Nullable String name,
        @Nullable String address,
        @Nullable Boolean installed,
        @Nullable String versionId,
        @Nullable Instant installedAt,
        Map<String, JsonNode> additional) {
    private static final Set<String> KNOWN =
            Set.of("_id", "id", "name", "address", "isInstalled", "versionId", "installedAt");

    /**
     * Reads a location.
     *
     * @param json a row of HighLevel's answer
     * @return the location
     * @throws IllegalArgumentException if it is no object with an id
     */
    public static InstalledLocation of(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new IllegalArgumentException("An installed location is a JSON object.");
        }
        Fields fields = new Fields(object);
        String id = fields.text(json.hasNonNull("_id") ? "_id" : "id");
        if (id == null) {
            throw new IllegalArgumentException("An installed location has an id.");
        }
        return new InstalledLocation(
                id,
                fields.text("name"),
                fields.text("address"),
                fields.bool("isInstalled"),
                fields.text("versionId"),
                fields.instant("installedAt"),
                Json.copy(fields.additional(KNOWN)));
    }

    /**
     * Fields without a component of their own.
     *
     * @return a copy, in the order of HighLevel
     */
    @Override
    public Map<String, JsonNode> additional() {
        return Json.copy(additional);
    }

    /** The id only. */
    @Override
    public String toString() {
        return "InstalledLocation[" + id + "]";
    }
}
