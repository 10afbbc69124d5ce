package io.ghl.examples.twowaysync.sync;

import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is synced and how: it stands in mapping files, not in code. */
public final class CustomerSync {
    private CustomerSync() {}

    /** Customers and contacts. */
    public static MappingFile customers() {
        return MappingFile.parse("customers.yaml", text("customers.yaml"), CodeSteps.none());
    }

    /** Customers and contacts, without custom fields. */
    public static MappingFile standardFields() {
        return MappingFile.parse("standard-fields.yaml", text("standard-fields.yaml"), CodeSteps.none());
    }

    /** Customers and contacts, their companies, and all that belongs to them. */
    static MappingFiles belongings() {
        return MappingFiles.parse("belongings.yaml", text("belongings.yaml"), CodeSteps.none());
    }

    private static String text(String name) {
        try (InputStream in = CustomerSync.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The demo is incomplete: it has no " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
