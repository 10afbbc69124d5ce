package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every exported interface tells whether methods may be added to it, as docs/versioning.md promises. */
class PromisesTest {
    private static final Pattern INTERFACE = Pattern.compile("(?m)^public interface (\\w+)");
    /** Applications implement these, so a method that is added has a default. */
    private static final Set<String> YOURS =
            Set.of("ConflictStrategy", "Effect", "LinkProgress", "ReviewListener", "SyncObserver", "TransactionEffect");

    @Test
    void whatIsNotForApplicationsToImplementSaysSo() throws IOException {
        Path main = Path.of(System.getProperty("ghl.root"), "ghl-sync/src/main/java");
        List<String> silent = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(main)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/internal/"))
                    .toList()) {
                String source = Files.readString(file);
                Matcher type = INTERFACE.matcher(source);
                if (type.find()) {
                    found.add(type.group(1));
                    if (!source.substring(0, type.start()).contains("Not meant to be implemented")
                            && !YOURS.contains(type.group(1))) {
                        silent.add(type.group(1));
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(found).containsAll(YOURS);
    }
}
