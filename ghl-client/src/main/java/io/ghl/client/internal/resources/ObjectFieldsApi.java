package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.customfields.objects.NewObjectField;
import io.ghl.client.customfields.objects.ObjectField;
import io.ghl.client.customfields.objects.ObjectFieldUpdate;
import io.ghl.client.customfields.objects.ObjectFields;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.ObjectFieldOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.List;

/** Definitions of fields of objects over the pipeline. Fields have an envelope, folders have none. */
public record ObjectFieldsApi(LocationCaller caller) implements ObjectFields {

    @Override
    public Definitions list(String objectKey) {
        return caller.call(ObjectFieldOperations.LIST)
                .path("objectKey", objectKey)
                .query("locationId", caller.locationId())
                .send(answer -> new Definitions(
                        answer.list("fields", ObjectField::of),
                        answer.json().has("folders") ? answer.list("folders", ObjectField.Folder::of) : List.of()));
    }

    @Override
    public ObjectField get(String id) {
        return of(ObjectFieldOperations.GET, id).send(ObjectFieldsApi::field);
    }

    @Override
    public ObjectField create(NewObjectField field) {
        return caller.call(ObjectFieldOperations.CREATE_ONE)
                .body(located().setAll((ObjectNode) field.json()))
                .send(ObjectFieldsApi::field);
    }

    @Override
    public ObjectField update(String id, ObjectFieldUpdate update) {
        return of(ObjectFieldOperations.UPDATE, id)
                .body(located().setAll((ObjectNode) update.json()))
                .send(ObjectFieldsApi::field);
    }

    @Override
    public void delete(String id) {
        of(ObjectFieldOperations.DELETE, id).send();
    }

    @Override
    public ObjectField.Folder createFolder(String objectKey, String name) {
        return caller.call(ObjectFieldOperations.CREATE_FOLDER)
                .body(located()
                        .put("objectKey", Check.filled("objectKey", objectKey))
                        .put("name", Check.filled("name", name)))
                .send(answer -> answer.whole(ObjectField.Folder::of));
    }

    @Override
    public ObjectField.Folder renameFolder(String id, String name) {
        return of(ObjectFieldOperations.UPDATE_FOLDER, id)
                .body(located().put("name", Check.filled("name", name)))
                .send(answer -> answer.whole(ObjectField.Folder::of));
    }

    @Override
    public void deleteFolder(String id) {
        of(ObjectFieldOperations.DELETE_FOLDER, id)
                .query("locationId", caller.locationId())
                .send();
    }

    private ObjectNode located() {
        return Json.object().put("locationId", caller.locationId());
    }

    private LocationCaller.Request of(Operation operation, String id) {
        return caller.call(operation).path("id", id);
    }

    private static ObjectField field(Answer answer) {
        return answer.object("field", ObjectField::of);
    }
}
