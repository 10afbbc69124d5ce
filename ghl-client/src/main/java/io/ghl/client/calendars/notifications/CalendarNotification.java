package io.ghl.client.calendars.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification of the events of a calendar as HighLevel returned it. Make one with {@link #of(String)}; the constructor is not API and gains parameters
 * when HighLevel adds fields.
 *
 * @param id the id
 * @param receiverType who is told: one of {@link Receiver}, or one that HighLevel added
 * @param channel how they are told: one of {@link Channel}, or one that HighLevel added
 * @param notificationType of what they are told: one of {@link Type}, or one that HighLevel added
 * @param isActive whether it is sent
 * @param deleted whether it was deleted
 * @param templateId template of an e-mail
 * @param subject subject of an e-mail
 * @param body text
 * @param beforeTime how long before an event a reminder is sent
 * @param afterTime how long after an event a follow-up is sent
 * @param additionalEmailIds e-mails that are told too
 * @param additionalPhoneNumbers phone numbers that are told too
 * @param additionalWhatsappNumbers WhatsApp numbers that are told too
 * @param selectedUsers users that are told in HighLevel or as the business
 * @param received all of it as HighLevel sent it
 */
public record CalendarNotification(
        String id,
        @Nullable String receiverType,
        @Nullable String channel,
        @Nullable String notificationType,
        @Nullable Boolean isActive,
        @Nullable Boolean deleted,
        @Nullable String templateId,
        @Nullable String subject,
        @Nullable String body,
        List<Offset> beforeTime,
        List<Offset> afterTime,
        List<String> additionalEmailIds,
        List<String> additionalPhoneNumbers,
        List<String> additionalWhatsappNumbers,
        List<String> selectedUsers,
        Received received)
        implements ReadModel {
    /** Who is told. */
    public enum Receiver {
        /** The contact. */
        CONTACT("contact"),
        /** Guests. */
        GUEST("guest"),
        /** The user in charge. */
        ASSIGNED_USER("assignedUser"),
        /** The additional e-mails. */
        EMAILS("emails"),
        /** The additional phone numbers. */
        PHONE_NUMBERS("phoneNumbers"),
        /** The business. */
        BUSINESS("business");

        private final String wire;

        Receiver(String wire) {
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

    /** How they are told. */
    public enum Channel {
        /** By e-mail. */
        EMAIL("email"),
        /** In HighLevel. */
        IN_APP("inApp"),
        /** By text message. */
        SMS("sms"),
        /** By WhatsApp. */
        WHATSAPP("whatsapp");

        private final String wire;

        Channel(String wire) {
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

    /** Of what they are told. */
    public enum Type {
        /** An event was booked and waits to be confirmed. */
        BOOKED("booked"),
        /** An event was confirmed. */
        CONFIRMATION("confirmation"),
        /** An event was cancelled. */
        CANCELLATION("cancellation"),
        /** An event is near. */
        REMINDER("reminder"),
        /** An event is over. */
        FOLLOWUP("followup"),
        /** An event was moved. */
        RESCHEDULE("reschedule");

        private final String wire;

        Type(String wire) {
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
     * A time before or after an event.
     *
     * @param timeOffset how long
     * @param unit the unit, such as {@code hours}
     */
    public record Offset(int timeOffset, String unit) {

        /**
         * Refuses a negative time and a blank unit.
         *
         * @param timeOffset how long
         * @param unit the unit, such as {@code hours}
         */
        public Offset {
            Check.between("timeOffset", timeOffset, 0, Integer.MAX_VALUE);
            Check.filled("unit", unit);
        }

        JsonNode json() {
            return Json.object().put("timeOffset", timeOffset).put("unit", unit);
        }

        /** Null for a form that is not understood; it stays visible among the additional fields. */
        static @Nullable Offset read(JsonNode json) {
            int timeOffset = json.path("timeOffset").asInt(-1);
            String unit = json.path("unit").asText();
            return timeOffset < 0 || unit.isBlank() ? null : new Offset(timeOffset, unit);
        }
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static CalendarNotification of(String json) {
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
    public static CalendarNotification of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new CalendarNotification(
                fields.id("_id", "id"),
                fields.text("receiverType"),
                fields.text("channel"),
                fields.text("notificationType"),
                fields.bool("isActive"),
                fields.bool("deleted"),
                fields.text("templateId"),
                fields.text("subject"),
                fields.text("body"),
                fields.list("beforeTime", Offset::read),
                fields.list("afterTime", Offset::read),
                fields.texts("additionalEmailIds"),
                fields.texts("additionalPhoneNumbers"),
                fields.texts("additionalWhatsappNumbers"),
                fields.texts("selectedUsers"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("CalendarNotification", id, received);
    }
}
