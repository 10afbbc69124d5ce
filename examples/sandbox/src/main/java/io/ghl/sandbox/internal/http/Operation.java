package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.ApiVersion;
import java.util.List;
import java.util.Set;

/**
 * One row of the routing table.
 *
 * @param id HighLevel's operation id
 * @param segments the path template's segments; a parameter begins with a colon
 * @param versions the API versions that have it
 * @param scope the scope that a token needs
 * @param access which tokens may call it
 */
record Operation(
        String id,
        String method,
        List<String> segments,
        Set<ApiVersion> versions,
        String scope,
        Handler handler,
        Access access) {
    enum Access {
        /** Tokens of a location. */
        LOCATION,
        /** Tokens of a company that an installation gave. */
        COMPANY,
        /** Tokens of a company, private integration tokens too. */
        AGENCY,
        /** Both. */
        EITHER,
        /** Both, and private integration tokens. */
        ANY,
        /** Anybody: the call carries its credentials in its body. */
        OPEN
    }

    @FunctionalInterface
    interface Handler {
        ApiResult handle(ApiCall call);
    }

    Operation(String id, String method, String template, Set<ApiVersion> versions, String scope, Handler handler) {
        this(id, method, template, versions, scope, handler, Access.LOCATION);
    }

    Operation(
            String id,
            String method,
            String template,
            Set<ApiVersion> versions,
            String scope,
            Handler handler,
            Access access) {
        this(id, method, Router.segments(template), versions, scope, handler, access);
    }
}
