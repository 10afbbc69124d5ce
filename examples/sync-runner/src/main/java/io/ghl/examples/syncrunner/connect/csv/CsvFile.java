package io.ghl.examples.syncrunner.connect.csv;

import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.examples.syncrunner.connect.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that other programs change as well. Writes replace it as a whole, under a lock that other processes of this
 * program keep, too. A spreadsheet keeps no such lock: what it saves in the same instant wins, and counts as an edit.
 */
final class CsvFile {
    /** A file that was written so shortly ago could be written again without its time moving on. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private final Path file;
    private final char separator;
    private final String key;
    private final ReentrantLock within = new ReentrantLock();
    private @Nullable Cached cached;

    private record Stamp(FileTime at, long size, @Nullable Object fileKey) {}

    private record Cached(Stamp stamp, Sheet sheet) {}

    /** What a change comes to: its result, and the new content, null if it stays. */
    record Change<R>(R result, @Nullable Sheet next) {}

    CsvFile(Path file, char separator, String key) {
        this.file = file;
        this.separator = separator;
        this.key = key;
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    Sheet read() {
        within.lock();
        try {
            Stamp stamp = stamp();
            Cached known = cached;
            if (known != null && known.stamp().equals(stamp)) {
                return known.sheet();
            }
            Sheet sheet = Sheet.parse(name(), Files.readAllBytes(file), separator, key);
            boolean settled = stamp.at().toInstant().isBefore(Instant.now().minus(TICK));
            cached = settled && stamp.equals(stamp()) ? new Cached(stamp, sheet) : null;
            return sheet;
        } catch (NoSuchFileException e) {
            throw new AppProblem(
                    "There is no file " + name() + " in the folder " + file.getParent()
                            + ". Check \"folder\" and \"file\" in sync.yaml, or make the file with a line that names the"
                            + " columns.",
                    e);
        } catch (IOException e) {
            throw new AppProblem("The file " + file + " cannot be read; may you read it?", e);
        } finally {
            within.unlock();
        }
    }

    <R> R change(Function<Sheet, Change<R>> work) {
        Path lockFile = file.resolveSibling("." + name() + ".lock");
        within.lock();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Closing the channel gives it free.
            FileLock unused = channel.lock();
            cached = null;
            Change<R> change = work.apply(read());
            if (change.next() != null) {
                AtomicFile.replace(file, change.next().bytes());
            }
            return change.result();
        } catch (IOException e) {
            throw new AppProblem("The file " + file + " cannot be written; may you write it and its folder?", e);
        } finally {
            within.unlock();
        }
    }

    static String textOf(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new AppProblem("The file " + path + " cannot be read. Is it there, and in UTF-8 (\"CSV UTF-8\")?", e);
        }
    }

    private Stamp stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
}
