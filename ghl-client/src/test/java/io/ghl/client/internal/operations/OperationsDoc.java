package io.ghl.client.internal.operations;

import io.ghl.client.ApiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes {@code docs/operations.md} from the table of operations. The Java method of an operation is the one whose
 * Javadoc names the operation.
 */
final class OperationsDoc {
    private static final Pattern METHOD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s*(?:@\\w+\\s+)?(?:default )?[\\w<>\\[\\], .?]+? (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("(?:\\(|[Oo]peration )\\{@code ([\\w/-]+)}");

    private OperationsDoc() {}

    static Path root() {
        return Path.of(System.getProperty("ghl.root", ".."));
    }

    static Path file() {
        return root().resolve("docs/operations.md");
    }

    /** Run after a change of the table. */
    public static void main(String[] args) throws IOException {
        Files.writeString(file(), text());
    }

    static String text() throws IOException {
        Map<String, List<String>> methods = methods();
        StringBuilder doc = new StringBuilder("""
                # Operations

                <!-- Generated from the table of operations by OperationsDoc; do not edit. -->

                Every operation of HighLevel's API that this SDK has a method for. The Version header is `2021-07-28`, or `v3` if
                the client says so; calendars use `2021-04-15` in place of the former. Where nothing is said about v3, path and
                names are the same in both versions. Two of HighLevel's files may give their operations the same id; that of the
                later file has the name of the file before it here, in errors and for observers.

                | Operation | Method | Path | Scope | Differences between versions | Java |
                |---|---|---|---|---|---|
                """);
        for (Operation operation : Stream.concat(Operations.all().stream(), OAuthOperations.all().stream())
                .toList()) {
            Operation.Wire wire = operation.versions().get(ApiVersion.V2021_07_28);
            wire = wire == null ? v3(operation) : wire;
            doc.append("| ")
                    .append(String.join(
                            " | ",
                            "`" + operation.id() + "`",
                            operation.method(),
                            "`" + wire.path() + "`",
                            wire.scope().isEmpty() ? "" : "`" + wire.scope() + "`",
                            differences(operation),
                            String.join(", ", methods.getOrDefault(operation.id(), List.of()))))
                    .append(" |\n");
        }
        return doc.toString();
    }

    private static Operation.Wire v3(Operation operation) {
        return Objects.requireNonNull(operation.versions().get(ApiVersion.V3));
    }

    private static String differences(Operation operation) {
        Operation.Wire older = operation.versions().get(ApiVersion.V2021_07_28);
        Operation.Wire newer = operation.versions().get(ApiVersion.V3);
        if (newer == null) {
            return "not in v3";
        }
        if (older == null) {
            return "only in v3";
        }
        List<String> differences = new ArrayList<>();
        if (!older.version().equals("2021-07-28")) {
            differences.add("header `" + older.version() + "` before v3");
        }
        if (!older.path().equals(newer.path())) {
            differences.add("v3: `" + newer.path() + "`");
        }
        if (!older.names().top().equals(newer.names().top())) {
            differences.add("names of parameters");
        }
        if (!older.names().inside().equals(newer.names().inside())) {
            differences.add("names inside "
                    + String.join(
                            ", ",
                            new TreeMap<>(older.names().inside())
                                    .keySet().stream()
                                            .map(name -> "`" + name + "`")
                                            .toList()));
        }
        return String.join("; ", differences);
    }

    /** Operation id to the methods that call it, such as {@code Contacts.create}. */
    static Map<String, List<String>> methods() throws IOException {
        Map<String, List<String>> methods = new TreeMap<>();
        Path sources = root().resolve("ghl-client/src/main/java/io/ghl/client");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.toString().contains("internal"))
                    .sorted()
                    .toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                Matcher method = METHOD.matcher(Files.readString(file));
                while (method.find()) {
                    Matcher id = ID.matcher(method.group(1));
                    while (id.find()) {
                        List<String> names = methods.computeIfAbsent(id.group(1), key -> new ArrayList<>());
                        String name = "`" + type + "." + method.group(2) + "`";
                        if (!names.contains(name)) {
                            names.add(name);
                        }
                    }
                }
            }
        }
        return methods;
    }
}
