package io.ghl.client.internal.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Knows the webhooks of appointments, which carry the appointment as a field beside the envelope. */
public final class AppointmentEvent {
    private AppointmentEvent() {}

    /** The appointment of a webhook with its location; anything else as it is. */
    public static JsonNode unwrapped(JsonNode received) {
        if (!(received.get("appointment") instanceof ObjectNode appointment)) {
            return received;
        }
        if (!received.hasNonNull("locationId") || appointment.has("locationId")) {
            return appointment;
        }
        ObjectNode located = appointment.deepCopy();
        return located.set("locationId", received.get("locationId"));
    }
}
