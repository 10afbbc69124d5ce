package io.ghl.client.internal.startup;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the libraries that are there when a client is built. */
public final class FoundLibraries {
    private static final Logger LOG = LoggerFactory.getLogger("io.ghl.client");

    private FoundLibraries() {}

    /**
     * Refuses libraries that cannot work, and warns of those that may not.
     *
     * @throws IllegalStateException if Jackson is too old or OkHttp is missing; the message says what mends it
     */
    public static void check() {
        refuse(LibraryCheck.jackson(Map.of(
                "jackson-core", com.fasterxml.jackson.core.json.PackageVersion.VERSION.toString(),
                "jackson-databind", com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString())));
        refuse(hasOkHttp() ? null : LibraryCheck.missingOkHttp());
        String warning = LibraryCheck.severalOkHttps(locations("okhttp3/OkHttpClient.class"));
        if (warning != null) {
            LOG.warn(warning);
        }
    }

    private static void refuse(@Nullable String problem) {
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
    }

    /** Asks for the class and not for its file, which some runtimes do not have. */
    private static boolean hasOkHttp() {
        try {
            return Call.Factory.class.isAssignableFrom(OkHttpClient.class);
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }

    private static List<String> locations(String resource) {
        ClassLoader loader = FoundLibraries.class.getClassLoader();
        try {
            return Collections.list(loader.getResources(resource)).stream()
                    .map(URL::toString)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The class path cannot be read.", e);
        }
    }
}
