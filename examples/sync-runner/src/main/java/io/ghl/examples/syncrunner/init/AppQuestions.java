package io.ghl.examples.syncrunner.init;

import com.zaxxer.hikari.HikariDataSource;
import io.ghl.client.Secret;
import io.ghl.examples.syncrunner.config.Addresses;
import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.config.Password;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.connect.Database;
import io.ghl.examples.syncrunner.connect.csv.CsvSource;
import io.ghl.examples.syncrunner.connect.table.TableSource;
import io.ghl.sync.app.TableColumn;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks where the application's contacts are, and looks at them. */
final class AppQuestions {
    private final Questions questions;
    private final InitOptions options;
    private final Path folder;
    private final Map<String, String> env;

    AppQuestions(Questions questions, InitOptions options, Path folder, Map<String, String> env) {
        this.questions = questions;
        this.options = options;
        this.folder = folder;
        this.env = env;
    }

    AppDraft ask() {
        String app = questions.ask(
                "Where are your records? A JDBC URL such as jdbc:postgresql://localhost/shop, the https address of a"
                        + " JSON API, or a folder with CSV files:",
                options.app(),
                "--app",
                Files.isDirectory(folder.resolve("data")) ? "data" : null);
        if (app.startsWith("jdbc:")) {
            return sql(app);
        }
        return app.matches("https?://.*") ? http(app) : csv(app);
    }

    /** More records of the same application. */
    AppDraft another(AppDraft contacts, String where) {
        if (contacts.app() instanceof AppAt.Sql sql) {
            List<TableColumn> found = columns(sql.database(), where);
            String key = found.stream()
                    .filter(TableColumn::primaryKey)
                    .map(TableColumn::name)
                    .findFirst()
                    .orElse(found.get(0).name());
            return with(
                    contacts,
                    new Place.Table(where, key, null, Duration.ofMinutes(1), null, null, null, Map.of(), Map.of()),
                    "table: " + Yaml.text(where) + "\nkey: " + Yaml.text(key),
                    typed(found));
        }
        if (contacts.app() instanceof AppAt.Csv csv) {
            List<String> header = CsvSource.header(csv.folder().resolve(where), csv.separator());
            String key = header.contains("id") ? "id" : header.get(0);
            Map<String, @Nullable String> columns = new LinkedHashMap<>();
            header.forEach(column -> columns.put(column, null));
            return with(
                    contacts,
                    new Place.CsvFile(where, key, false, null),
                    "file: " + Yaml.text(where) + "\nkey: " + Yaml.text(key),
                    columns);
        }
        Place.Resource first = (Place.Resource) contacts.place();
        return with(
                contacts,
                resource(where, first.items(), first.id()),
                "path: " + Yaml.text(where) + "\nid: " + Yaml.text(first.id())
                        + (first.items().isEmpty() ? "" : "\nitems: " + Yaml.text(first.items())),
                new LinkedHashMap<>());
    }

    private static AppDraft with(AppDraft app, Place place, String text, Map<String, @Nullable String> columns) {
        return new AppDraft(app.app(), place, app.appText(), text, columns);
    }

    private static Map<String, @Nullable String> typed(List<TableColumn> found) {
        Map<String, @Nullable String> columns = new LinkedHashMap<>();
        found.forEach(column -> columns.put(
                column.name(),
                column.type().word().equals("text") ? null : column.type().word()));
        return columns;
    }

    private AppDraft sql(String url) {
        if (Addresses.hasPassword(url)) {
            throw new IllegalArgumentException(
                    "A password must not stand in the URL of a database, which goes into a file."
                            + " Leave it out, put it into an environment variable, and name the variable with --password-env.");
        }
        String user = questions.ask(
                "The user of the database? A dash if the URL or the system says it:", options.user(), "--user", "-");
        String variable = questions.ask(
                "Which environment variable holds the user's password? A dash for none:",
                options.passwordEnv(),
                "--password-env",
                "-");
        String name = questions.ask("Which table holds the contacts?", options.table(), "--table", null);
        Settings.Database database = new Settings.Database(
                Addresses.beside(folder, url),
                user.equals("-") ? null : user,
                variable.equals("-") ? null : new Password(value(variable)));
        List<TableColumn> found = columns(database, name);
        List<String> names = found.stream().map(TableColumn::name).toList();
        String key = key(
                names,
                found.stream()
                        .filter(TableColumn::primaryKey)
                        .map(TableColumn::name)
                        .findFirst()
                        .orElse(names.get(0)));
        String changed = found.stream()
                .filter(column -> column.type() == TableColumn.Type.INSTANT
                        && column.name().toLowerCase(Locale.ROOT).matches("(updated|modified|changed)_?(at|on)?"))
                .map(TableColumn::name)
                .findFirst()
                .orElse("-");
        changed = questions.ask(
                "Which column does every change of a row move, in your own program, too? A dash to compare all rows:",
                options.changed(),
                "--changed",
                // Only a person knows whether each program moves it; a wrong guess would miss changes.
                options.asks() ? changed : "-");
        Map<String, @Nullable String> columns = typed(found);
        String moved = changed.equals("-") ? null : changed;
        return new AppDraft(
                new AppAt.Sql(database),
                new Place.Table(name, key, moved, Duration.ofMinutes(1), null, null, null, Map.of(), Map.of()),
                "sql:\n    url: " + Yaml.text(url)
                        + (user.equals("-") ? "" : "\n    user: " + Yaml.text(user))
                        + (variable.equals("-") ? "" : "\n    password: {env: " + variable + "}"),
                "table: " + Yaml.text(name) + "\nkey: " + Yaml.text(key)
                        + (moved == null ? "" : "\nchanged: " + Yaml.text(moved)),
                columns);
    }

