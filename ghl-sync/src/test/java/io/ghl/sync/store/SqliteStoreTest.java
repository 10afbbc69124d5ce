package io.ghl.sync.store;

import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;
import static io.ghl.sync.store.Fixtures.link;
import static io.ghl.sync.store.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.record.Link;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreTablesContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("sync.db");
    }

    @Override
    SyncStore open() {
        return SyncStore.sqlite(file());
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        Link stored = store.transact(tx -> tx.links().insert(Fixtures.full("l1")));
        store.close();
        store = open();
        assertThat(find("l1")).contains(stored);
    }

    @Test
    void theFenceOfTheFirstStoreFailsOnceASecondOneTookOver() {
        long first = store.transact(tx -> tx.fences().take(HERE));
        try (SyncStore takeover = open()) {
            long second = takeover.transact(tx -> tx.fences().take(HERE));
            assertThat(second).isGreaterThan(first);
        }
        assertThatThrownBy(() -> store.transact(tx -> {
                    tx.links().insert(link("late"));
                    tx.fences().check(HERE, first);
                    return true;
                }))
                .isInstanceOf(StaleFenceException.class);
        assertThat(find("late")).isEmpty();
    }

    @Test
    void storesOnOneFileTakeTurns() throws Exception {
        int writers = 3;
        inParallel(writers, writer -> {
            try (SyncStore own = open()) {
                for (int i = 0; i < 30; i++) {
                    String id = writer + "-" + i;
                    run(own, tx -> tx.links().insert(link(id)));
                }
            }
            return true;
        });
        assertThat(all()).hasSize(writers * 30);
    }

    @Test
    void aFileIsCreatedByManyAtOnce() throws Exception {
        Path fresh = directory.resolve("fresh.db");
        inParallel(4, thread -> {
            try (SyncStore own = SyncStore.sqlite(fresh)) {
                return own.transact(tx -> tx.fences().take(HERE));
            }
        });
        try (SyncStore last = SyncStore.sqlite(fresh)) {
            assertThat(last.<Long>transact(tx -> tx.fences().take(HERE))).isEqualTo(5);
        }
    }

    @Test
    void theFileStopsGrowingOnceOldRowsAreForgotten() throws Exception {
        long[] sizes = new long[8];
        for (int day = 0; day < sizes.length; day++) {
            Instant now = NOW.plus(Duration.ofDays(day));
            for (int part = 0; part < 4; part++) {
                int first = day * 2000 + part * 500;
                run(store, tx -> {
                    for (int i = first; i < first + 500; i++) {
                        tx.inbox().store(Fixtures.event("w-" + i, "r-" + i, now));
                        tx.audit().append(Fixtures.auditAt(now, HERE, "l-" + i));
                    }
                });
            }
            run(store, tx -> {
                tx.inbox().purge(now.minus(Duration.ofDays(1)), 10_000);
                tx.audit().purge(HERE, now.minus(Duration.ofDays(1)), 10_000);
            });
            store.close();
            sizes[day] = Files.size(file());
            store = open();
        }
        assertThat(sizes[7]).isLessThan(sizes[3] + sizes[3] / 10);
    }

    @Test
    void toStringNamesTheFile() {
        assertThat(store).hasToString("SyncStore[" + file() + "]");
    }
}
