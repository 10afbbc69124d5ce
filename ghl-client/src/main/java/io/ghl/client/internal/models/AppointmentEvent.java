package io.ghl.client.internal.models;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Knows the webhooks of appointments, which carry the appointment as a field beside the envelope. */
public final class AppointmentEvent {
    private AppointmentEvent() {}

    /** The appointment of a webhook with its location; anything else as it is. */
    public static ObjectNode unwrapped(ObjectNode received) {
        if (!(received.get("appointment") instanceof ObjectNode appointment)) {
            return received;
        }
        if (received.hasNonNull("locationId") && !appointment.has("locationId")) {
            appointment.set("locationId", received.get("locationId"));
        }
        return appointment;
    }
}
