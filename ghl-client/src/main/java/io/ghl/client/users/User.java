package io.ghl.client.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user as HighLevel returned it. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param name full name
 * @param firstName first name
 * @param lastName last name
 * @param email e-mail, with which the user logs in
 * @param phone phone number
 * @param extension extension of the phone number
 * @param roles what kind of user it is and for which locations
 * @param scopes what the user may do, by scope
 * @param permissions what the user may do, by name
 * @param platformLanguage language, such as {@code en_US}
 * @param deleted whether the user is deleted
 * @param received all of it as HighLevel sent it
 */
public record User(
        String id,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String extension,
        @Nullable UserRoles roles,
        List<String> scopes,
        Map<String, Boolean> permissions,
        @Nullable String platformLanguage,
        boolean deleted,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static User of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    @JsonCreator
    public static User of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new User(
                fields.id("id"),
                fields.text("name"),
                fields.text("firstName"),
                fields.text("lastName"),
                fields.text("email"),
                fields.text("phone"),
                fields.text("extension"),
                fields.nested("roles", UserRoles::of),
                fields.texts("scopes"),
                fields.object("permissions", node -> node.isBoolean() ? node.booleanValue() : null),
                fields.text("platformLanguage"),
                fields.flag("deleted"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("User", id, received);
    }
}
