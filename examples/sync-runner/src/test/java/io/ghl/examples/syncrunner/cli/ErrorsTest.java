package io.ghl.examples.syncrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.syncrunner.Runner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails, the exit code is none that means something else. */
class ErrorsTest {
    private static final int FAILED = 70;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(PrintStream to, Map<String, String> env, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("sync.yaml"), """
                version: 1
                highlevel: {location: loc1, token: {env: GHL_TOKEN}}
                app: {csv: {folder: data}}
                records: [{mapping: {version: 1, records: contacts, fields: [{app: email, ghl: email}]}}]
                """);
        List<String> args = new ArrayList<>(List.of("validate", "--file", file.toString()));
        args.addAll(List.of(more));
        return Runner.run(args, new ByteArrayInputStream(new byte[0]), to, stream(err), env);
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static Map<String, String> failing(Supplier<Error> how) {
        return new AbstractMap<>() {
            @Override
            public String get(Object key) {
                throw how.get();
            }

            @Override
            public Set<Entry<String, String>> entrySet() {
                return Set.of();
            }
        };
    }

    @Test
    void anErrorIsAFailure() throws IOException {
        assertThat(run(stream(out), failing(() -> new OutOfMemoryError("Java heap space"))))
                .isEqualTo(FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Java heap space", "-Xmx");
        assertThat(run(stream(out), failing(StackOverflowError::new), "--json")).isEqualTo(FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"exit\":70", "\"failure\":\"java.lang.StackOverflowError\"");
    }

    @Test
    void evenIfItCannotBeShown() throws IOException {
        for (Supplier<Throwable> how : List.<Supplier<Throwable>>of(
                () -> new OutOfMemoryError("Java heap space"), () -> new IllegalStateException("no output"))) {
            PrintStream broken = new PrintStream(out, true, StandardCharsets.UTF_8) {
                @Override
                public void println(String text) {
                    ErrorsTest.<RuntimeException>fail(how.get());
                }
            };

            assertThat(run(broken, Map.of("GHL_TOKEN", "pit-1"))).isEqualTo(FAILED);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains(how.get().getClass().getName());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void fail(Throwable how) throws T {
        throw (T) how;
    }
}
