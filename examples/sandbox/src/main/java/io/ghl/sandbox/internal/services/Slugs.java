package io.ghl.sandbox.internal.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import org.jspecify.annotations.Nullable;

/** Names in addresses, which are unique among records of a kind. */
final class Slugs {
    private Slugs() {}

    /** Refuses a slug that another record has. */
    static void refuseTaken(
            LocationData data, Kind kind, @Nullable String slug, @Nullable String exceptId, Settings settings) {
        boolean taken = data.records(kind).values().stream()
                .filter(other -> !id(other).equals(exceptId))
                .anyMatch(other -> slug != null && slug.equals(Json.text(other, "slug")));
        if (taken && settings.on(Quirk.TAKEN_SERVICE_SLUG_IS_REFUSED)) {
            throw ApiError.badRequest("Slug already exists");
        }
    }

    private static String id(ObjectNode doc) {
        return doc.path("id").asText();
    }
}
