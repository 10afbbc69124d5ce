package io.ghl.client.internal.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Secret;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.NewObjectField;
import io.ghl.client.customfields.ObjectField;
import io.ghl.client.customfields.ObjectFieldFields;
import io.ghl.client.customfields.ObjectFieldUpdate;
import io.ghl.client.internal.json.Json;
import io.ghl.client.locations.LocationFields;
import io.ghl.client.locations.LocationUpdate;
import io.ghl.client.locations.NewLocation;
import io.ghl.client.locations.SocialLink;
import java.util.List;
import java.util.Map;

/** The largest bodies on locations themselves and on fields of objects. */
final class LocationBodies {
    private static final List<ObjectField.Option> OPTIONS = List.of(new ObjectField.Option("x", "x", "x"));

    private LocationBodies() {}

    static Map<String, JsonNode> all() {
        return Map.of(
                "create-location",
                        with(
                                "companyId",
                                everything(NewLocation.builder())
                                        .snapshotId("x")
                                        .build()
                                        .json()),
                "put-location",
                        with(
                                "companyId",
                                everything(LocationUpdate.builder())
                                        .snapshot("x", true)
                                        .build()
                                        .json()),
                "update-location-permissions", Json.parse("{\"permissions\":[\"crm\"]}"),
                "custom-fields/create-custom-field",
                        with(
                                "locationId",
                                everything(NewObjectField.builder())
                                        .objectKey("x")
                                        .fieldKey("x")
                                        .dataType(CustomFieldType.RADIO)
                                        .parentId("x")
                                        .allowCustomOption(true)
                                        .options(OPTIONS)
                                        .build()
                                        .json()),
                "custom-fields/update-custom-field",
                        with(
                                "locationId",
                                everything(ObjectFieldUpdate.builder())
                                        .options(OPTIONS)
                                        .build()
                                        .json()),
                "create-custom-field-folder", Json.parse("{\"locationId\":\"x\",\"objectKey\":\"x\",\"name\":\"x\"}"),
                "update-custom-field-folder", Json.parse("{\"locationId\":\"x\",\"name\":\"x\"}"));
    }

    private static JsonNode with(String field, JsonNode body) {
        return ((ObjectNode) body.deepCopy()).put(field, "x");
    }

    private static <B extends LocationFields<B>> B everything(B builder) {
        for (SocialLink link : SocialLink.values()) {
            builder.social(link, "x");
        }
        return builder.name("x")
                .phone("x")
                .address("x")
                .city("x")
                .state("x")
                .country("US")
                .postalCode("x")
                .website("x")
                .timezone("x")
                .allowDuplicateContact(true)
                .allowDuplicateOpportunity(true)
                .allowFacebookNameMerge(true)
                .disableContactTimezone(true)
                .prospect("x", "x", "x")
                .twilio("x", Secret.of("x"))
                .mailgun(Secret.of("x"), "x");
    }

    private static <B extends ObjectFieldFields<B>> B everything(B builder) {
        return builder.name("x")
                .description("x")
                .placeholder("x")
                .showInForms(true)
                .acceptedFormats(".pdf")
                .maxFileLimit(1);
    }
}
