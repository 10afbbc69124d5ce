package io.ghl.client.internal.resources;

import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.customfields.CustomFields;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.List;
import java.util.Optional;

/** Definitions of custom fields over the pipeline, kept for a while. */
public record CustomFieldsApi(LocationCaller caller, ReferenceCache cache) implements CustomFields {
    private static final String CONTACT_PREFIX = "contact.";

    @Override
    public List<CustomField> list(CustomFieldModel model) {
        return cache.get(
                caller.locationId(),
                model.name(),
                () -> caller.call(Operations.LIST_CUSTOM_FIELDS)
                        .path("locationId", caller.locationId())
                        .query("model", model.parameter())
                        .send(answer -> answer.list("customFields", CustomField::of)));
    }

    @Override
    public Optional<CustomField> byId(String id) {
        return list(CustomFieldModel.CONTACT).stream()
                .filter(field -> field.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<CustomField> byKey(String key) {
        String full = key.startsWith(CONTACT_PREFIX) ? key : CONTACT_PREFIX + key;
        return list(CustomFieldModel.CONTACT).stream()
                .filter(field -> full.equals(field.fieldKey()))
                .findFirst();
    }

    @Override
    public void refresh() {
        cache.forget(caller.locationId());
    }
}
