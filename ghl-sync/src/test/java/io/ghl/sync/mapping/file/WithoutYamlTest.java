package io.ghl.sync.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that has not added the optional library for YAML reads JSON, and is told what YAML needs. */
class WithoutYamlTest {
    @TempDir
    Path dir;

    @Test
    void yamlNeedsALibraryThatIsNamed() throws Exception {
        Path yaml = Examples.copy("contacts.yaml", dir);
        assertThat(problems(yaml))
                .containsExactly("contacts.yaml:1:1: YAML needs the library"
                        + " com.fasterxml.jackson.dataformat:jackson-dataformat-yaml. Add it to your program, or write"
                        + " the file as JSON.");
    }

    @Test
    void jsonNeedsNothing() throws Exception {
        assertThat(problems(Examples.copy("tasks.json", dir))).isEmpty();
    }

    /** What is wrong with a file, as a program without the library sees it. */
    private static List<String> problems(Path file) throws Exception {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("yaml"))
                .map(WithoutYamlTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader classes = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Class<?> code = classes.loadClass(CodeSteps.class.getName());
            Object none = code.getMethod("none").invoke(null);
            List<?> found = (List<?>) classes.loadClass(MappingFile.class.getName())
                    .getMethod("validate", Path.class, code)
                    .invoke(null, file, none);
            return found.stream().map(Object::toString).toList();
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
