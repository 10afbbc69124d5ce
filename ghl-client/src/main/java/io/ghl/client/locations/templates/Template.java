package io.ghl.client.locations.templates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template of e-mails or messages as HighLevel returned it.
 * Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param name name
 * @param type {@code sms}, {@code email} or {@code whatsapp}
 * @param template what it says
 * @param urlAttachments where files are that are sent along
 * @param dateAdded when it was created
 * @param locationId the location
 * @param received all of it as HighLevel sent it
 */
public record Template(
        String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable Content template,
        List<String> urlAttachments,
        @Nullable Instant dateAdded,
        @Nullable String locationId,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Template of(String json) {
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
    public static Template of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new Template(
                fields.id("id"),
                fields.text("name"),
                fields.text("type"),
                fields.nested("template", Content::of),
                fields.texts("urlAttachments"),
                fields.instant("dateAdded"),
                fields.text("locationId"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Template", id, received);
    }

    /**
     * What a template says. Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
     *
     * @param subject subject of an e-mail
     * @param body text of a message
     * @param html text of an e-mail
     * @param received all of it as HighLevel sent it
     */
    public record Content(
            @Nullable String subject,
            @Nullable String body,
            @Nullable String html,
            Received received) implements ReadModel {
        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object
         */
        public static Content of(String json) {
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
        public static Content of(JsonNode json) {
            Fields fields = Fields.of(json);
            return new Content(fields.text("subject"), fields.text("body"), fields.text("html"), fields.received());
        }

        /** The names of the fields that are set, no values. */
        @Override
        public String toString() {
            return Describe.names("Content", null, received);
        }
    }
}
