package io.ghl.client.internal.resources;

import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.customfields.CustomFieldSchema;
import io.ghl.client.customfields.CustomFieldUpdate;
import io.ghl.client.customfields.CustomFields;
import io.ghl.client.customfields.FileSource;
import io.ghl.client.customfields.FileUpload;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.operations.LocationOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.List;
import java.util.Optional;

/** Definitions of custom fields over the pipeline, kept for a while. */
public record CustomFieldsApi(LocationCaller caller, ReferenceData references) implements CustomFields {
    private static final String CONTACT_PREFIX = "contact.";

    @Override
    public List<CustomField> list(CustomFieldModel model) {
        return references.customFields.load(caller.locationId(), model.name(), () -> load(model));
    }

    @Override
    public List<CustomField> cached(CustomFieldModel model) {
        return references.customFields.get(caller.locationId(), model.name(), () -> load(model));
    }

    private List<CustomField> load(CustomFieldModel model) {
        return caller.call(Operations.LIST_CUSTOM_FIELDS)
                .path("locationId", caller.locationId())
                .query("model", model.parameter())
                .send(answer -> answer.list("customFields", CustomField::of));
    }

    @Override
    public Optional<CustomField> byId(String id) {
        String wanted = Check.id("id", id);
        return cached(CustomFieldModel.CONTACT).stream()
                .filter(field -> field.id().equals(wanted))
                .findFirst();
    }

    @Override
    public Optional<CustomField> byKey(String key) {
        String full = Check.filled("key", key).startsWith(CONTACT_PREFIX) ? key : CONTACT_PREFIX + key;
        return cached(CustomFieldModel.CONTACT).stream()
                .filter(field -> full.equals(field.fieldKey()))
                .findFirst();
    }

    @Override
    public Optional<CustomField> byName(String name) {
        String wanted = Check.filled("name", name).strip();
        List<CustomField> named = cached(CustomFieldModel.CONTACT).stream()
                .filter(field -> wanted.equalsIgnoreCase(field.name()))
                .toList();
        if (named.size() > 1) {
            throw new IllegalArgumentException("Several custom fields have this name: "
                    + named.stream().map(CustomField::fieldKey).toList() + ". Name the key or the id.");
        }
        return named.stream().findFirst();
    }

    @Override
    public CustomFieldSchema schema() {
        return CustomFieldSchema.of(cached(CustomFieldModel.CONTACT));
    }

    @Override
    public void refresh() {
        references.customFields.forget(caller.locationId());
    }

    @Override
    public CustomField get(String idOrKey) {
        return of(LocationOperations.GET_FIELD).path("id", "idOrKey", idOrKey).send(CustomFieldsApi::field);
    }

    @Override
    public CustomField create(NewCustomField field) {
        return references.customFields.changing(
                caller.locationId(),
                () -> of(LocationOperations.CREATE_FIELD).body(field.json()).send(CustomFieldsApi::field));
    }

    @Override
    public CustomField update(String id, CustomFieldUpdate update) {
        return references.customFields.changing(
                caller.locationId(),
                () -> of(LocationOperations.UPDATE_FIELD)
                        .path("id", id)
                        .body(update.json())
                        .send(CustomFieldsApi::field));
    }

    @Override
    public void delete(String id) {
        references.customFields.changing(
                caller.locationId(),
                () -> of(LocationOperations.DELETE_FIELD).path("id", id).send());
    }

    @Override
    public FileUpload upload(String ownerId, CustomField field, FileSource... files) {
        return of(LocationOperations.UPLOAD_FILES)
                .multipart(FileParts.of(Check.id("ownerId", ownerId), field, List.of(files)))
                .send(answer -> answer.whole(FileUpload::of));
    }

    private LocationCaller.Request of(Operation operation) {
        return caller.call(operation).path("locationId", caller.locationId());
    }

    private static CustomField field(Answer answer) {
        return answer.object("customField", CustomField::of);
    }
}
