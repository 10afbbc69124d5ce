package io.ghl.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.contract.calls.Calls;
import io.ghl.client.contract.spec.KnownError;
import io.ghl.client.contract.spec.KnownErrors;
import io.ghl.client.contract.spec.OpenApiFiles;
import io.ghl.client.contract.spec.Spec;
import io.ghl.client.contract.spec.SpecOperation;
import io.ghl.client.contract.wire.Exchange;
import io.ghl.client.contract.wire.ExchangeCheck;
import io.ghl.client.internal.operations.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of errors of the specification neither rots nor excuses more than it says. */
class KnownErrorsTest {

    @BeforeAll
    static void specificationIsThere() {
        OpenApiFiles.mustBeThere();
        for (ApiVersion version : ApiVersion.values()) {
            assertThat(SandboxRun.of(version)).isNotEmpty();
        }
    }

    static Stream<KnownError> errors() {
        return KnownErrors.ALL.stream();
    }

    /** In each version and for each operation that an entry names, something fails without it. */
    @ParameterizedTest
    @MethodSource("errors")
    void everyEntryIsNeeded(KnownError error) throws IOException {
        List<KnownError> others = new ArrayList<>(KnownErrors.ALL);
        others.remove(error);
        List<String> unneeded = new ArrayList<>();
        for (ApiVersion version : ApiVersion.values()) {
            Spec spec = Spec.of(version, others);
            List<Operation> concerned = Calls.rowsOf(version)
                    .filter(row -> error.concerns(row.id(), version))
                    .toList();
            boolean anyIsEnough = error.operations().equals("*");
            boolean found = false;
            for (Operation row : concerned) {
                boolean needed = found || needed(spec, row);
                found = anyIsEnough && needed;
                if (!needed && !anyIsEnough) {
                    unneeded.add(version + " " + row.id());
                }
            }
            if (anyIsEnough && !found) {
                unneeded.add(version + " *");
            }
        }
        assertThat(unneeded).as("versions and operations that do not need it").isEmpty();
    }

    private static boolean needed(Spec spec, Operation row) throws IOException {
        ApiVersion version = spec.version();
        SpecOperation operation = spec.operation(row);
        ExchangeCheck check = new ExchangeCheck(spec);
        for (Exchange exchange : SandboxRun.of(version)) {
            if (exchange.isOf(operation) && !check.misfits(exchange).isEmpty()) {
                return true;
            }
        }
        String scope = row.versions().get(version).scope();
        if (!scope.isEmpty() && operation.contract().path("scopes").isEmpty()) {
            return true;
        }
        Map.Entry<Integer, JsonNode> success = operation.success();
        if (!success.getValue().isObject()) {
            return true;
        }
        try {
            return !FullResponse.read(version, row.id(), success.getKey(), Samples.of(success.getValue()))
                    .isComplete();
        } catch (RuntimeException e) {
            return true;
        }
    }

    /** What the document says beside the table. */
    @Test
    void theFilesOfV3ReferToAFileThatIsElsewhere() {
        assertThat(OpenApiFiles.folder().resolve("apps/v3/../common/common-schemas.json"))
                .doesNotExist();
        assertThat(OpenApiFiles.folder().resolve("apps/v3/common/common-schemas.json"))
                .exists();
    }

    @Test
    void theDocumentIsUpToDate() throws IOException {
        assertThat(Files.readString(KnownErrorsDoc.file()))
                .as("docs/specification-errors.md is stale: run KnownErrorsDoc")
                .isEqualTo(KnownErrorsDoc.text());
    }
}
