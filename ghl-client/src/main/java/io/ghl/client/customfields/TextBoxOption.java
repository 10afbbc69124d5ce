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
 * @param id HighLevel's id of the box, where a definition that was read shows one; it is not sent
 */
public record TextBoxOption(
        String label,
        @Nullable String prefillValue,
        @Nullable String id) {

    /**
     * A box for a new definition.
     *
     * @param label its label
     * @param prefillValue what stands in it at first, or null
     */
    public TextBoxOption(String label, @Nullable String prefillValue) {
        this(label, prefillValue, null);
    }

    /**
     * Refuses a blank label.
     *
     * @param label its label
     * @param prefillValue what stands in it at first, or null
     * @param id HighLevel's id of the box, or null
     */
    public TextBoxOption {
        Check.filled("label", label);
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("label", label);
        return prefillValue == null ? json : json.put("prefillValue", prefillValue);
    }
}
