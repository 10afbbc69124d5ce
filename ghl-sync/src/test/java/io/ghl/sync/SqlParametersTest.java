package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SQL is made of constants; values are parameters. */
class SqlParametersTest {
    private static final Path ROOT = Path.of(System.getProperty("ghl.root"));
    private static final Pattern JOINED = Pattern.compile(
            "\"[^\"\\n]*\\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|WHERE|FROM|TABLE|VALUES|SET|AND)\\b[^\"\\n]*\"\\s*\\+\\s*([a-z]\\w*)");

    private static List<String> joinedInto(Path file) {
        List<String> found = new ArrayList<>();
        try {
            Matcher joined = JOINED.matcher(Files.readString(file));
            while (joined.find()) {
                found.add(file.getFileName() + " " + joined.group(1));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> joinedIn(String module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> joinedInto(file).stream())
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    @Test
    void noValueIsJoinedIntoAStatement() throws Exception {
        // Constants of the classes themselves; and the name of a table, which is checked to be an identifier.
        assertThat(Stream.concat(joinedIn("ghl-sync"), joinedIn("ghl-client")))
                .containsExactlyInAnyOrder(
                        "OutboxTable.java table",
                        "SqlLinks.java column",
                        "SqlLocations.java table",
                        "SqlLocations.java key",
                        "JdbcTokenStore.java table");
    }
}
