package io.ghl.sandbox.internal.http;

import static io.ghl.sandbox.internal.http.Operation.Access.AGENCY;
import static io.ghl.sandbox.internal.http.Operation.Access.ANY;
import static io.ghl.sandbox.internal.http.Operation.Access.LOCATION;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.locations.SubAccountApi;
import io.ghl.sandbox.internal.locations.TemplateApi;
import java.util.List;
import java.util.Set;

/** The routes of locations themselves, and of what each has from the start. */
final class SubAccountOperations {
    private static final Set<ApiVersion> BOTH = Set.of(ApiVersion.V2, ApiVersion.V3);
    private static final Set<ApiVersion> V3 = Set.of(ApiVersion.V3);
    private static final String READ = "locations.readonly";
    private static final String WRITE = "locations.write";
    private static final String DELETE = "locations.internal-access-only";
    private static final String PERMISSIONS = "locations/write";
    private static final String READ_TEMPLATES = "locations/templates.readonly";
    private static final String WRITE_TEMPLATES = "locations/templates.write";
    private static final String ONE = "/locations/:locationId";

    /** The scopes of these routes. HighLevel gives some of them to few apps; the sandbox's app may have all. */
    static final Set<String> SCOPES = Set.of(READ, WRITE, DELETE, PERMISSIONS, READ_TEMPLATES, WRITE_TEMPLATES);

    private SubAccountOperations() {}

    static List<Operation> all(SubAccountApi locations, TemplateApi given) {
        String permissions = ONE + "/permissions";
        return List.of(
                new Operation("search-locations", "GET", "/locations/search", BOTH, READ, locations::search, ANY),
                new Operation("get-location", "GET", ONE, BOTH, READ, locations::get, ANY),
                new Operation("create-location", "POST", "/locations/", BOTH, WRITE, locations::create, AGENCY),
                new Operation("put-location", "PUT", ONE, BOTH, WRITE, locations::update, AGENCY),
                new Operation("delete-location", "DELETE", ONE, BOTH, DELETE, locations::delete, AGENCY),
                new Operation(
                        "get-location-permissions",
                        "GET",
                        permissions,
                        V3,
                        PERMISSIONS,
                        locations::permissions,
                        AGENCY),
                new Operation(
                        "update-location-permissions",
                        "PUT",
                        permissions,
                        V3,
                        PERMISSIONS,
                        locations::updatePermissions,
                        AGENCY),
                new Operation("get-timezones", "GET", ONE + "/timezones", BOTH, READ, given::timezones, LOCATION),
                new Operation(
                        "get-conversation-channel",
                        "GET",
                        ONE + "/conversationChannels/:type",
                        V3,
                        READ,
                        given::channel,
                        LOCATION),
                new Operation(
                        "GET-all-or-email-sms-templates",
                        "GET",
                        ONE + "/templates",
                        BOTH,
                        READ_TEMPLATES,
                        given::list,
                        LOCATION),
                new Operation(
                        "DELETE-an-email-sms-template",
                        "DELETE",
                        ONE + "/templates/:id",
                        BOTH,
                        WRITE_TEMPLATES,
                        given::delete,
                        LOCATION));
    }
}
