package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation whose Java code stands in a test, so that it compiles and runs. */
final class Guide {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private Guide() {}

    /** Every block of the page is code of the test, white space aside. */
    static void assertShowsCodeOf(Class<?> test, String page) throws IOException {
        Path root = Path.of(System.getProperty("ghl.root"));
        String source = squeezed(Files.readString(
                root.resolve("ghl-client/src/test/java").resolve(test.getName().replace('.', '/') + ".java")));
        List<String> blocks = JAVA.matcher(Files.readString(root.resolve("docs").resolve(page)))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).as("code in " + page).isNotEmpty();
        assertThat(blocks)
                .as("code of " + page + " in " + test.getSimpleName())
                .allMatch(block -> source.contains(squeezed(block)));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
