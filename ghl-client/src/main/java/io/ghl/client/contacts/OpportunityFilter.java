package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;

/**
 * A condition on an opportunity of a contact, made by the fields in {@link OpportunityField} and put into a search by
 * {@link ContactFilter#opportunities}. Immutable; {@code toString()} shows no value.
 */
public final class OpportunityFilter {
    private final ObjectNode json;

    private OpportunityFilter(ObjectNode json) {
        this.json = json;
    }

    static OpportunityFilter of(String field, String operator) {
        return new OpportunityFilter(Json.object().put("field", field).put("operator", operator));
    }

    static OpportunityFilter of(String field, String operator, JsonNode value) {
        return new OpportunityFilter(of(field, operator).json.set("value", value));
    }

    JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpportunityFilter that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "OpportunityFilter[" + json.path("field").asText() + " "
                + json.path("operator").asText() + "]";
    }
}
