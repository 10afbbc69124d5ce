package io.ghl.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.client.contract.calls.Calls;
import io.ghl.client.contract.spec.OpenApiFiles;
import io.ghl.client.contract.spec.Spec;
import io.ghl.client.contract.spec.SpecOperation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every operation of HighLevel's files on our subjects has a method in the client: a row of the table, for which
 * {@link ContractTest} demands a call.
 */
class CoverageTest {
    private static final List<String> FILES =
            List.of("businesses", "calendars", "contacts", "custom-fields", "locations", "oauth", "users");

    /** Those that have none yet, with their version. It only shrinks. */
    private static final Set<String> MISSING = Set.of();

    @BeforeAll
    static void specificationIsThere() {
        OpenApiFiles.mustBeThere();
    }

    @Test
    void everyOperationHasAMethod() {
        Set<String> missing = new TreeSet<>();
        for (ApiVersion version : ApiVersion.values()) {
            Spec spec = Spec.of(version);
            Set<SpecOperation> there =
                    Calls.rowsOf(version).map(spec::operation).collect(Collectors.toSet());
            for (String file : FILES) {
                List<SpecOperation> specified = spec.operationsOf(file);
                assertThat(specified).as("operations of " + file).isNotEmpty();
                specified.stream()
                        .filter(operation -> !there.contains(operation))
                        .forEach(operation -> missing.add(version + " " + operation.method() + " "
                                + operation.path().text()));
            }
        }
        Set<String> stale = new TreeSet<>(MISSING);
        stale.removeAll(missing);
        assertThat(stale).as("listed as missing, and there").isEmpty();
        missing.removeAll(MISSING);
        assertThat(missing).as("operations without a method").isEmpty();
    }
}
