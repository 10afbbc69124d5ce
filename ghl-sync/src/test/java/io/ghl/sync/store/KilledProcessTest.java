package io.ghl.sync.store;

import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;
import static io.ghl.sync.store.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.record.Side;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed in the middle of its commits, and nothing that it acknowledged is lost. */
class KilledProcessTest {
    private static final int ENOUGH = 60;

    @Test
    void everythingAcknowledgedIsThere(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("sync.db");
        everythingAcknowledgedIsThere(file.toString(), () -> SyncStore.sqlite(file));
    }

    @Test
    void everythingAcknowledgedIsThereInPostgres() throws Exception {
        String schema = TestPostgres.newSchema();
        everythingAcknowledgedIsThere(TestPostgres.url(schema), () -> SyncStore.jdbc(TestPostgres.connections(schema)));
    }

    private static void everythingAcknowledgedIsThere(String where, Supplier<SyncStore> reopened) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CommittingProcess.class.getName(),
                        where)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == ENOUGH) {
                    // Through the handle: the process itself would close the output before it is read to its end.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        try (SyncStore store = reopened.get()) {
            run(store, tx -> {
                for (String id : acknowledged) {
                    assertThat(tx.links().find(id)).as(id).isPresent();
                    assertThat(tx.signals().of(HERE, CONTACT, Side.GHL, id))
                            .as(id)
                            .isPresent();
                    assertThat(tx.inbox().about(HERE, CONTACT, id, NOW)).as(id).hasSize(1);
                    assertThat(tx.audit().of(id)).as(id).hasSize(1);
                }
                int links =
                        tx.links().page(HERE, CONTACT, null, Integer.MAX_VALUE).size();
                assertThat(tx.signals().open(HERE))
                        .as("the last transaction is there as a whole or not at all")
                        .isEqualTo(links);
                assertThat(tx.audit().page(HERE, 0, Integer.MAX_VALUE)).hasSize(links);
            });
        }
    }
}
