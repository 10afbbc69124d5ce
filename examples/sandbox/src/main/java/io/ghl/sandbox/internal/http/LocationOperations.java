package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.contacts.CustomValueApi;
import io.ghl.sandbox.internal.contacts.FileApi;
import io.ghl.sandbox.internal.contacts.LocationApi;
import io.ghl.sandbox.internal.contacts.LocationTagApi;
import io.ghl.sandbox.internal.contacts.RecurringTaskApi;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The routes of single tags, custom fields, custom values and recurring tasks of a location. */
final class LocationOperations {
    private static final Set<ApiVersion> BOTH = Set.copyOf(EnumSet.allOf(ApiVersion.class));
    private static final String LOCATION = "/locations/:locationId";

    /** The only operation that takes a multipart body. */
    static final String UPLOAD = "upload-file-customFields";

    private LocationOperations() {}

    static List<Operation> all(
            LocationTagApi tags, LocationApi fields, FileApi files, CustomValueApi values, RecurringTaskApi recurring) {
        return List.of(
                new Operation(
                        "get-tag-by-id", "GET", LOCATION + "/tags/:tagId", BOTH, "locations/tags.readonly", tags::get),
                new Operation(
                        "update-tag", "PUT", LOCATION + "/tags/:tagId", BOTH, "locations/tags.write", tags::update),
                new Operation(
                        "delete-tag", "DELETE", LOCATION + "/tags/:tagId", BOTH, "locations/tags.write", tags::delete),
                new Operation(
                        "update-custom-field",
                        "PUT",
                        LOCATION + "/customFields/:id",
                        BOTH,
                        "locations/customFields.write",
                        fields::updateCustomField),
                new Operation(
                        "delete-custom-field",
                        "DELETE",
                        LOCATION + "/customFields/:id",
                        BOTH,
                        "locations/customFields.write",
                        fields::deleteCustomField),
                new Operation(
                        UPLOAD,
                        "POST",
                        LOCATION + "/customFields/upload",
                        BOTH,
                        "locations/customFields.write",
                        files::upload),
                new Operation(
                        "get-custom-values",
                        "GET",
                        LOCATION + "/customValues",
                        BOTH,
                        "locations/customValues.readonly",
                        values::list),
                new Operation(
                        "create-custom-value",
                        "POST",
                        LOCATION + "/customValues",
                        BOTH,
                        "locations/customValues.write",
                        values::create),
                new Operation(
                        "get-custom-value",
                        "GET",
                        LOCATION + "/customValues/:id",
                        BOTH,
                        "locations/customValues.readonly",
                        values::get),
                new Operation(
                        "update-custom-value",
                        "PUT",
                        LOCATION + "/customValues/:id",
                        BOTH,
                        "locations/customValues.write",
                        values::update),
                new Operation(
                        "delete-custom-value",
                        "DELETE",
                        LOCATION + "/customValues/:id",
                        BOTH,
                        "locations/customValues.write",
                        values::delete),
                new Operation(
                        "create-recurring-task",
                        "POST",
                        LOCATION + "/recurring-tasks",
                        BOTH,
                        "recurring-tasks.write",
                        recurring::create),
                new Operation(
                        "get-recurring-task-by-id",
                        "GET",
                        LOCATION + "/recurring-tasks/:id",
                        BOTH,
                        "recurring-tasks.readonly",
                        recurring::get),
                new Operation(
                        "update-recurring-task",
                        "PUT",
                        LOCATION + "/recurring-tasks/:id",
                        BOTH,
                        "recurring-tasks.write",
                        recurring::update),
                new Operation(
                        "delete-recurring-task",
                        "DELETE",
                        LOCATION + "/recurring-tasks/:id",
                        BOTH,
                        "recurring-tasks.write",
                        recurring::delete));
    }
}
