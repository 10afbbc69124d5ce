package io.ghl.sync.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Fixtures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of an older version is brought to the newest one, and nothing in it is lost. */
class SchemaUpgradeTest {
    @TempDir
    Path directory;

    /** A database as the first version left it, from a script that never changes. */
    private Path firstVersion() throws Exception {
        Path file = directory.resolve("old.db");
        String script;
        try (var in = SchemaUpgradeTest.class.getResourceAsStream("/schema-version-1.sql")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : script.split(";\n")) {
                statement.execute(sql);
            }
        }
        return file;
    }

    @Test
    void auditRowsAndQuestionsOfTheFirstVersionAreRead() throws Exception {
        try (SqliteStore store = SqliteStore.open(firstVersion())) {
            store.transact(tx -> {
                List<AuditEntry> rows = tx.audit().of("l1");
                assertThat(rows).singleElement().satisfies(row -> {
                    assertThat(row.after()).isEqualTo(FieldValue.text("London"));
                    assertThat(row.rule()).isEqualTo("only APP changed it");
                    assertThat(row.loser()).isEqualTo(FieldValue.absent());
                    assertThat(row.redaction()).isEqualTo(AuditEntry.Redaction.NONE);
                    assertThat(row.context()).isEqualTo(AuditContext.NONE);
                });
                ReviewItem open = tx.reviews().open("loc-1").get(0);
                assertThat(open.id()).isEqualTo("q1");
                assertThat(open.changedAt()).isEqualTo(open.openedAt());
                assertThat(open.closing()).isNull();
                assertThat(tx.reviews()
                                .save(open.closed("both sides agree", Fixtures.NOW))
                                .version())
                        .isEqualTo(4);
                tx.audit().append(Fixtures.audit("loc-1", "l1", "new"));
                assertThat(tx.audit().of("l1")).hasSize(2);
                assertThat(tx.decisions().apart("loc-1")).isEmpty();
                return true;
            });
        }
        try (SqliteStore again = SqliteStore.open(directory.resolve("old.db"))) {
            again.transact(tx -> assertThat(tx.audit().of("l1")).hasSize(2));
        }
    }
}
