package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;
import static io.ghl.client.internal.operations.Operations.same;

import java.util.List;

/** The rows of fields of businesses and custom objects. */
public final class ObjectFieldOperations {
    private static final String READ_FIELDS = "locations/customFields.readonly";
    private static final String WRITE_FIELDS = "locations/customFields.write";
    private static final String ONE = "/custom-fields/{id}";
    private static final String FOLDER = "/custom-fields/folder/{id}";

    public static final Operation LIST =
            same("get-custom-fields-by-object-key", "GET", READ, READ_FIELDS, "/custom-fields/object-key/{objectKey}");
    public static final Operation GET = same("get-custom-field-by-id", "GET", READ, READ_FIELDS, ONE);
    public static final Operation CREATE_ONE =
            same("custom-fields/create-custom-field", "POST", CREATE, WRITE_FIELDS, "/custom-fields/");
    public static final Operation UPDATE =
            same("custom-fields/update-custom-field", "PUT", IDEMPOTENT, WRITE_FIELDS, ONE);
    public static final Operation DELETE =
            same("custom-fields/delete-custom-field", "DELETE", IDEMPOTENT, WRITE_FIELDS, ONE);
    public static final Operation CREATE_FOLDER =
            same("create-custom-field-folder", "POST", CREATE, WRITE_FIELDS, "/custom-fields/folder");
    public static final Operation UPDATE_FOLDER =
            same("update-custom-field-folder", "PUT", IDEMPOTENT, WRITE_FIELDS, FOLDER);
    public static final Operation DELETE_FOLDER =
            same("delete-custom-field-folder", "DELETE", IDEMPOTENT, WRITE_FIELDS, FOLDER);

    static final List<Operation> ALL =
            List.of(LIST, GET, CREATE_ONE, UPDATE, DELETE, CREATE_FOLDER, UPDATE_FOLDER, DELETE_FOLDER);

    private ObjectFieldOperations() {}
}