    private static List<TableColumn> columns(Settings.Database database, String table) {
        DataSource source = Database.open(database);
        try {
            return TableSource.inspect(source, table);
        } finally {
            if (source instanceof HikariDataSource pool) {
                pool.close();
            }
        }
    }

    private AppDraft csv(String name) {
        String file = questions.ask("Which file holds the contacts?", options.table(), "--table", "contacts.csv");
        Path path = folder.resolve(name).resolve(file);
        char separator = CsvSource.separatorOf(path);
        List<String> header = CsvSource.header(path, separator);
        String key = key(header, header.contains("id") ? "id" : header.get(0));
        Map<String, @Nullable String> columns = new LinkedHashMap<>();
        header.forEach(column -> columns.put(column, null));
        return new AppDraft(
                new AppAt.Csv(folder.resolve(name), separator, true),
                new Place.CsvFile(file, key, false, null),
                "csv: {folder: " + Yaml.text(name)
                        + (separator == ','
                                ? ""
                                : ", separator: " + (separator == '\t' ? "tab" : "\"" + separator + "\""))
                        + "}",
                "file: " + Yaml.text(file) + "\nkey: " + Yaml.text(key),
                columns);
    }

    private String key(List<String> columns, String proposal) {
        String key = questions.ask("Which column holds the id, which never changes?", options.key(), "--key", proposal);
        if (!columns.contains(key)) {
            throw new IllegalArgumentException(
                    "There is no column \"" + key + "\"; there are " + String.join(", ", columns) + ".");
        }
        return key;
    }

    private AppDraft http(String given) {
        String url = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        requireAddress("The address of the API", url);
        String path = questions.ask("Under which path are the contacts?", options.table(), "--table", "/contacts");
        String variable = questions.ask(
                "Which environment variable holds the token of your API? A dash for none:",
                options.passwordEnv(),
                "--password-env",
                "-");
        String key = questions.ask("Which field holds the id?", options.key(), "--key", "id");
        String items = questions.ask(
                "In which field of an answer is the list? A dash if the answer is the list:",
                options.items(),
                "--items",
                "-");
        String at = items.equals("-") ? "" : items;
        boolean open = variable.equals("-");
        AppAt.Auth auth = open
                ? null
                : new AppAt.Auth(
                        "Authorization",
                        "Bearer ",
                        new Password(secret(variable).reveal()));
        return new AppDraft(
                new AppAt.Http(URI.create(url), auth, Duration.ofSeconds(30), Duration.ofSeconds(30)),
                resource(path, at, key),
                "http:\n    url: " + Yaml.text(url) + (open ? "" : "\n    auth: {bearer: {env: " + variable + "}}"),
                "path: " + Yaml.text(path) + "\nid: " + Yaml.text(key)
                        + (at.isEmpty() ? "" : "\nitems: " + Yaml.text(at)),
                new LinkedHashMap<>());
    }

    /** Refuses an address that must not go into a file, or that nothing may be sent to. */
    static void requireAddress(String what, String url) {
        String problem = Addresses.problem(url);
        if (problem != null) {
            throw new IllegalArgumentException(what + " " + problem);
        }
    }

    private static Place.Resource resource(String path, String items, String id) {
        if (!Addresses.isPath(path)) {
            throw new IllegalArgumentException("A path of the API begins with a slash and has no query, such as"
                    + " /customers; \"" + path + "\" does not.");
        }
        return new Place.Resource(
                path,
                items,
                "",
                id,
                Map.of(),
                new Place.Paging(Place.Paging.By.NONE, "", "", null, 100),
                null,
                Duration.ofMinutes(15),
                false,
                new Place.Guard(Place.Guard.By.REREAD, ""),
                new Place.CreateKey(null, null),
                Map.of(),
                null);
    }

    /** What a variable holds that is sent in a header. */
    Secret secret(String variable) {
        String value = value(variable);
        try {
            return Secret.of(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The environment variable " + variable
                            + " holds a space, a line break, or a character that is not ASCII. What is sent in a header"
                            + " has none of these; check what got into the variable.",
                    e);
        }
    }

    private String value(String variable) {
        String value = env.get(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + variable
                    + " is not set. Set it and start again, for example: export " + variable + "=...");
        }
        return value.strip();
    }
}
