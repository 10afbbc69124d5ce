package io.ghl.client.internal.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How the client introduces itself; the build writes its version beside this class. */
final class UserAgent {
    static final String VALUE = "ghl-client-java" + version();

    private UserAgent() {}

    private static String version() {
        try (InputStream version = UserAgent.class.getResourceAsStream("version.txt")) {
            // Whoever repacks the classes may lose the file, which is no reason to fail.
            return version == null ? "" : "/" + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
