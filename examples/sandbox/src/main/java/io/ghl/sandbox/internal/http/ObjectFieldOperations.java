package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.locations.ObjectFieldApi;
import java.util.List;
import java.util.Set;

/**
 * The routes of fields of businesses and custom objects. Three share their ids with routes of locations, so they have
 * the name of their file of the specification before it.
 */
final class ObjectFieldOperations {
    private static final Set<ApiVersion> BOTH = Set.of(ApiVersion.V2, ApiVersion.V3);
    private static final String READ = "locations/customFields.readonly";
    private static final String WRITE = "locations/customFields.write";
    private static final String ALL = "/custom-fields/";
    private static final String ONE = ALL + ":id";
    private static final String FOLDER = ALL + "folder";

    private ObjectFieldOperations() {}

    static List<Operation> all(ObjectFieldApi fields) {
        return List.of(
                new Operation(
                        "get-custom-fields-by-object-key",
                        "GET",
                        ALL + "object-key/:objectKey",
                        BOTH,
                        READ,
                        fields::list),
                new Operation("get-custom-field-by-id", "GET", ONE, BOTH, READ, fields::get),
                new Operation("custom-fields/create-custom-field", "POST", ALL, BOTH, WRITE, fields::create),
                new Operation("custom-fields/update-custom-field", "PUT", ONE, BOTH, WRITE, fields::update),
                new Operation("custom-fields/delete-custom-field", "DELETE", ONE, BOTH, WRITE, fields::delete),
                new Operation("create-custom-field-folder", "POST", FOLDER, BOTH, WRITE, fields::createFolder),
                new Operation("update-custom-field-folder", "PUT", FOLDER + "/:id", BOTH, WRITE, fields::updateFolder),
                new Operation(
                        "delete-custom-field-folder", "DELETE", FOLDER + "/:id", BOTH, WRITE, fields::deleteFolder));
    }
}
