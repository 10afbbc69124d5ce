package io.ghl.client.internal.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The published table of operations says what the code does. */
class OperationsDocTest {

    @Test
    void theDocumentIsUpToDate() throws IOException {
        assertThat(Files.readString(OperationsDoc.file()))
                .as("docs/operations.md is stale: run OperationsDoc")
                .isEqualTo(OperationsDoc.text());
    }

    @Test
    void eachOperationHasAMethodWhoseJavadocNamesIt() throws IOException {
        assertThat(OperationsDoc.methods().keySet())
                .containsAll(Operations.all().stream().map(Operation::id).toList());
    }
}
