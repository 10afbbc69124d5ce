package io.ghl.client.contract.calls;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Where calls are made: clients, and the ids of what earlier calls made. */
public final class Scene {
    private final Map<String, String> made = new HashMap<>();
    private final ApiVersion version;
    private final GhlClient ghl;
    private final GhlClient installed;
    private final String locationId;
    private final String companyId;
    private final Supplier<String> code;

    /**
     * @param ghl a client with a token of the location
     * @param installed a client of an app that the company has installed
     * @param code gives a new code of an installation
     */
    public Scene(
            ApiVersion version,
            GhlClient ghl,
            GhlClient installed,
            String locationId,
            String companyId,
            Supplier<String> code) {
        this.version = version;
        this.ghl = ghl;
        this.installed = installed;
        this.locationId = locationId;
        this.companyId = companyId;
        this.code = code;
    }

    public boolean isV3() {
        return version == ApiVersion.V3;
    }

    public GhlLocation location() {
        return ghl.location(locationId);
    }

    public GhlClient ghl() {
        return ghl;
    }

    public GhlClient installed() {
        return installed;
    }

    public String locationId() {
        return locationId;
    }

    public String companyId() {
        return companyId;
    }

    public Secret code() {
        return Secret.of(code.get());
    }

    /** The id of what an operation made; any id where it was not called. */
    public String id(String operation) {
        return made.getOrDefault(operation, "C2QujeCh8ZnC7al2InWR");
    }

    public void made(String operation, String id) {
        made.put(operation, id);
    }
}
