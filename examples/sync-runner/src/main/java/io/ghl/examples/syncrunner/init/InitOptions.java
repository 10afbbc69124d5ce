package io.ghl.examples.syncrunner.init;

import io.ghl.sync.record.RecordType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says already; null is asked for.
 *
 * @param location HighLevel's location
 * @param tokenEnv the variable with the token
 * @param url another address than HighLevel's
 * @param app a JDBC URL, the address of an API, or a folder
 * @param table a table, a path or a file
 * @param key the column with the id
 * @param user the user of the database
 * @param passwordEnv the variable with the password of the database or the token of the API
 * @param items where the list is in an answer of the API
 * @param changed a column that every change moves
 * @param others the table, path or file of further types of records; a type that is not there is asked for
 * @param region the country of phone numbers without a prefix
 * @param onConflict what happens if both sides changed a field
 * @param force whether files may be overwritten
 * @param asks whether a person is asked
 */
public record InitOptions(
        @Nullable String location,
        @Nullable String tokenEnv,
        @Nullable String url,
        @Nullable String app,
        @Nullable String table,
        @Nullable String key,
        @Nullable String user,
        @Nullable String passwordEnv,
        @Nullable String items,
        @Nullable String changed,
        Map<RecordType, String> others,
        @Nullable String region,
        @Nullable String onConflict,
        boolean force,
        boolean asks) {}
