package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation whose code stands in a test, so that it compiles and runs. */
public final class Guide {
    private Guide() {}

    private static String read(String path) {
        try {
            return Files.readString(Path.of(System.getProperty("ghl.root")).resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a page, such as {@code "mapping.md"}. */
    public static String page(String name) {
        return read("docs/" + name);
    }

    /** The blocks of a page in a language, such as {@code "java"}. */
    public static List<String> blocks(String page, String language) {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(page(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The code of a test, without white space. */
    public static String codeOf(Class<?> test) {
        return squeezed(read("ghl-sync/src/test/java/" + test.getName().replace('.', '/') + ".java"));
    }

    /** Code without white space. */
    public static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    /** The page has so many blocks of Java, and every one is code of the test, white space aside. */
    public static void assertShowsCodeOf(Class<?> test, String page, int blocks) {
        String code = codeOf(test);
        assertThat(blocks(page, "java"))
                .as("code of " + page + " in " + test.getSimpleName())
                .hasSize(blocks)
                .allMatch(block -> code.contains(squeezed(block)));
    }
}
