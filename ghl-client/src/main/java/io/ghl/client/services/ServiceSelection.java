package io.ghl.client.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service to be booked.
 *
 * @param serviceId the service
 * @param staffId id of who shall do it, or null for HighLevel's choice
 * @param position its place among the booked services, from 0, or null
 * @param addOns what is booked with it
 */
public record ServiceSelection(
        String serviceId,
        @Nullable String staffId,
        @Nullable Integer position,
        List<AddOn> addOns) {

    /**
     * An extra to be booked with a service.
     *
     * @param id the add-on
     * @param quantity how many, at least 1, or null
     * @param duration how many minutes it takes, or null
     */
    public record AddOn(
            String id, @Nullable Integer quantity, @Nullable Integer duration) {

        /**
         * Refuses a blank id and numbers that are too small.
         *
         * @param id the add-on
         * @param quantity how many, at least 1, or null
         * @param duration how many minutes it takes, or null
         */
        public AddOn {
            Check.id("id of an add-on", id);
            if (quantity != null) {
                Check.between("quantity", quantity, 1, Integer.MAX_VALUE);
            }
            if (duration != null) {
                Check.between("duration", duration, 0, Integer.MAX_VALUE);
            }
        }

        /**
         * One of these.
         *
         * @param id the add-on
         * @return the add-on
         */
        public static AddOn of(String id) {
            return new AddOn(id, null, null);
        }

        private ObjectNode json() {
            ObjectNode json = Json.object().put("id", id);
            if (quantity != null) {
                json.put("quantity", quantity);
            }
            return duration == null ? json : json.put("duration", duration);
        }
    }

    /**
     * Refuses blank ids and a position below 0.
     *
     * @param serviceId the service
     * @param staffId id of who shall do it, or null for HighLevel's choice
     * @param position its place among the booked services, from 0, or null
     * @param addOns what is booked with it
     */
    public ServiceSelection {
        Check.id("serviceId", serviceId);
        if (staffId != null) {
            Check.id("staffId", staffId);
        }
        if (position != null) {
            Check.between("position", position, 0, Integer.MAX_VALUE);
        }
        addOns = List.copyOf(addOns);
    }

    /**
     * A service with HighLevel's choice of staff.
     *
     * @param serviceId the service
     * @return the selection
     */
    public static ServiceSelection of(String serviceId) {
        return new ServiceSelection(serviceId, null, null, List.of());
    }

    /**
     * A service that a certain person does.
     *
     * @param serviceId the service
     * @param staffId id of who shall do it
     * @return the selection
     * @throws IllegalArgumentException if {@code staffId} is blank or a dot segment
     */
    public static ServiceSelection of(String serviceId, String staffId) {
        return new ServiceSelection(serviceId, Check.id("staffId", staffId), null, List.of());
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("id", serviceId);
        if (staffId != null) {
            json.put("staffId", staffId);
        }
        if (position != null) {
            json.put("position", position);
        }
        if (!addOns.isEmpty()) {
            ArrayNode list = json.putArray("addOns");
            addOns.forEach(addOn -> list.add(addOn.json()));
        }
        return json;
    }
}
