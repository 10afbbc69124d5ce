package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.calendars.groups.CalendarGroup;
import io.ghl.client.calendars.groups.CalendarGroups;
import io.ghl.client.calendars.groups.GroupDetails;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.CalendarSettingOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.List;

/** Groups of calendars over the pipeline. */
public record CalendarGroupsApi(LocationCaller caller) implements CalendarGroups {

    @Override
    public List<CalendarGroup> list() {
        return caller.call(CalendarSettingOperations.LIST_GROUPS)
                .query("locationId", caller.locationId())
                .send(answer -> answer.list("groups", CalendarGroup::of));
    }

    @Override
    public CalendarGroup create(GroupDetails details, boolean isActive) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return caller.call(CalendarSettingOperations.CREATE_GROUP)
                .body(body.<ObjectNode>setAll((ObjectNode) details.json()).put("isActive", isActive))
                .send(CalendarGroupsApi::group);
    }

    @Override
    public boolean isSlugAvailable(String slug) {
        return caller.call(CalendarSettingOperations.VALIDATE_SLUG)
                .body(Json.object().put("locationId", caller.locationId()).put("slug", Check.filled("slug", slug)))
                .send(CalendarGroupsApi::available);
    }

    @Override
    public CalendarGroup update(String groupId, GroupDetails details) {
        return of(CalendarSettingOperations.UPDATE_GROUP, groupId)
                .body(details.json())
                .send(CalendarGroupsApi::group);
    }

    @Override
    public void setActive(String groupId, boolean isActive) {
        of(CalendarSettingOperations.SET_GROUP_STATUS, groupId)
                .body(Json.object().put("isActive", isActive))
                .send();
    }

    @Override
    public void delete(String groupId) {
        of(CalendarSettingOperations.DELETE_GROUP, groupId).send();
    }

    private LocationCaller.Request of(Operation operation, String groupId) {
        return caller.call(operation).path("groupId", groupId);
    }

    private static CalendarGroup group(Answer answer) {
        return answer.object("group", CalendarGroup::of);
    }

    private static boolean available(Answer answer) {
        JsonNode available = answer.json().path("available");
        if (!available.isBoolean()) {
            throw Answer.missing("available");
        }
        return available.booleanValue();
    }
}
