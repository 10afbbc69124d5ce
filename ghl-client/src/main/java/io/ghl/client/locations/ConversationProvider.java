package io.ghl.client.locations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What carries the messages or e-mails of a location, as HighLevel returned it.
 * Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param name name
 * @param type {@code SMS} or {@code Email}
 * @param isDefault whether it is taken unless another is chosen
 * @param received all of it as HighLevel sent it
 */
public record ConversationProvider(
        String id, @Nullable String name, @Nullable String type, boolean isDefault, Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static ConversationProvider of(String json) {
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
    public static ConversationProvider of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new ConversationProvider(
                fields.id("_id", "id"),
                fields.text("name"),
                fields.text("type"),
                fields.flag("default"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("ConversationProvider", id, received);
    }

    /** What a conversation goes over. */
    public enum Channel {
        /** Messages to phones. */
        SMS("SMS"),
        /** E-mail. */
        EMAIL("Email");

        private final String wire;

        Channel(String wire) {
            this.wire = wire;
        }

        /**
         * HighLevel's name.
         *
         * @return the text that is sent
         */
        public String wire() {
            return wire;
        }
    }
}
