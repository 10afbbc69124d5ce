package io.ghl.sync.internal.store.sql;

import io.ghl.sync.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a database, and what to do: one sentence that names the file and no content of it. */
final class SqliteProblems {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private final Path file;
    private final Duration busyTimeout;

    SqliteProblems(Path file, Duration busyTimeout) {
        this.file = file.toAbsolutePath();
        this.busyTimeout = busyTimeout;
    }

    /** Refuses a path that cannot be a database, before the driver makes less of it. */
    void checkPath() {
        Path directory = file.getParent();
        if (file.toString().indexOf('?') >= 0) {
            throw new StoreException(
                    "The database " + file + " has a question mark in its path, which SQLite reads as the start of"
                            + " options; choose another name.");
        }
        if (Files.isDirectory(file)) {
            throw new StoreException("The database " + file + " is a directory; name a file in it.");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw new StoreException("The database " + file
                    + " cannot be opened, because its directory does not exist; create the directory first.");
        }
        // SQLite keeps its log beside the file, so the directory must be writable even when the file exists.
        if (!Files.isWritable(directory) || (Files.exists(file) && !Files.isWritable(file))) {
            throw readOnly(null);
        }
        if (!isEmptyOrDatabase()) {
            throw notDatabase(null);
        }
    }

    /** SQLite itself takes a very short file of anything for an empty database, and writes over it. */
    private boolean isEmptyOrDatabase() {
        if (!Files.exists(file)) {
            return true;
        }
        try (InputStream content = Files.newInputStream(file)) {
            byte[] start = content.readNBytes(MAGIC.length);
            return start.length == 0 || Arrays.equals(start, MAGIC);
        } catch (IOException e) {
            throw problem("cannot be read; check that this process has read access to it.", e);
        }
    }

    /** Whether another connection was in the way. */
    static boolean isBusy(StoreException problem) {
        return problem.getCause() instanceof SQLException cause && (cause.getErrorCode() & 0xff) == BUSY;
    }

    StoreException explain(SQLException e) {
        // The low byte is the kind; the rest tells the variants of it apart.
        return switch (e.getErrorCode() & 0xff) {
            case NOTADB -> notDatabase(e);
            case CORRUPT -> problem("is damaged; restore it from a backup (it was left as it is).", e);
            case BUSY, LOCKED ->
                problem(
                        "was locked by another process or connection for " + busyTimeout.toMillis()
                                + " ms; stop the other one, or try again later.",
                        e);
            case PERM, READONLY -> readOnly(e);
            case CANTOPEN -> problem("cannot be opened; check that its directory exists and can be written to.", e);
            case FULL -> problem("cannot grow, because the disk is full; free some space.", e);
            case IOERR -> problem("cannot be read or written; check the disk it is on.", e);
            default -> problem("cannot be used; see the cause.", e);
        };
    }

    private StoreException notDatabase(@Nullable SQLException e) {
        return problem("is not an SQLite database; choose another file, or move this one away.", e);
    }

    private StoreException readOnly(@Nullable SQLException e) {
        return problem("cannot be written; give this process write access to the file and its directory.", e);
    }

    private StoreException problem(String what, @Nullable Exception e) {
        return new StoreException("The database " + file + " " + what, e);
    }
}
