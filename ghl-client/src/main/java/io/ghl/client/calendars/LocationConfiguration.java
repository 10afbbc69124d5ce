package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A way in which the events of a calendar or of a user can take place. {@code toString()} does not show the place.
 *
 * @param kind one of {@link Kind}, or one that HighLevel added
 * @param location the place or number; null where the kind says enough
 * @param meetingId what tells it from the other ways; only HighLevel sets it, and it is never sent
 */
public record LocationConfiguration(
        String kind, @Nullable String location, @Nullable String meetingId) {

    /** The ways that HighLevel documents. Conferences are not for calendars of the kind {@code event}. */
    public enum Kind {
        /** As described. */
        CUSTOM("custom"),
        /** By Zoom. */
        ZOOM_CONFERENCE("zoom_conference"),
        /** By Google Meet. */
        GOOGLE_CONFERENCE("google_conference"),
        /** The contact calls. */
        INBOUND_CALL("inbound_call"),
        /** The contact is called. */
        OUTBOUND_CALL("outbound_call"),
        /** At an address. */
        PHYSICAL("physical"),
        /** As the person who books says. */
        BOOKER("booker"),
        /** By Microsoft Teams. */
        MS_TEAMS_CONFERENCE("ms_teams_conference");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        /**
         * How HighLevel spells it.
         *
         * @return the name in requests and answers
         */
        public String wire() {
            return wire;
        }
    }

    /**
     * Refuses a blank kind.
     *
     * @param kind one of {@link Kind}, or one that HighLevel added
     * @param location the place or number; null where the kind says enough
     * @param meetingId what tells it from the other ways; only HighLevel sets it, and it is never sent
     */
    public LocationConfiguration {
        Check.filled("kind", kind);
    }

    /**
     * A way that needs no place.
     *
     * @param kind the way
     * @return the configuration
     */
    public static LocationConfiguration of(Kind kind) {
        return new LocationConfiguration(kind.wire(), null, null);
    }

    /**
     * A way with a place.
     *
     * @param kind the way
     * @param location the address, number or text
     * @return the configuration
     * @throws IllegalArgumentException if {@code location} is blank
     */
    public static LocationConfiguration at(Kind kind, String location) {
        return new LocationConfiguration(kind.wire(), Check.filled("location", location), null);
    }

    /** The kind, not the place. */
    @Override
    public String toString() {
        return "LocationConfiguration[" + kind + "]";
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("kind", kind);
        return location == null ? json : json.put("location", location);
    }

    /** Null for a form that is not understood; it stays visible among the additional fields. */
    static @Nullable LocationConfiguration read(JsonNode json) {
        String kind = json.path("kind").asText();
        return kind.isBlank()
                ? null
                : new LocationConfiguration(
                        kind,
                        json.path("location").textValue(),
                        json.path("meetingId").textValue());
    }
}
