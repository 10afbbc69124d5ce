package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.LocationOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.locations.CustomValue;
import io.ghl.client.locations.CustomValues;
import java.util.List;
import java.util.Objects;

/** Custom values of a location over the pipeline. */
public record CustomValuesApi(LocationCaller caller) implements CustomValues {

    @Override
    public List<CustomValue> list() {
        return of(LocationOperations.LIST_VALUES).send(answer -> answer.list("customValues", CustomValue::of));
    }

    @Override
    public CustomValue get(String id) {
        return of(LocationOperations.GET_VALUE).path("id", id).send(CustomValuesApi::value);
    }

    @Override
    public CustomValue create(String name, String value) {
        return of(LocationOperations.CREATE_VALUE).body(body(name, value)).send(CustomValuesApi::value);
    }

    @Override
    public CustomValue update(String id, String name, String value) {
        return of(LocationOperations.UPDATE_VALUE)
                .path("id", id)
                .body(body(name, value))
                .send(CustomValuesApi::value);
    }

    @Override
    public void delete(String id) {
        of(LocationOperations.DELETE_VALUE).path("id", id).send();
    }

    private LocationCaller.Request of(Operation operation) {
        return caller.call(operation).path("locationId", caller.locationId());
    }

    private static JsonNode body(String name, String value) {
        return Json.object()
                .put("name", Check.filled("name", name))
                .put("value", Objects.requireNonNull(value, "value must not be null."));
    }

    private static CustomValue value(Answer answer) {
        return answer.object("customValue", CustomValue::of);
    }
}
