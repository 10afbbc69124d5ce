package io.ghl.client.customfields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One box of a custom field of type {@code TEXTBOX_LIST}.
 *
 * @param label its label
 * @param prefillValue what stands in it at first, or null
 */
public record TextBoxOption(String label, @Nullable String prefillValue) {

    /**
     * Refuses a blank label.
     *
     * @param label its label
     * @param prefillValue what stands in it at first, or null
     */
    public TextBoxOption {
        Check.filled("label", label);
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("label", label);
        return prefillValue == null ? json : json.put("prefillValue", prefillValue);
    }
}
