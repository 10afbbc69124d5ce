package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Pages;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.SubAccountOperations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.CompanyCaller;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.locations.CompanyLocations;
import io.ghl.client.locations.Location;
import io.ghl.client.locations.LocationPermission;
import io.ghl.client.locations.LocationSearch;
import io.ghl.client.locations.LocationUpdate;
import io.ghl.client.locations.NewLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Locations of a company over the pipeline. A read has an envelope, the answers to writes have none. */
public record CompanyLocationsApi(CompanyCaller caller) implements CompanyLocations {
    /** What HighLevel returns unless asked for more, so a server cannot cap a page to fewer. */
    private static final int DEFAULT = 10;

    @Override
    public Pages<Location> search(LocationSearch search) {
        return SkipPages.of(SubAccountOperations.SEARCH, DEFAULT, Location::id, skip -> {
            LocationCaller.Request request =
                    caller.call(SubAccountOperations.SEARCH).query("companyId", caller.companyId());
            search.parameters().forEach(request::query);
            return request.query("skip", String.valueOf(skip))
                    .query("limit", String.valueOf(SkipPages.LIMIT))
                    .send(answer -> answer.list("locations", Location::of));
        });
    }

    @Override
    public Location get(String locationId) {
        return of(SubAccountOperations.GET, locationId).send(answer -> answer.object("location", Location::of));
    }

    @Override
    public Location create(NewLocation location) {
        return caller.call(SubAccountOperations.CREATE_ONE)
                .body(ofCompany().setAll((ObjectNode) location.json()))
                .send(answer -> answer.whole(Location::of));
    }

    @Override
    public Optional<Location> update(String locationId, LocationUpdate update) {
        return of(SubAccountOperations.UPDATE, locationId)
                .body(ofCompany().setAll((ObjectNode) update.json()))
                .sendUnless(update.isEmpty(), answer -> answer.whole(Location::of));
    }

    @Override
    public void delete(String locationId, boolean deleteTwilioAccount) {
        of(SubAccountOperations.DELETE, locationId)
                .query("deleteTwilioAccount", String.valueOf(deleteTwilioAccount))
                .send();
    }

    @Override
    public List<LocationPermission> permissions(String locationId) {
        return of(SubAccountOperations.GET_PERMISSIONS, locationId).send(CompanyLocationsApi::permissions);
    }

    @Override
    public List<LocationPermission> updatePermissions(String locationId, Collection<LocationPermission> permissions) {
        ObjectNode body = Json.object();
        ArrayNode names = body.putArray("permissions");
        Check.given("permissions", permissions)
                .forEach(permission -> names.add(
                        Check.given("An item of permissions", permission).name()));
        return of(SubAccountOperations.UPDATE_PERMISSIONS, locationId)
                .body(body)
                .send(CompanyLocationsApi::permissions);
    }

    private static List<LocationPermission> permissions(Answer answer) {
        if (!answer.json().path("permissions").isArray()) {
            throw Answer.missing("permissions");
        }
        List<LocationPermission> permissions = new ArrayList<>();
        answer.json().path("permissions").forEach(name -> {
            if (!name.asText().isBlank()) {
                permissions.add(new LocationPermission(name.asText()));
            }
        });
        return List.copyOf(permissions);
    }

    private ObjectNode ofCompany() {
        return Json.object().put("companyId", caller.companyId());
    }

    private LocationCaller.Request of(Operation operation, String locationId) {
        return caller.call(operation).path("locationId", locationId);
    }
}
