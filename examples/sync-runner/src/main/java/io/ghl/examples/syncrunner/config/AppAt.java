package io.ghl.examples.syncrunner.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where the application's records are. */
public sealed interface AppAt {
    /**
     * Tables of a database.
     *
     * @param database the database
     */
    record Sql(Settings.Database database) implements AppAt {}

    /**
     * CSV files in a folder.
     *
     * @param folder the folder
     * @param separator what stands between two cells
     * @param escapeFormulas whether texts that a spreadsheet would take for a formula are written with an apostrophe
     */
    record Csv(Path folder, char separator, boolean escapeFormulas) implements AppAt {}

    /**
     * A JSON API.
     *
     * @param url what the paths of the records are appended to, without a slash at its end
     * @param auth how requests are authorised, null for not at all
     * @param timeout the longest time for one attempt
     * @param retryFor the longest time for a request with all of its attempts
     */
    record Http(URI url, @Nullable Auth auth, Duration timeout, Duration retryFor) implements AppAt {}

    /**
     * How requests are authorised.
     *
     * @param header the header's name
     * @param scheme what stands before the secret, such as {@code "Bearer "}; may be empty
     * @param secret the secret
     */
    record Auth(String header, String scheme, Password secret) {}
}
