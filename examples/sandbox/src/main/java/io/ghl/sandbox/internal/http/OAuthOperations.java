package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.http.Operation.Access;
import io.ghl.sandbox.internal.oauth.OAuthApi;
import java.util.List;
import java.util.Set;

/** The part of the routing table that deals with tokens and installations. */
final class OAuthOperations {
    private static final Set<ApiVersion> BOTH = Set.of(ApiVersion.V2, ApiVersion.V3);
    private static final Set<ApiVersion> V2 = Set.of(ApiVersion.V2);
    private static final Set<ApiVersion> V3 = Set.of(ApiVersion.V3);
    private static final String READ = "oauth.readonly";
    private static final String WRITE = "oauth.write";
    private static final String INSTALLER = "marketplace-installer-details.readonly";

    static final Set<String> SCOPES = Set.of(READ, WRITE, INSTALLER);

    private OAuthOperations() {}

    static List<Operation> all(OAuthApi oauth) {
        return List.of(
                new Operation("get-access-token", "POST", "/oauth/token", BOTH, "", oauth::token, Access.OPEN),
                // Measured: the old path lives on under v3, unlike that of the installed locations.
                new Operation(
                        "get-location-access-token",
                        "POST",
                        "/oauth/locationToken",
                        BOTH,
                        WRITE,
                        oauth::locationToken,
                        Access.COMPANY),
                new Operation(
                        "get-location-access-token",
                        "POST",
                        "/oauth/location-token",
                        V3,
                        WRITE,
                        oauth::locationToken,
                        Access.COMPANY),
                new Operation(
                        "get-installed-location",
                        "GET",
                        "/oauth/installedLocations",
                        V2,
                        READ,
                        oauth::installedLocations,
                        Access.COMPANY),
                new Operation(
                        "get-installed-location",
                        "GET",
                        "/oauth/installed-locations",
                        V3,
                        READ,
                        oauth::installedLocations,
                        Access.COMPANY),
                new Operation(
                        "uninstall-application",
                        "DELETE",
                        "/marketplace/app/:appId/installations",
                        BOTH,
                        WRITE,
                        oauth::uninstall,
                        Access.EITHER),
                new Operation(
                        "get-installer-details",
                        "GET",
                        "/marketplace/app/:appId/installations",
                        BOTH,
                        INSTALLER,
                        oauth::installer,
                        Access.EITHER));
    }
}
