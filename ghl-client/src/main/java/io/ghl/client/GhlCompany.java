package io.ghl.client;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.pipeline.CompanyCaller;
import io.ghl.client.internal.resources.CompanyLocationsApi;
import io.ghl.client.internal.resources.CompanyUsersApi;
import io.ghl.client.limit.Priority;
import io.ghl.client.locations.CompanyLocations;
import io.ghl.client.users.CompanyUsers;

/**
 * A client as one company (agency) sees it. Making one costs nothing and sends nothing. Immutable and thread-safe. Most
 * of what it does needs a token of the company.
 */
public final class GhlCompany {
    private final CompanyCaller caller;

    GhlCompany(CompanyCaller caller) {
        this.caller = caller;
    }

    /**
     * The company.
     *
     * @return its id
     */
    public String id() {
        return caller.companyId();
    }

    /**
     * People who work in HighLevel.
     *
     * @return the users of this company
     */
    public CompanyUsers users() {
        return new CompanyUsersApi(caller);
    }

    /**
     * Locations (sub-accounts).
     *
     * @return the locations of this company
     */
    public CompanyLocations locations() {
        return new CompanyLocationsApi(caller);
    }

    /**
     * The same company with calls in another class of the rate limit.
     *
     * @param priority the class; {@link Priority#INTERACTIVE} unless set
     * @return another view, this one stays as it is
     */
    public GhlCompany withPriority(Priority priority) {
        return new GhlCompany(new CompanyCaller(caller.pipeline(), id(), Check.given("priority", priority)));
    }

    @Override
    public String toString() {
        return "GhlCompany[" + id() + "]";
    }
}
