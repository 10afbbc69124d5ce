package io.ghl.sandbox.internal.locations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.oauth.App;
import io.ghl.sandbox.internal.oauth.Grants;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The company's locations as records: one that a call never changed is made up when it is looked at. */
final class LocationRecords {
    private final Grants grants;
    private final Settings settings;

    LocationRecords(Grants grants, Settings settings) {
        this.grants = grants;
        this.settings = settings;
    }

    App app() {
        return grants.app();
    }

    /** The location with this id, or null; a private token may be for one that the company does not know. */
    @Nullable
    ObjectNode find(LocationData data, String id, boolean ofToken) {
        ObjectNode stored = data.records(Kind.LOCATION).get(id);
        if (stored != null) {
            return stored.path("deleted").asBoolean() ? null : stored;
        }
        return ofToken || app().locations().contains(id) ? untouched(id) : null;
    }

    /** All locations by name. */
    List<ObjectNode> all(LocationData data) {
        return Grants.locations(data, app()).stream()
                .map(id -> Objects.requireNonNull(find(data, id, false)))
                .sorted(Comparator.<ObjectNode, String>comparing(
                                location -> location.path("name").asText())
                        .thenComparing(location -> location.path("id").asText()))
                .toList();
    }

    private ObjectNode untouched(String id) {
        ObjectNode location = Json.object()
                .put("id", id)
                .put("companyId", app().companyId())
                .put("name", "Sandbox " + id)
                .put("country", settings.country())
                .put("timezone", "UTC");
        location.set("settings", defaults());
        return location;
    }

    ObjectNode defaults() {
        return Json.object()
                .put("allowDuplicateContact", settings.allowDuplicates())
                .put("allowDuplicateOpportunity", false)
                .put("allowFacebookNameMerge", false)
                .put("disableContactTimezone", false);
    }
}
