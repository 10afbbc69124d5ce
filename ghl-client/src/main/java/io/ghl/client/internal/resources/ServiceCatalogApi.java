package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.ServiceOperations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.services.CatalogService;
import io.ghl.client.services.CatalogServiceUpdate;
import io.ghl.client.services.NewCatalogService;
import io.ghl.client.services.ServiceCatalog;
import java.util.List;
import java.util.Optional;

/** The catalog of services over the pipeline. */
public record ServiceCatalogApi(LocationCaller caller) implements ServiceCatalog {

    @Override
    public List<CatalogService> list(Filter filter) {
        LocationCaller.Request request =
                caller.call(ServiceOperations.LIST_CATALOG).query("locationId", caller.locationId());
        filter.parameters().forEach(request::query);
        return request.send(answer -> answer.list("services", CatalogService::of));
    }

    @Override
    public CatalogService get(String serviceId) {
        return of(ServiceOperations.GET_SERVICE, serviceId).send(ServiceCatalogApi::service);
    }

    @Override
    public CatalogService create(NewCatalogService service) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return caller.call(ServiceOperations.CREATE_SERVICE)
                .body(body.setAll((ObjectNode) service.json()))
                .send(ServiceCatalogApi::service);
    }

    @Override
    public Optional<CatalogService> update(String serviceId, CatalogServiceUpdate update) {
        return of(ServiceOperations.UPDATE_SERVICE, serviceId)
                .body(update.json())
                .sendUnless(update.isEmpty(), ServiceCatalogApi::service);
    }

    @Override
    public void delete(String serviceId) {
        of(ServiceOperations.DELETE_SERVICE, serviceId).send();
    }

    private LocationCaller.Request of(Operation operation, String serviceId) {
        return caller.call(operation).path("serviceId", serviceId);
    }

    private static CatalogService service(Answer answer) {
        return answer.object("service", CatalogService::of);
    }
}
