package io.ghl.client.internal.operations;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which scopes operations need. */
public final class Scopes {
    private Scopes() {}

    public static Set<String> of(Collection<String> operationIds) {
        Set<String> scopes = new TreeSet<>();
        for (String id : operationIds) {
            Operation operation = Stream.concat(Operations.all().stream(), OAuthOperations.all().stream())
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("This SDK knows no operation " + id + "."));
            operation.versions().values().stream()
                    .map(Operation.Wire::scope)
                    .filter(scope -> !scope.isEmpty())
                    .forEach(scopes::add);
        }
        return scopes;
    }
}
