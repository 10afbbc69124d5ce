package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Pages;
import io.ghl.client.businesses.Business;
import io.ghl.client.businesses.BusinessPropertiesUpdate;
import io.ghl.client.businesses.BusinessRecord;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.businesses.Businesses;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.BusinessOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.Optional;

/** Businesses over the pipeline. */
public record BusinessesApi(LocationCaller caller) implements Businesses {
    private static final String SCHEMA = "business";

    @Override
    public Pages<Business> list() {
        return SkipPages.of(
                BusinessOperations.LIST,
                Business::id,
                skip -> caller.call(BusinessOperations.LIST)
                        .query("locationId", caller.locationId())
                        .query("limit", String.valueOf(SkipPages.LIMIT))
                        .query("skip", String.valueOf(skip))
                        .send(answer -> answer.list("businesses", Business::of)));
    }

    @Override
    public Business get(String businessId) {
        return of(BusinessOperations.GET, businessId).send(BusinessesApi::business);
    }

    @Override
    public Business create(NewBusiness business) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return caller.call(BusinessOperations.CREATE_ONE)
                .body(body.setAll((ObjectNode) business.json()))
                .send(BusinessesApi::business);
    }

    @Override
    public Optional<Business> update(String businessId, BusinessUpdate update) {
        return of(BusinessOperations.UPDATE, businessId)
                .body(update.json())
                .sendUnless(update.isEmpty(), BusinessesApi::business);
    }

    @Override
    public void delete(String businessId) {
        of(BusinessOperations.DELETE, businessId).send();
    }

    @Override
    public BusinessRecord getRecord(String businessId) {
        return ofRecord(BusinessOperations.GET_RECORD, businessId).send(BusinessesApi::businessRecord);
    }

    @Override
    public Optional<BusinessRecord> updateProperties(String businessId, BusinessPropertiesUpdate update) {
        return ofRecord(BusinessOperations.UPDATE_RECORD, businessId)
                .query("locationId", caller.locationId())
                .body(Json.object().set("properties", update.json()))
                .sendUnless(update.isEmpty(), BusinessesApi::businessRecord);
    }

    private LocationCaller.Request of(Operation operation, String businessId) {
        return caller.call(operation).path("businessId", businessId);
    }

    private LocationCaller.Request ofRecord(Operation operation, String businessId) {
        return caller.call(operation).path("schemaKey", SCHEMA).path("id", "businessId", businessId);
    }

    /** Reads say {@code business}; writes answer {@code buiseness} [sic], in both versions. */
    private static Business business(Answer answer) {
        String key = answer.json().has("buiseness") ? "buiseness" : "business";
        return answer.object(key, Business::of);
    }

    private static BusinessRecord businessRecord(Answer answer) {
        return answer.object("record", BusinessRecord::of);
    }
}
