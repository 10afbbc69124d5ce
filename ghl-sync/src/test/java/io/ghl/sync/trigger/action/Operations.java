package io.ghl.sync.trigger.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of HighLevel's operations, as docs/operations.md publishes it. */
final class Operations {
    private static final Pattern ROW =
            Pattern.compile("\\| `([^`]+)` \\| ([A-Z]+) \\| `([^`]+)` \\| (?:`([^`]*)`)? ?\\| ([^|]*)\\|.*");

    /** An operation. */
    record Operation(String id, String method, Pattern path, String scope, boolean onlyInV3, boolean notInV3) {
        boolean isOf(String sentMethod, String sentPath) {
            return method.equals(sentMethod) && path.matcher(sentPath).matches();
        }
    }

    private final Map<String, Operation> byId = new LinkedHashMap<>();

    static Path root() {
        return Path.of(System.getProperty("ghl.root", ".."));
    }

    static Operations read() throws IOException {
        Operations operations = new Operations();
        for (String line : Files.readAllLines(root().resolve("docs/operations.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Pattern path = Pattern.compile(
                        row.group(3).replaceAll("\\{[^}]+}", "[^/]+").replaceAll("/$", "/?"));
                String scope = Objects.requireNonNullElse(row.group(4), "");
                String versions = row.group(5).strip();
                operations.byId.put(
                        row.group(1),
                        new Operation(
                                row.group(1),
                                row.group(2),
                                path,
                                scope,
                                versions.equals("only in v3"),
                                versions.equals("not in v3")));
            }
        }
        return operations;
    }

    Operation get(String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    Operation of(Action action) {
        return get(action.operation().orElseThrow());
    }
}
