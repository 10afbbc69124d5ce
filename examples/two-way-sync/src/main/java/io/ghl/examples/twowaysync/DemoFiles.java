package io.ghl.examples.twowaysync;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the demo keeps its files.
 *
 * @param dir the folder
 */
public record DemoFiles(Path dir) {
    /** Everything that a run writes. */
    private static final List<String> OURS =
            List.of("app.db", "sync.db", "highlevel.jsonl", "progress.json", "report.txt", "differences.txt");

    /** What databases and replaced files leave beside them. */
    private static final List<String> BESIDE = List.of("", "-wal", "-shm", "-journal", ".new", ".compacting");

    /** Stays in the folder: held by the run that works there, and a sign that the folder is the demo's. */
    private static final String LOCK = "demo.lock";

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

    /**
     * Keeps other runs out of the folder until closed.
     *
     * @throws DemoException if another run works there, or the folder holds files of the same names that are somebody's
     */
    public AutoCloseable lock() {
        Path lock = dir.resolve(LOCK);
        if (!Files.exists(lock) && !Files.exists(progress())) {
            OURS.stream()
                    .filter(name -> Files.exists(dir.resolve(name)))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new DemoException(
                                "The folder " + dir + " holds a file " + name
                                        + " that is not the demo's, which would replace it; choose an empty folder with --dir.");
                    });
        }
        try {
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new DemoException("The folder " + dir + " cannot be written to; choose another with --dir.", e);
        }
        throw new DemoException(
                "Another run works in " + dir + "; wait until it ends, or choose another folder with --dir.");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // Held by this very process.
        }
    }

    /** Removes what an earlier run left, and nothing else. */
    public void clear() {
        try {
            // First: without it the other files count for nothing, so a kill in between leaves no half run behind.
            Files.deleteIfExists(progress());
            for (String name : OURS) {
                for (String suffix : BESIDE) {
                    Files.deleteIfExists(dir.resolve(name + suffix));
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
