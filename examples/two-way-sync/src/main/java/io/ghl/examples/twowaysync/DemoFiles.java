package io.ghl.examples.twowaysync;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the demo keeps its files.
 *
 * @param dir the folder
 */
public record DemoFiles(Path dir) {
    /** Names of everything that a run writes; side files of the databases begin with their names. */
    private static final List<String> OURS =
            List.of("app.db", "sync.db", "highlevel.jsonl", "progress.json", "report.txt", "differences.txt");

    /** The given folder, or the module's own, wherever the program was started from. */
    public static DemoFiles in(@Nullable Path dir) {
        Path folder = (dir == null ? moduleFolder() : dir).toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DemoException("The folder " + folder + " cannot be created; choose another with --dir.", e);
        }
        return new DemoFiles(folder);
    }

    private static Path moduleFolder() {
        try {
            // target/classes, or the jar in target
            Path classes = Path.of(DemoFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling("demo");
        } catch (URISyntaxException e) {
            throw new DemoException("The program cannot find its own folder; name one with --dir.", e);
        }
    }

    /** The app's database. */
    public Path app() {
        return dir.resolve("app.db");
    }

    /** The sync engine's store. */
    public Path sync() {
        return dir.resolve("sync.db");
    }

    /** The sandbox's records. */
    public Path highLevel() {
        return dir.resolve("highlevel.jsonl");
    }

    /** Where the script stands. */
    public Path progress() {
        return dir.resolve("progress.json");
    }

    public Path report() {
        return dir.resolve("report.txt");
    }

    /** Every deviation from what was expected; only there if there are any. */
    public Path differences() {
        return dir.resolve("differences.txt");
    }

    /** Removes what an earlier run left, and nothing else. */
    public void clear() {
        try {
            // First: without it the other files count for nothing, so a kill in between leaves no half run behind.
            Files.deleteIfExists(progress());
            try (Stream<Path> files = Files.list(dir)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (Files.isRegularFile(file) && OURS.stream().anyMatch(name::startsWith)) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new DemoException(
                    "The files of an earlier run in " + dir + " cannot be removed; choose another folder with --dir.",
                    e);
        }
    }

    /** Replaces a file, so that it holds either the old text or the new one whatever happens. */
    public static void write(Path file, String text) {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel out = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                var bytes = java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DemoException(
                    "The file " + file + " cannot be written; make room or choose another folder with --dir.", e);
        }
    }
}
