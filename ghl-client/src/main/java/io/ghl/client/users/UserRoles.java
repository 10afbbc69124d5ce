package io.ghl.client.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of user a user is. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param type {@code account} or {@code agency}; see {@link UserKind}
 * @param role {@code admin} or {@code user}; see {@link UserRole}
 * @param locationIds the locations of the user
 * @param restrictSubAccount whether an agency user is restricted to the locations
 * @param received all of it as HighLevel sent it
 */
public record UserRoles(
        @Nullable String type,
        @Nullable String role,
        List<String> locationIds,
        @Nullable Boolean restrictSubAccount,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static UserRoles of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    @JsonCreator
    public static UserRoles of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new UserRoles(
                fields.text("type"),
                fields.text("role"),
                fields.texts("locationIds"),
                fields.bool("restrictSubAccount"),
                fields.received());
    }

    /** The names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("UserRoles", null, received);
    }
}
