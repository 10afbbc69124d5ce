package io.ghl.examples.syncrunner.config;

import io.ghl.client.Secret;
import io.ghl.examples.syncrunner.config.Settings.Database;
import io.ghl.examples.syncrunner.config.Settings.HighLevel;
import io.ghl.examples.syncrunner.config.Settings.Listen;
import io.ghl.examples.syncrunner.config.Settings.RecordsAt;
import io.ghl.examples.syncrunner.config.Settings.StoreAt;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.internal.document.Documents;
import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Position;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.FileEffects;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingFileException;
import io.ghl.sync.mapping.file.MappingProblem;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.WorkflowVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code sync.yaml} with its mapping files, and finds all that is wrong with them. */
public final class SettingsReader {
    /** Where the program stores what it has to remember, beside the file. */
    public static final String STATE = ".sync-runner";

    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65_535;

    private final Path file;
    private final Path folder;
    private final String name;
    private final Part.Context context;
    private final boolean sandbox;
    private final List<MappingProblem> inMappings = new ArrayList<>();
    private String text = "";

    /**
     * What was read.
     *
     * @param settings the settings
     * @param unset the environment variables that the file names and that are not set
     */
    public record Result(Settings settings, List<String> unset) {}

    private SettingsReader(Path file, Map<String, String> env, boolean lenient, boolean sandbox) {
        this.sandbox = sandbox;
        this.file = file.toAbsolutePath().normalize();
        this.folder = this.file.getParent() == null ? this.file : this.file.getParent();
        this.name = String.valueOf(this.file.getFileName());
        this.context = new Part.Context(env, lenient);
    }

    /**
     * Reads a file to work by it.
     *
     * @param sandbox whether a sandbox takes the place of HighLevel, so that no token is needed
     * @throws SettingsException if anything is wrong with it
     */
    public static Settings read(Path file, Map<String, String> env, boolean sandbox) {
        return new SettingsReader(file, env, false, sandbox).read().settings();
    }

    /**
     * Reads a file to judge it: a variable of the environment that is not set is no problem of the file.
     *
     * @throws SettingsException if anything is wrong with it
     */
    public static Result check(Path file, Map<String, String> env) {
        return new SettingsReader(file, env, true, false).read();
    }

    private Result read() {
        text = textOf(file);
        Problems problems = context.problems();
        Node document = Documents.read(name, text, problems);
        Settings settings = document == null
                ? null
                : Part.of(
                                document,
                                "The file",
                                List.of("version", "highlevel", "store", "state", "app", "records", "listen"),
                                context)
                        .map(this::settings)
                        .orElse(null);
        List<MappingProblem> all = new ArrayList<>();
        problems.sorted()
                .forEach(each -> all.add(
                        new MappingProblem(name, each.at().line(), each.at().column(), each.message())));
        all.addAll(inMappings);
        if (settings == null || !all.isEmpty()) {
            throw new SettingsException(all);
        }
        return new Result(settings, context.missing());
    }

