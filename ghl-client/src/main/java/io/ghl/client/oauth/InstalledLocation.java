package io.ghl.client.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Fields;
import java.time.Instant;
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
 * @param received all of it as HighLevel sent it
 */
public record InstalledLocation(
        String id,
        @Nullable String name,
        @Nullable String address,
        @Nullable Boolean installed,
        @Nullable String versionId,
        @Nullable Instant installedAt,
        Received received)
        implements ReadModel {

    /**
     * Reads a location.
     *
     * @param json a row of HighLevel's answer
     * @return the location
     * @throws IllegalArgumentException if it is no object with an id
     */
    public static InstalledLocation of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new InstalledLocation(
                fields.id("_id", "id"),
                fields.text("name"),
                fields.text("address"),
                fields.bool("isInstalled"),
                fields.text("versionId"),
                fields.instant("installedAt"),
                fields.received());
    }

    /** The id only. */
    @Override
    public String toString() {
        return "InstalledLocation[" + id + "]";
    }
}
