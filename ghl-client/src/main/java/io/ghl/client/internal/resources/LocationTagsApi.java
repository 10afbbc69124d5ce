package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.LocationOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.locations.LocationTags;
import io.ghl.client.locations.Tag;
import java.util.List;

/** Tags of a location over the pipeline, kept for a while. */
public record LocationTagsApi(LocationCaller caller, ReferenceData references) implements LocationTags {

    @Override
    public List<Tag> list() {
        return references.tags.load(caller.locationId(), "", this::load);
    }

    @Override
    public List<Tag> cached() {
        return references.tags.get(caller.locationId(), "", this::load);
    }

    private List<Tag> load() {
        return of(LocationOperations.LIST_TAGS).send(answer -> answer.list("tags", Tag::of));
    }

    @Override
    public void refresh() {
        references.tags.forget(caller.locationId());
    }

    @Override
    public Tag get(String tagId) {
        return of(LocationOperations.GET_TAG).path("tagId", tagId).send(LocationTagsApi::tag);
    }

    @Override
    public Tag create(String name) {
        return references.tags.changing(
                caller.locationId(),
                () -> of(LocationOperations.CREATE_TAG).body(named(name)).send(LocationTagsApi::tag));
    }

    @Override
    public Tag update(String tagId, String name) {
        return references.tags.changing(
                caller.locationId(),
                () -> of(LocationOperations.UPDATE_TAG)
                        .path("tagId", tagId)
                        .body(named(name))
                        .send(LocationTagsApi::tag));
    }

    @Override
    public void delete(String tagId) {
        references.tags.changing(
                caller.locationId(),
                () -> of(LocationOperations.DELETE_TAG).path("tagId", tagId).send());
    }

    private LocationCaller.Request of(Operation operation) {
        return caller.call(operation).path("locationId", caller.locationId());
    }

    private static JsonNode named(String name) {
        return Json.object().put("name", Check.filled("name", name));
    }

    private static Tag tag(Answer answer) {
        return answer.object("tag", Tag::of);
    }
}
