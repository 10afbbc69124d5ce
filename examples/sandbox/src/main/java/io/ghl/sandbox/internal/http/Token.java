package io.ghl.sandbox.internal.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A private integration token, or one that an installation gave.
 *
 * @param label the name that stands in the journal instead of the value
 * @param locationId the one location it may use
 * @param scopes what it may do; empty means everything
 * @param companyId the company, for tokens of an installation; then an empty location means the company itself
 */
public record Token(
        String value,
        String label,
        String locationId,
        Set<String> scopes,
        @Nullable String companyId) {
    /** A private integration token. */
    public Token(String value, String label, String locationId, Set<String> scopes) {
        this(value, label, locationId, scopes, null);
    }

    /**
     * Under this key its requests are counted: HighLevel counts per app and location or company.
     *
     * @param together whether the private tokens of a location are counted together
     */
    String budget(boolean together) {
        String app = companyId != null ? companyId : together ? "private" : value;
        return app + "|" + locationId;
    }

    boolean isCompany() {
        return locationId.isEmpty();
    }

    boolean may(String scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }

    @Override
    public String toString() {
        return "Token[" + label + "]";
    }
}
