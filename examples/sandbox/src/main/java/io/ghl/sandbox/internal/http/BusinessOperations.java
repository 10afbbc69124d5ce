package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.businesses.BusinessApi;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The routes of businesses. */
final class BusinessOperations {
    private static final Set<ApiVersion> BOTH = Set.copyOf(EnumSet.allOf(ApiVersion.class));
    private static final String READ = "businesses.readonly";
    private static final String WRITE = "businesses.write";
    private static final String ONE = "/businesses/:businessId";
    private static final String RECORD = "/objects/business/records/:id";

    private BusinessOperations() {}

    static List<Operation> all(BusinessApi businesses) {
        return List.of(
                new Operation("get-businesses-by-location", "GET", "/businesses/", BOTH, READ, businesses::list),
                new Operation("create-business", "POST", "/businesses/", BOTH, WRITE, businesses::create),
                new Operation("get-business", "GET", ONE, BOTH, READ, businesses::get),
                new Operation("update-business", "PUT", ONE, BOTH, WRITE, businesses::update),
                new Operation("delete-Business", "DELETE", ONE, BOTH, WRITE, businesses::delete),
                new Operation(
                        "get-record-by-id", "GET", RECORD, BOTH, "objects/record.readonly", businesses::getRecord),
                new Operation(
                        "update-object-record", "PUT", RECORD, BOTH, "objects/record.write", businesses::updateRecord));
    }
}
