package io.ghl.examples.twowaysync;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the program: in this process for what ends soon, in a process of its own for what is killed. */
final class Demo {
    private static final long PATIENCE_MINUTES = 5;

    private Demo() {}

    /** What a run said and how it ended; no exit code if it was killed. */
    record Ended(@Nullable Integer exitCode, List<String> out, String err) {
        String lastLine() {
            return out.get(out.size() - 1);
        }
    }

    /** Runs it in this process. */
    static Ended here(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = TwoWaySyncDemo.run(
                List.of(arguments),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new Ended(
                code,
                out.toString(StandardCharsets.UTF_8).lines().toList(),
                err.toString(StandardCharsets.UTF_8).strip());
    }

    /**
     * Runs it in a process of its own, and kills that with SIGKILL once it says the marker: a text in the line, however
     * it is spaced, and after {@code "#"} for how manieth time.
     */
    static Ended inProcess(Path dir, @Nullable String marker, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // SQLite's driver is native code; without this JDK 24 and newer complain on standard error.
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                TwoWaySyncDemo.class.getName(),
                "--dir",
                dir.toString()));
        command.addAll(List.of(arguments));
        Path errors = dir.resolveSibling(dir.getFileName() + ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GHL_"));
        Process process = builder.start();
        List<String> out = new ArrayList<>();
        String text = marker == null ? "" : marker.replaceAll("#.*", "");
        int left = marker == null ? 0 : text.equals(marker) ? 1 : Integer.parseInt(marker.replaceAll(".*#", ""));
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = reader.readLine()) != null) {
                out.add(line);
                if (marker != null && line.replaceAll("\\s+", " ").contains(text) && --left == 0) {
                    process.destroyForcibly();
                    process.waitFor();
                    return new Ended(null, out, "");
                }
            }
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The demo said everything and does not end.");
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), out, java.nio.file.Files.readString(errors));
    }
}
