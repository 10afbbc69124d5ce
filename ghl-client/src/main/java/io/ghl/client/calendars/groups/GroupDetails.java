package io.ghl.client.calendars.groups;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.util.Objects;

/**
 * What a group of calendars is called. HighLevel wants all of it in each write.
 *
 * @param name name
 * @param description description; may be empty
 * @param slug name in its address, which no other group of the location has
 */
public record GroupDetails(String name, String description, String slug) {

    /**
     * Refuses a blank name or slug.
     *
     * @param name name
     * @param description description; may be empty
     * @param slug name in its address, which no other group of the location has
     */
    public GroupDetails {
        Check.filled("name", name);
        Objects.requireNonNull(description, "description must not be null.");
        Check.filled("slug", slug);
    }

    /**
     * The details as HighLevel spells them.
     *
     * @return a new object
     */
    public JsonNode json() {
        return Json.object().put("name", name).put("description", description).put("slug", slug);
    }
}
