package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Pages;
import io.ghl.client.calendars.resources.CalendarResource;
import io.ghl.client.calendars.resources.CalendarResourceUpdate;
import io.ghl.client.calendars.resources.CalendarResources;
import io.ghl.client.calendars.resources.NewCalendarResource;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.CalendarSettingOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.Objects;
import java.util.Optional;

/** Equipment and rooms over the pipeline. Answers have no envelope. */
public record CalendarResourcesApi(LocationCaller caller) implements CalendarResources {

    @Override
    public Pages<CalendarResource> list(CalendarResource.Type type) {
        Objects.requireNonNull(type, "type must not be null.");
        return SkipPages.of(
                CalendarSettingOperations.LIST_RESOURCES,
                CalendarResourcesApi::identity,
                skip -> of(CalendarSettingOperations.LIST_RESOURCES, type)
                        .query("locationId", caller.locationId())
                        .query("limit", String.valueOf(SkipPages.LIMIT))
                        .query("skip", String.valueOf(skip))
                        .send(answer -> answer.array(CalendarResource::of)));
    }

    @Override
    public CalendarResource get(CalendarResource.Type type, String resourceId) {
        return of(CalendarSettingOperations.GET_RESOURCE, type)
                .path("id", "resourceId", resourceId)
                .send(answer -> answer.whole(CalendarResource::of));
    }

    @Override
    public CalendarResource create(CalendarResource.Type type, NewCalendarResource resource) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return of(CalendarSettingOperations.CREATE_RESOURCE, type)
                .body(body.setAll((ObjectNode) resource.json()))
                .send(answer -> answer.whole(CalendarResource::of));
    }

    @Override
    public Optional<CalendarResource> update(
            CalendarResource.Type type, String resourceId, CalendarResourceUpdate update) {
        return of(CalendarSettingOperations.UPDATE_RESOURCE, type)
                .path("id", "resourceId", resourceId)
                .body(update.json())
                .sendUnless(update.isEmpty(), answer -> answer.whole(CalendarResource::of));
    }

    @Override
    public void delete(CalendarResource.Type type, String resourceId) {
        of(CalendarSettingOperations.DELETE_RESOURCE, type)
                .path("id", "resourceId", resourceId)
                .send();
    }

    /** The specification does not promise an id. */
    private static String identity(CalendarResource resource) {
        return resource.id() == null ? resource.json().toString() : resource.id();
    }

    private LocationCaller.Request of(Operation operation, CalendarResource.Type type) {
        return caller.call(operation)
                .path("resourceType", Check.given("type", type).wire());
    }
}
