package io.ghl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.internal.contacts.Seeder;
import io.ghl.sandbox.internal.http.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The records that a sandbox begins with and goes back to: those of its seed file, then made-up contacts. */
final class Beginning {
    private final String locationId;
    private final @Nullable JsonNode seed;
    private final int contacts;

    /** Reads the seed file, so that a wrong one is told at once. */
    Beginning(String locationId, @Nullable Path seedFile, int contacts) {
        this.locationId = locationId;
        this.seed = seedFile == null ? null : read(seedFile);
        this.contacts = contacts;
    }

    private static JsonNode read(Path seedFile) {
        try {
            return Seeds.parse(Files.readAllBytes(seedFile));
        } catch (IOException e) {
            throw new SandboxException("The seed file " + seedFile + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    void make(Seeds seeds, Seeder seeder) {
        if (seed != null) {
            try {
                seeds.plant(locationId, seed);
            } catch (IllegalArgumentException e) {
                throw unusable(e);
            }
        }
        seeder.seed(locationId, contacts);
    }

    private static SandboxException unusable(IllegalArgumentException e) {
        String why = String.valueOf(e.getMessage());
        return new SandboxException("The seed file cannot be used: " + why + (why.endsWith(".") ? "" : "."), e);
    }
}