    private String textOf(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw unreadable("There is no such file. Check its name, or make one with: init " + name);
        } catch (CharacterCodingException e) {
            throw unreadable("The file is not in UTF-8. Save it as UTF-8.");
        } catch (IOException e) {
            throw unreadable("The file cannot be read. Check that it is a file, and that you may read it.");
        }
    }

    private SettingsException unreadable(String message) {
        return new SettingsException(List.of(new MappingProblem(name, 1, 1, message)));
    }

    private @Nullable Settings settings(Part root) {
        root.form().need("version", "\"version: 1\"").ifPresent(node -> {
            if (!(node instanceof Node.Scalar scalar) || !scalar.text().equals("1")) {
                root.problem("version", "\"version\" must be 1, the only version there is.");
            }
        });
        Optional<HighLevel> highLevel = root.form()
                .need("highlevel", "highlevel: {location: ..., token: {env: GHL_TOKEN}}")
                .flatMap(node -> Part.of(
                        node,
                        "\"highlevel\"",
                        List.of("location", "token", "url", "webhookKeys"),
                        sandbox ? context.lenient() : context))
                .map(this::highLevel);
        Path state = root.path("state", folder).orElseGet(() -> folder.resolve(STATE));
        StoreAt store = root.part("store", List.of("sqlite", "postgres"))
                .map(this::store)
                .orElseGet(() -> new StoreAt.Sqlite(state.resolve("sync.db")));
        Optional<AppAt> app = root.form()
                .need("app", "app: {csv: {folder: data}}")
                .flatMap(node -> Part.of(node, "\"app\"", List.of("sql", "http", "csv"), context))
                .map(part -> new AppReader(part, folder, context).read());
        List<RecordsAt> records = root.form()
                .need("records", "records: [{mapping: contacts.yaml}]")
                .map(node -> records(node, app.orElse(null)))
                .orElse(List.of());
        Listen listen = root.part("listen", List.of("address", "port", "publicUrl", "secret"))
                .map(this::listen)
                .orElse(null);
        return highLevel.isEmpty() || app.isEmpty()
                ? null
                : new Settings(file, highLevel.get(), store, state, app.get(), records, listen);
    }

    private @Nullable HighLevel highLevel(Part part) {
        Optional<String> location = part.need("location", "location: ve9EPM428h8vShlRW1KT");
        part.form().need("token", "token: {env: GHL_TOKEN}");
        Optional<Secret> token = part.secret("token");
        URI url = part.url("url").orElse(null);
        List<String> keys = part.form().texts("webhookKeys").orElse(List.of());
        try {
            if (!keys.isEmpty()) {
                var unused = WebhookVerifier.of(keys.toArray(String[]::new));
            }
        } catch (IllegalArgumentException e) {
            part.problem("webhookKeys", String.valueOf(e.getMessage()));
        }
        return location.isEmpty() || token.isEmpty() ? null : new HighLevel(location.get(), token.get(), url, keys);
    }

    private @Nullable StoreAt store(Part part) {
        boolean sqlite = part.form().get("sqlite").isPresent();
        if (sqlite == part.form().get("postgres").isPresent()) {
            part.problem("store", "Name one store: {sqlite: sync.db}, or {postgres: {url: ..., user: ..., ...}}.");
            return null;
        }
        if (sqlite) {
            return part.path("sqlite", folder).map(StoreAt.Sqlite::new).orElse(null);
        }
        return part.part("postgres", AppReader.DATABASE)
                .map(SettingsReader::postgres)
                .orElse(null);
    }

    private static @Nullable StoreAt postgres(Part part) {
        Database database =
                AppReader.database(part, "jdbc:postgresql://localhost/sync").orElse(null);
        if (database == null) {
            return null;
        }
        if (!database.url().startsWith("jdbc:postgresql:") && !part.isUnset("url")) {
            part.problem("url", "The store can be in PostgreSQL only; begin the URL with jdbc:postgresql:");
            return null;
        }
        return new StoreAt.Postgres(database);
    }

    private @Nullable Listen listen(Part part) {
        int port = part.form().get("port").map(node -> port(part, node)).orElse(DEFAULT_PORT);
        Secret secret = part.secret("secret").orElse(null);
        try {
            // How long it is shows where it is set.
            if (secret != null && !part.isUnset("secret")) {
                var unused = WorkflowVerifier.of("X-Webhook-Secret", secret.reveal());
            }
        } catch (IllegalArgumentException e) {
            part.problem(
                    "secret",
                    "The secret must have 16 characters or more: letters from A to Z, digits and signs, no spaces.");
        }
        return new Listen(
                part.text("address").orElse("127.0.0.1"),
                port,
                part.url("publicUrl").orElse(null),
                secret);
    }

    private static int port(Part part, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.text().matches("\\d{1,5}")) {
            int port = Integer.parseInt(scalar.text());
            if (port <= LAST_PORT) {
                return port;
            }
        }
        part.problem("port", "\"port\" must be a number from 0 to 65535; 0 takes a free one.");
        return DEFAULT_PORT;
    }

    private List<RecordsAt> records(Node node, @Nullable AppAt app) {
        List<RecordsAt> records = new ArrayList<>();
        Set<RecordType> types = EnumSet.noneOf(RecordType.class);
        Set<String> triggers = new HashSet<>();
        List<Node> items = node instanceof Node.Items list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            context.problems().add(node.at(), "\"records\" is empty; add a mapping, such as - mapping: contacts.yaml");
        }
        for (Node item : items) {
            RecordsAt read = Part.of(item, "Each of \"records\"", AppReader.places(app), context)
                    .map(part -> records(part, app))
                    .orElse(null);
            if (read != null && !types.add(read.type())) {
                context.problems().add(item.at(), "Two mappings are for the same type of records; keep one of them.");
            } else if (read != null
                    && records.stream()
                            .anyMatch(other ->
                                    other.place().where().equals(read.place().where()))) {
                context.problems().add(item.at(), "Two types of records are in the same place; give each its own.");
            } else if (read != null) {
                records.add(read);
                read.triggers().stream()
                        .map(Trigger::name)
                        .filter(trigger -> !triggers.add(trigger))
                        .forEach(trigger -> context.problems()
                                .add(
                                        item.at(),
                                        "Two mappings have a trigger \"" + trigger + "\"; give each its own name."));
            }
        }
        return records;
    }

    private @Nullable RecordsAt records(Part part, @Nullable AppAt app) {
        Node node = part.form().need("mapping", "mapping: contacts.yaml").orElse(null);
        if (node == null) {
            return null;
        }
        boolean embedded = node instanceof Node.Entries;
        String mappingName = embedded ? name : Form.text(node, "\"mapping\"", context.problems());
        MappingFile mapping = mappingName == null ? null : mapping(node, mappingName, embedded);
        if (mappingName == null || mapping == null || app == null) {
            return null;
        }
        Place place = new PlaceReader(part, app, mapping.type()).read();
        List<Trigger> triggers = triggers(mapping);
        if (place == null) {
            return null;
        }
        if (mapping.onDelete() == DeletePolicy.ARCHIVE && Places.archived(place) == null) {
            part.problem(
                    "mapping",
                    mappingName + " says \"onDelete: archive\", and nothing tells how a record of yours is marked as"
                            + " archived. Name the column for it with \"archived: COLUMN\", or say another onDelete.");
        }
        return new RecordsAt(mapping, mappingName, place, triggers);
    }

    private List<Trigger> triggers(MappingFile mapping) {
        try {
            return mapping.triggers(FileEffects.defaults().secrets(context::variable));
        } catch (MappingFileException e) {
            inMappings.addAll(e.problems());
            return List.of();
        }
    }

    private @Nullable MappingFile mapping(Node node, String mappingName, boolean embedded) {
        Position at = node.at();
        try {
            if (embedded) {
                return MappingFile.parse(name, Embedded.only(text, at), CodeSteps.none());
            }
            Path path = folder.resolve(mappingName);
            return MappingFile.parse(mappingName, Files.readString(path), CodeSteps.none());
        } catch (MappingFileException e) {
            inMappings.addAll(e.problems());
        } catch (IOException | InvalidPathException e) {
            context.problems()
                    .add(
                            at,
                            "The mapping file " + mappingName + " cannot be read; it is looked for in the folder of "
                                    + name + ". Is it there, and in UTF-8?");
        }
        return null;
    }
}
