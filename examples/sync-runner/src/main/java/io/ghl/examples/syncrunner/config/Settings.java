package io.ghl.examples.syncrunner.config;

import io.ghl.client.Secret;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Trigger;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a file {@code sync.yaml} says. Paths are absolute.
 *
 * @param file the file itself
 * @param highLevel the location and how to reach it
 * @param store where the sync keeps what it knows
 * @param state the folder for what the connectors and the sandbox have to remember
 * @param app where the application's records are
 * @param records what is synced, one per type of records
 * @param listen where webhooks are taken, null for nowhere
 */
public record Settings(
        Path file,
        HighLevel highLevel,
        StoreAt store,
        Path state,
        AppAt app,
        List<RecordsAt> records,
        @Nullable Listen listen) {
    @SuppressWarnings("doclint:missing")
    public Settings {
        records = List.copyOf(records);
    }

    /**
     * HighLevel's side.
     *
     * @param location the location's id
     * @param token a private integration token
     * @param url another address than HighLevel's, for tests; null for HighLevel
     * @param keys further keys that webhooks may be signed with
     */
    public record HighLevel(
            String location, Secret token, @Nullable URI url, List<String> keys) {}

    /** Where the sync keeps what it knows. */
    public sealed interface StoreAt {
        /**
         * An SQLite file.
         *
         * @param path the file
         */
        record Sqlite(Path path) implements StoreAt {}

        /**
         * A PostgreSQL database.
         *
         * @param database the database
         */
        record Postgres(Database database) implements StoreAt {}
    }

    /**
     * A database.
     *
     * @param url its JDBC URL, without a password
     * @param user the user, null if the URL or the driver knows
     * @param password the password, null if none is needed
     */
    public record Database(
            String url, @Nullable String user, @Nullable Password password) {}

    /**
     * Records of one type.
     *
     * @param mapping how they are mapped
     * @param mappingFile what the mapping is called in messages
     * @param place where they are in the application
     * @param triggers what is done about their changes
     */
    public record RecordsAt(MappingFile mapping, String mappingFile, Place place, List<Trigger> triggers) {
        @SuppressWarnings("doclint:missing")
        public RecordsAt {
            triggers = List.copyOf(triggers);
        }

        /** Their type. */
        public RecordType type() {
            return mapping.type();
        }
    }

    /**
     * Where webhooks are taken.
     *
     * @param address the address of this computer to listen at
     * @param port the port; 0 takes a free one
     * @param publicUrl the URL under which the outside reaches the listener, null if it is not known
     * @param secret what the application's pushes have to show, null to take none
     */
    public record Listen(
            String address,
            int port,
            @Nullable URI publicUrl,
            @Nullable Secret secret) {}

    /** What is synced of a type. */
    public Optional<RecordsAt> of(RecordType type) {
        return records.stream().filter(each -> each.type() == type).findFirst();
    }
}
