package io.ghl.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.contract.calls.Calls;
import io.ghl.client.contract.spec.OpenApiFiles;
import io.ghl.client.contract.spec.Spec;
import io.ghl.client.contract.spec.SpecOperation;
import io.ghl.client.internal.operations.Operation;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files hold almost no example of a whole answer, so one with every property is built for each operation and
 * version; our models must read it with nothing lost.
 */
class FullResponsesTest {

    @BeforeAll
    static void specificationIsThere() {
        OpenApiFiles.mustBeThere();
    }

    static Stream<Arguments> rows() {
        return Stream.of(ApiVersion.values())
                .flatMap(version -> Calls.rowsOf(version).map(row -> Arguments.of(row.id(), version, row)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void nothingIsLost(String id, ApiVersion version, Operation row) throws IOException {
        SpecOperation operation = Spec.of(version).operation(row);
        Map.Entry<Integer, JsonNode> success = operation.success();
        assertThat(success.getValue().isObject()).as("an answer is described").isTrue();
        JsonNode answer = Samples.of(success.getValue());
        assertThat(operation.misfits(success.getValue(), answer))
                .as("the full answer fits its schema")
                .isEmpty();
        Shown shown = FullResponse.read(version, id, success.getKey(), answer);
        assertThat(shown.lost).isEmpty();
        shown.untyped.removeAll(Untyped.REASONS.keySet());
        assertThat(shown.untyped).as("has no component and is not listed").isEmpty();
    }

    @Test
    void everyPropertyThatIsListedAsUntypedIsOne() throws IOException {
        Set<String> untyped = new TreeSet<>();
        for (Arguments row : rows().toList()) {
            ApiVersion version = (ApiVersion) row.get()[1];
            Map.Entry<Integer, JsonNode> success =
                    Spec.of(version).operation((Operation) row.get()[2]).success();
            untyped.addAll(
                    FullResponse.read(version, (String) row.get()[0], success.getKey(), Samples.of(success.getValue()))
                            .untyped);
        }
        Set<String> stale = new TreeSet<>(Untyped.REASONS.keySet());
        stale.removeAll(untyped);
        assertThat(stale).as("listed and shown all the same").isEmpty();
    }
}
