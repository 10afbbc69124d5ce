package io.ghl.client.regression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program in a JVM of its own, as a user would start it. */
final class ChildJvm {
    /** What the client needs at run time, and a log, by the names of the jars. */
    private static final List<String> RUNTIME =
            List.of("okhttp-", "okio-jvm-", "kotlin-stdlib-", "jackson-", "slf4j-", "failsafe-", "jspecify-");

    private ChildJvm() {}

    /** The class path of this test run, or a part of it. */
    static String classPath(Predicate<Path> wanted) {
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> wanted.test(Path.of(entry)))
                        .toList());
    }

    /** The client and what it needs as modules, the tests on the class path. */
    static List<String> modules() {
        return List.of(
                "--module-path",
                classPath(entry -> entry.endsWith(Path.of("ghl-client", "target", "classes"))
                        || (RUNTIME.stream().anyMatch(entry.getFileName().toString()::startsWith)
                                && !entry.getFileName().toString().matches("kotlin-stdlib-(common|jdk).*"))),
                "--add-modules",
                "io.ghl.client",
                "-cp",
                classPath(entry -> entry.endsWith("test-classes")));
    }

    /** Runs the main method and returns all that the process wrote; it must end by itself. */
    static String run(List<String> path, Class<?> program, String... args) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(path);
        command.add(program.getName());
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output.strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
