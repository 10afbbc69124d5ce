package io.ghl.client.calendars.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;

/** A notification to be created; it needs a receiver, a channel and a type. Immutable; {@code toString()} names the fields and shows no value. */
public final class NewCalendarNotification {
    private final ObjectNode json;

    private NewCalendarNotification(ObjectNode json) {
        this.json = json;
    }

    /**
     * Starts an empty one.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The touched fields.
     *
     * @return a copy
     */
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewCalendarNotification that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return Describe.names("NewCalendarNotification", null, json);
    }

    /** Collects the fields of {@link NewCalendarNotification}; mutable and not thread-safe. */
    public static final class Builder extends CalendarNotificationFields<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Finishes it.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if something that HighLevel needs is missing
         */
        public NewCalendarNotification build() {
            touched.require("new notification", "receiverType", "channel", "notificationType");
            return new NewCalendarNotification(touched.json());
        }
    }
}
