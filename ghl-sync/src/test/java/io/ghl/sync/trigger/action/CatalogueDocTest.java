package io.ghl.sync.trigger.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The published catalogue says what the code does. */
class CatalogueDocTest {
    @Test
    void theDocumentIsUpToDate() throws IOException {
        assertThat(Files.readString(CatalogueDoc.file()))
                .as("docs/catalogue.md is stale: run CatalogueDoc")
                .isEqualTo(CatalogueDoc.text());
    }

    @Test
    void thereAreAtLeast126Actions() {
        assertThat(Actions.highLevel().all()).hasSizeGreaterThanOrEqualTo(126);
    }
}
