package io.ghl.client.internal.operations;

import io.ghl.client.ApiVersion;
import io.ghl.client.internal.operations.Operation.Wire;
import java.util.List;
import java.util.Map;

/** The rows of the table of operations that deal with tokens and installations. */
public final class OAuthOperations {
    private static final String V2 = "2021-07-28";
    private static final String V3 = "v3";

    private static final WireNames TOKEN_V2 = new WireNames(
            Map.of(),
            Map.of(
                    "clientId",
                    "client_id",
                    "clientSecret",
                    "client_secret",
                    "grantType",
                    "grant_type",
                    "refreshToken",
                    "refresh_token",
                    "userType",
                    "user_type",
                    "redirectUri",
                    "redirect_uri"));

    private static final WireNames PAGES_V2 = new WireNames(Map.of(), Map.of("cursor", "skip"));
    private static final WireNames PAGES_V3 =
            new WireNames(Map.of(), Map.of("cursor", "pageToken", "limit", "pageSize"));

    /** A code works once, so this is a create; for refreshing see {@link #REFRESH}. */
    public static final Operation ACCESS_TOKEN = new Operation(
            "get-access-token",
            "POST",
            Idempotency.CREATE,
            Map.of(
                    ApiVersion.V2021_07_28, new Wire(V2, "/oauth/token", "", TOKEN_V2, true),
                    ApiVersion.V3, new Wire(V3, "/oauth/token", "", WireNames.SAME)));

    /** Within 30 seconds HighLevel answers the same refresh with the same pair. */
    public static final Operation REFRESH = ACCESS_TOKEN.with(Idempotency.IDEMPOTENT);

    public static final Operation LOCATION_TOKEN = new Operation(
            "get-location-access-token",
            "POST",
            Idempotency.IDEMPOTENT,
            Map.of(
                    ApiVersion.V2021_07_28, new Wire(V2, "/oauth/locationToken", "oauth.write", WireNames.SAME, true),
                    ApiVersion.V3, new Wire(V3, "/oauth/location-token", "oauth.write", WireNames.SAME, true)));

    public static final Operation INSTALLED_LOCATIONS = new Operation(
            "get-installed-location",
            "GET",
            Idempotency.READ,
            Map.of(
                    ApiVersion.V2021_07_28, new Wire(V2, "/oauth/installedLocations", "oauth.readonly", PAGES_V2),
                    ApiVersion.V3, new Wire(V3, "/oauth/installed-locations", "oauth.readonly", PAGES_V3)));

    public static final Operation UNINSTALL = new Operation(
            "uninstall-application",
            "DELETE",
            Idempotency.IDEMPOTENT,
            Map.of(
                    ApiVersion.V2021_07_28,
                            new Wire(V2, "/marketplace/app/{appId}/installations", "oauth.write", WireNames.SAME),
                    ApiVersion.V3,
                            new Wire(V3, "/marketplace/app/{appId}/installations", "oauth.write", WireNames.SAME)));

    public static final Operation INSTALLER = Operations.same(
            "get-installer-details",
            "GET",
            Idempotency.READ,
            "marketplace-installer-details.readonly",
            "/marketplace/app/{appId}/installations");

    private static final List<Operation> ALL =
            List.of(ACCESS_TOKEN, LOCATION_TOKEN, INSTALLED_LOCATIONS, UNINSTALL, INSTALLER);

    private OAuthOperations() {}

    /** The rows, in the order of the documentation. */
    public static List<Operation> all() {
        return ALL;
    }
}
