package io.ghl.sync.internal.store.sql;

import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.link;
import static io.ghl.sync.store.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ghl.sync.store.Fixtures;
import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.SyncStore;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with database files: one sentence each, and the file stays as it is. */
class SqliteProblemsTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("sync.db");
    }

    private Path filled() {
        try (SqliteStore store = SqliteStore.open(file())) {
            run(store, tx -> {
                for (int i = 0; i < 300; i++) {
                    tx.links().insert(Fixtures.full("l" + i));
                }
            });
        }
        return file();
    }

    private StoreException refused(Path file) {
        StoreException refusal = catchThrowableOfType(
                StoreException.class, () -> SqliteStore.open(file, SHORT).close());
        assertThat(refusal).as("opening %s", file).isNotNull();
        assertThat(refusal).hasMessageContaining(file.toString()).hasMessageNotContaining("\n");
        return refusal;
    }

    private StoreException refusedAndUntouched(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        StoreException refusal = refused(file);
        assertThat(Files.readAllBytes(file)).as("content of the file").isEqualTo(before);
        try (var files = Files.list(directory)) {
            assertThat(files).as("nothing left beside the file").containsExactly(file);
        }
        return refusal;
    }

    @Test
    void aFileThatIsNoDatabase() throws IOException {
        Files.writeString(file(), "Dear diary, ".repeat(1000));
        assertThat(refusedAndUntouched(file())).hasMessageContaining("not an SQLite database");
    }

    @Test
    void aShortFileThatIsNoDatabase() throws IOException {
        Files.writeString(file(), "x");
        assertThat(refusedAndUntouched(file())).hasMessageContaining("not an SQLite database");
    }

    @Test
    void aDatabaseWhosePagesAreOverwritten() throws IOException {
        byte[] content = Files.readAllBytes(filled());
        // All but the first page, which holds the header.
        Arrays.fill(content, 4096, content.length, (byte) 0xEE);
        Files.write(file(), content);
        assertThat(refusedAndUntouched(file())).hasMessageContaining("damaged");
    }

    @Test
    void aDatabaseThatIsCutOff() throws IOException {
        byte[] content = Files.readAllBytes(filled());
        Files.write(file(), Arrays.copyOf(content, 4096 + 100));
        assertThat(refusedAndUntouched(file())).hasMessageContaining("damaged");
    }

    @Test
    void aDatabaseThatTurnsOutToBeDamagedLater() throws IOException {
        byte[] content = Files.readAllBytes(filled());
        Arrays.fill(content, content.length / 2, content.length, (byte) 0xEE);
        Files.write(file(), content);
        StoreException damage = catchThrowableOfType(StoreException.class, () -> {
            try (SqliteStore store = SqliteStore.open(file())) {
                for (int i = 0; i < 300; i++) {
                    String id = "l" + i;
                    store.transact(tx -> tx.links().find(id));
                }
            }
        });
        assertThat(damage).hasMessageContaining("damaged").hasMessageContaining(file().toString());
        assertThat(damage.toString()).doesNotContain("ada@example.com");
    }

    @Test
    void aDirectoryThatDoesNotExist() {
        Path file = directory.resolve("none").resolve("sync.db");
        assertThat(refused(file)).hasMessageContaining("directory does not exist");
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void aDirectoryInPlaceOfTheFile() {
        assertThat(refused(directory)).hasMessageContaining("is a directory");
    }

    @Test
    void aDirectoryThatCannotBeWritten() {
        Path locked = directory.resolve("locked");
        assertThat(locked.toFile().mkdir()).isTrue();
        assumeFalse(
                !locked.toFile().setWritable(false) || Files.isWritable(locked),
                "this user may write everywhere, so there is no such directory");
        assertThat(refused(locked.resolve("sync.db"))).hasMessageContaining("cannot be written");
    }

    @ParameterizedTest
    @CsvSource({
        "5, locked by another process",
        "261, locked by another process",
        "8, cannot be written",
        "10, check the disk",
        "1034, check the disk",
        "11, damaged",
        "13, disk is full",
        "14, cannot be opened",
        "26, not an SQLite database",
        "1, see the cause"
    })
    void everyErrorOfSqliteSaysWhatToDo(int code, String advice) {
        SQLException error = new SQLException("from the driver", null, code);
        assertThat(new SqliteProblems(file(), SHORT).explain(error))
                .hasMessageContaining(file().toString())
                .hasMessageContaining(advice)
                .hasCause(error);
    }

    @Test
    void aPathThatSqliteWouldMisread() {
        assertThat(refused(directory.resolve("sync.db?mode=memory"))).hasMessageContaining("question mark");
    }

    @Test
    void aSchemaNewerThanTheLibrary() throws Exception {
        execute(filled(), "INSERT INTO ghl_schema_version VALUES (99, 0)");
        assertThat(refusedAndUntouched(file()))
                .hasMessageContaining("schema version 99")
                .hasMessageContaining("newer version of ghl-sync");
    }

    @Test
    void aDatabaseOfTheApplicationIsSharedWithIt() throws Exception {
        execute(file(), "CREATE TABLE link (id TEXT)");
        try (SyncStore store = SyncStore.sqlite(file())) {
            run(store, tx -> tx.links().insert(link("l1")));
        }
        execute(file(), "INSERT INTO link VALUES ('still here')");
    }

    @Test
    void aDatabaseLockedByAnother() throws Exception {
        try (SqliteStore store = SqliteStore.open(file(), SHORT);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThat(refused(file())).hasMessageContaining("locked by another process");
            assertThatThrownBy(() -> store.transact(tx -> tx.fences().take(HERE)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("locked by another process");

            statement.execute("ROLLBACK");
            assertThat(store.<Long>transact(tx -> tx.fences().take(HERE)))
                    .as("usable again once the other one is done")
                    .isEqualTo(1);
        }
    }

    @Test
    void aMissingDriver() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            if (!entry.contains("sqlite-jdbc")) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            InvocationTargetException failure = catchThrowableOfType(
                    InvocationTargetException.class,
                    () -> loader.loadClass(SyncStore.class.getName())
                            .getMethod("sqlite", Path.class)
                            .invoke(null, file()));
            assertThat(failure.getCause().getClass().getName()).isEqualTo(StoreException.class.getName());
            assertThat(failure.getCause()).hasMessageContaining("add the Maven dependency org.xerial:sqlite-jdbc");
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatIsStoredIsNeverQuoted() throws Exception {
        filled();
        execute(file(), "UPDATE ghl_link SET app_base = 'secret', state = 'SECRET' WHERE id = 'l1'");
        try (SqliteStore store = SqliteStore.open(file())) {
            StoreException unreadable = catchThrowableOfType(
                    StoreException.class, () -> store.transact(tx -> tx.links().find("l1")));
            assertThat(unreadable.toString().toLowerCase(Locale.ROOT)).doesNotContain("secret");
            assertThat(unreadable).hasNoCause();
        }
    }

    @Test
    void textsSurviveWhateverIsInThem() {
        String odd = "nul \u0000 quote ' emoji \uD83D\uDE00 line\n";
        try (SqliteStore store = SqliteStore.open(file())) {
            run(store, tx -> tx.cursors().write(HERE, odd, odd));
            run(store, tx -> assertThat(tx.cursors().read(HERE, odd)).contains(odd));
        }
    }

    private static void execute(Path file, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
