package io.ghl.sandbox.internal.http;

import java.util.Set;

/**
 * A private integration token.
 *
 * @param label the name that stands in the journal instead of the value
 * @param locationId the one location it may use
 * @param scopes what it may do; empty means everything
 */
public record Token(String value, String label, String locationId, Set<String> scopes) {
    boolean may(String scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }

    @Override
    public String toString() {
        return "Token[" + label + "]";
    }
}
