package io.ghl.client.internal.pipeline;

import io.ghl.client.internal.operations.Operation;
import io.ghl.client.limit.Priority;

/** The pipeline as one company and priority sees it; its calls belong to no location and carry the
 * company's token. Immutable. */
public record CompanyCaller(Pipeline pipeline, String companyId, Priority priority) {

    public LocationCaller.Request call(Operation operation) {
        return new LocationCaller.Request(pipeline, operation, null, priority, ApiCall.As.company(companyId));
    }
}
