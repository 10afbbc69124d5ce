package io.ghl.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.client.contract.calls.Calls;
import io.ghl.client.contract.spec.OpenApiFiles;
import io.ghl.client.contract.spec.Spec;
import io.ghl.client.contract.spec.SpecOperation;
import io.ghl.client.contract.wire.Exchange;
import io.ghl.client.contract.wire.ExchangeCheck;
import io.ghl.client.internal.operations.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of the table, called in the sandbox and held against HighLevel's own specification. */
class ContractTest {
    /** These say {@code locations.internal-access-only} and {@code locations/write}. */
    private static final Set<String> WRITES_BY_ANOTHER_SCOPE = Set.of("delete-location", "update-location-permissions");

    @BeforeAll
    static void specificationIsThere() {
        OpenApiFiles.mustBeThere();
    }

    @Test
    void everyRowOfTheTableHasACallAndNoOther() {
        assertThat(Calls.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Calls.rows().stream().map(Operation::id).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyExchangeKeepsTheContract(ApiVersion version) {
        Spec spec = Spec.of(version);
        assertThat(spec.size()).as("operations read").isGreaterThan(500);
        ExchangeCheck check = new ExchangeCheck(spec);
        List<String> misfits = new ArrayList<>();
        Set<SpecOperation> exercised = new HashSet<>();
        Set<Integer> refusals = new TreeSet<>();
        for (Exchange exchange : SandboxRun.of(version)) {
            misfits.addAll(check.misfits(exchange));
            if (exchange.status() < 300) {
                spec.at(exchange.method(), exchange.path()).ifPresent(exercised::add);
            } else {
                refusals.add(exchange.status());
            }
        }
        assertThat(misfits).isEmpty();
        assertThat(exercised)
                .containsExactlyInAnyOrderElementsOf(
                        Calls.rowsOf(version).map(spec::operation).toList());
        assertThat(refusals).containsExactly(400, 401, 403, 404, 422, 429);
    }

    /** Else the largest body would not be the largest. */
    @Test
    void everySpecifiedFieldAndParameterIsSentUnlessListed() {
        Set<String> unsent = new TreeSet<>();
        for (ApiVersion version : ApiVersion.values()) {
            Spec spec = Spec.of(version);
            Calls.rowsOf(version).forEach(row -> {
                SpecOperation operation = spec.operation(row);
                Set<String> sent = SandboxRun.of(version).stream()
                        .filter(exchange -> exchange.isOf(operation))
                        .flatMap(exchange -> ExchangeCheck.namesSent(exchange).stream())
                        .collect(Collectors.toSet());
                operation.namesSpecified().stream()
                        .filter(name -> !sent.contains(name))
                        .forEach(name -> unsent.add(row.id() + " " + name));
            });
        }
        Set<String> stale = new TreeSet<>(Unsent.REASONS.keySet());
        stale.removeAll(unsent);
        assertThat(stale).as("listed and sent all the same").isEmpty();
        unsent.removeAll(Unsent.REASONS.keySet());
        assertThat(unsent).as("neither sent nor listed").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRowHasTheScopeOfTheSpecification(ApiVersion version) {
        Spec spec = Spec.of(version);
        Calls.rowsOf(version).forEach(row -> {
            String scope = row.versions().get(version).scope();
            Set<String> specified = new HashSet<>();
            spec.operation(row).contract().path("scopes").forEach(each -> specified.add(each.asText()));
            assertThat(specified).as(row.id()).isEqualTo(scope.isEmpty() ? Set.of() : Set.of(scope));
        });
    }

    /** An id that is not unique has the name of its file before it. */
    @ParameterizedTest
    @EnumSource
    void everyRowIsNamedAsItsOperation(ApiVersion version) {
        Spec spec = Spec.of(version);
        Calls.rowsOf(version)
                .forEach(row -> assertThat(row.id().substring(row.id().indexOf('/') + 1))
                        .isEqualTo(spec.operation(row).id()));
    }

    @ParameterizedTest
    @EnumSource
    void whatNeedsAScopeOfWritingIsRepeatedAsAWrite(ApiVersion version) {
        Calls.rowsOf(version)
                .filter(row -> !row.versions().get(version).scope().isEmpty())
                .forEach(row -> assertThat(row.idempotency().writes())
                        .as(row.id())
                        .isEqualTo(WRITES_BY_ANOTHER_SCOPE.contains(row.id())
                                || row.versions().get(version).scope().endsWith(".write")));
    }
}
