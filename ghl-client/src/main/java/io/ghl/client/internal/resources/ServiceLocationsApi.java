package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.ServiceOperations;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.services.NewServiceLocation;
import io.ghl.client.services.ServiceLocation;
import io.ghl.client.services.ServiceLocationUpdate;
import io.ghl.client.services.ServiceLocations;
import java.util.List;
import java.util.Optional;

/** Service locations over the pipeline. One service location has no envelope. */
public record ServiceLocationsApi(LocationCaller caller) implements ServiceLocations {

    @Override
    public List<ServiceLocation> list() {
        return caller.call(ServiceOperations.LIST_LOCATIONS)
                .query("locationId", caller.locationId())
                .send(answer -> answer.list("serviceLocations", ServiceLocation::of));
    }

    @Override
    public ServiceLocation get(String serviceLocationId) {
        return of(ServiceOperations.GET_LOCATION, serviceLocationId).send(answer -> answer.whole(ServiceLocation::of));
    }

    @Override
    public ServiceLocation create(NewServiceLocation location) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return caller.call(ServiceOperations.CREATE_LOCATION)
                .body(body.setAll((ObjectNode) location.json()))
                .send(answer -> answer.whole(ServiceLocation::of));
    }

    @Override
    public Optional<ServiceLocation> update(String serviceLocationId, ServiceLocationUpdate update) {
        return of(ServiceOperations.UPDATE_LOCATION, serviceLocationId)
                .body(update.json())
                .sendUnless(update.isEmpty(), answer -> answer.whole(ServiceLocation::of));
    }

    @Override
    public void delete(String serviceLocationId) {
        of(ServiceOperations.DELETE_LOCATION, serviceLocationId).send();
    }

    private LocationCaller.Request of(Operation operation, String serviceLocationId) {
        return caller.call(operation).path("serviceLocationId", serviceLocationId);
    }
}
