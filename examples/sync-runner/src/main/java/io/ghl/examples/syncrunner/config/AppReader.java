package io.ghl.examples.syncrunner.config;

import io.ghl.client.Secret;
import io.ghl.examples.syncrunner.config.Settings.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where the application's records are. */
final class AppReader {
    static final List<String> DATABASE = List.of("url", "user", "password");

    private static final List<String> TABLE = List.of(
            "table", "key", "changed", "findDeletions", "deleted", "archived", "version", "findBy", "timesLike");
    private static final List<String> CSV = List.of("file", "key", "ids", "archived", "archivedValue");
    private static final List<String> HTTP = List.of(
            "path",
            "items",
            "item",
            "id",
            "fields",
            "paging",
            "changes",
            "update",
            "compare",
            "versionField",
            "createKey",
            "search",
            "archived",
            "archivedValue");

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RETRY_FOR = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Part part;
    private final Path folder;
    private final Part.Context context;

    AppReader(Part part, Path folder, Part.Context context) {
        this.part = part;
        this.folder = folder;
        this.context = context;
    }

    @Nullable
    AppAt read() {
        long named = List.of("sql", "http", "csv").stream()
                .filter(name -> part.form().get(name).isPresent())
                .count();
        if (named != 1) {
            context.problems().add(part.form().at(), "\"app\" names one of: sql, http, csv.");
            return null;
        }
        return part.part("sql", DATABASE)
                .flatMap(sql -> database(sql, "jdbc:postgresql://localhost/shop"))
                .map(database -> (AppAt) new AppAt.Sql(
                        new Database(Addresses.beside(folder, database.url()), database.user(), database.password())))
                .or(() -> part.part("csv", List.of("folder", "separator", "formulas"))
                        .map(this::csv))
                .or(() -> part.part("http", List.of("url", "auth", "timeout", "retryFor"))
                        .map(this::http))
                .orElse(null);
    }

    static Optional<Database> database(Part part, String example) {
        Optional<String> url = part.need("url", "url: " + example);
        Password password = part.password("password").orElse(null);
        String user = part.text("user").orElse(null);
        return url.map(text -> {
            if (Addresses.hasPassword(text)) {
                part.problem(
                        "url",
                        "A password must not stand in the URL. Put it into an environment variable, and add"
                                + " password: {env: NAME_OF_THE_VARIABLE} below.");
                return null;
            }
            if (!text.startsWith("jdbc:") && !part.isUnset("url")) {
                part.problem("url", "The URL of a database begins with jdbc:, such as " + example + ".");
                return null;
            }
            return new Database(text, user, password);
        });
    }

    private @Nullable AppAt csv(Part csv) {
        Optional<String> where = csv.need("folder", "folder: data");
        char separator = csv.form()
                .word("separator", Map.of(",", ',', ";", ';', "|", '|', "tab", '\t'))
                .orElse(',');
        boolean escape = csv.form()
                .word("formulas", Map.of("escape", true, "keep", false))
                .orElse(true);
        return where.flatMap(path -> csv.path("folder", path, folder))
                .map(path -> new AppAt.Csv(path, separator, escape))
                .orElse(null);
    }

    private @Nullable AppAt http(Part http) {
        var url = http.need("url", "url: https://api.example.com/v1").flatMap(text -> http.url("url", text));
        AppAt.Auth auth = http.part("auth", List.of("bearer", "header", "value", "basic"))
                .map(this::auth)
                .orElse(null);
        Duration timeout = positive(http, "timeout", TIMEOUT);
        Duration retryFor = positive(http, "retryFor", RETRY_FOR);
        return url.map(uri -> new AppAt.Http(uri, auth, timeout, retryFor)).orElse(null);
    }

    private static Duration positive(Part part, String name, Duration usual) {
        Duration given = part.form().duration(name).orElse(usual);
        if (given.isZero() || given.isNegative() || given.compareTo(LONGEST) > 0) {
            part.problem(name, "\"" + name + "\" must be more than zero, and a day at the most.");
            return usual;
        }
        return given;
    }

    private AppAt.@Nullable Auth auth(Part auth) {
        Optional<Secret> bearer = auth.secret("bearer");
        if (bearer.isPresent()) {
            return new AppAt.Auth(
                    "Authorization", "Bearer ", new Password(bearer.get().reveal()));
        }
        Optional<Part> basic = auth.part("basic", List.of("user", "password"));
        if (basic.isPresent()) {
            Optional<String> user = basic.get().need("user", "user: sync");
            Optional<Password> password = basic.get().password("password");
            if (user.isPresent() && password.isPresent()) {
                byte[] both = (user.get() + ":" + password.get().reveal()).getBytes(StandardCharsets.UTF_8);
                return new AppAt.Auth(
                        "Authorization",
                        "Basic ",
                        new Password(Base64.getEncoder().encodeToString(both)));
            }
        }
        Optional<String> header = auth.header("header");
        Optional<Password> value = auth.headerValue("value");
        if (header.isPresent() && value.isPresent()) {
            return new AppAt.Auth(header.get(), "", value.get());
        }
        if (context.problems().isEmpty()) {
            context.problems()
                    .add(
                            auth.form().at(),
                            "\"auth\" is {bearer: {env: NAME}}, {header: X-Api-Key, value: {env: NAME}} or"
                                    + " {basic: {user: ..., password: {env: NAME}}}.");
        }
        return null;
    }

    /** What can be said of records in an application; of any kind, if its own is not known because of a mistake. */
    static List<String> places(@Nullable AppAt app) {
        List<String> names = new ArrayList<>(List.of("mapping"));
        if (app == null || app instanceof AppAt.Sql) {
            names.addAll(TABLE);
        }
        if (app == null || app instanceof AppAt.Csv) {
            names.addAll(CSV);
        }
        if (app == null || app instanceof AppAt.Http) {
            names.addAll(HTTP);
        }
        return names;
    }
}
