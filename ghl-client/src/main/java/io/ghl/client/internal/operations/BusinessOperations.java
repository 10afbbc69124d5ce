package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;
import static io.ghl.client.internal.operations.Operations.same;

import java.util.List;

/** The rows of businesses. */
public final class BusinessOperations {
    private static final String READ_BUSINESSES = "businesses.readonly";
    private static final String WRITE_BUSINESSES = "businesses.write";

    public static final Operation LIST =
            same("get-businesses-by-location", "GET", READ, READ_BUSINESSES, "/businesses/");
    public static final Operation GET = same("get-business", "GET", READ, READ_BUSINESSES, "/businesses/{businessId}");
    public static final Operation CREATE_ONE =
            same("create-business", "POST", CREATE, WRITE_BUSINESSES, "/businesses/");
    public static final Operation UPDATE =
            same("update-business", "PUT", IDEMPOTENT, WRITE_BUSINESSES, "/businesses/{businessId}");
    public static final Operation DELETE =
            same("delete-Business", "DELETE", IDEMPOTENT, WRITE_BUSINESSES, "/businesses/{businessId}");

    /** Businesses are records of the object {@code business} too; only there are their custom fields. */
    public static final Operation GET_RECORD =
            same("get-record-by-id", "GET", READ, "objects/record.readonly", "/objects/{schemaKey}/records/{id}");

    public static final Operation UPDATE_RECORD = same(
            "update-object-record", "PUT", IDEMPOTENT, "objects/record.write", "/objects/{schemaKey}/records/{id}");

    static final List<Operation> ALL = List.of(LIST, GET, CREATE_ONE, UPDATE, DELETE, GET_RECORD, UPDATE_RECORD);

    private BusinessOperations() {}
}
