package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.CapturedLog;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.Person;
import io.ghl.sync.Sneaky;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.internal.engine.driver.LocalDriver;
import io.ghl.sync.store.SyncStore;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.Level;

/** The threads of a process, and runs that end as no run should. */
@Timeout(60)
class LocalDriverTest extends HardCase {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** A store that fails so many times in a way that nobody expects. */
    private static final class FailingStore implements SyncStore {
        private final SyncStore store = SyncStore.memory();
        private final CountDownLatch failed = new CountDownLatch(1);
        private volatile int failures;

        @Override
        public synchronized <R> R transact(Work<R> work) {
            if (failures > 0) {
                failures--;
                failed.countDown();
                Sneaky.<RuntimeException>fail(new IOException("of ada@example.com"));
            }
            return store.transact(work);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @Test
    void anEndedThreadIsNotRemembered() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        AtomicReference<WeakReference<Thread>> seen = new AtomicReference<>();
        bench.people.beforePage(() -> seen.set(new WeakReference<>(Thread.currentThread())));
        LocalDriver driver = new LocalDriver(bench.clock, 1);
        driver.serve(bench.worker);
        driver.start();
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.SILENT);
        driver.wake(Bench.LOCATION);
        linking.join();
        driver.stop();
        assertThat(driver.join(LONG)).isTrue();

        for (int i = 0; i < 200 && seen.get().get() != null; i++) {
            System.gc();
        }
        assertThat(seen.get().get()).isNull();
        Reference.reachabilityFence(driver);
    }

    @Test
    void whatIsNoRuntimeExceptionStopsTheLocationForAWhileLikeOneThatIs() {
        FailingStore store = new FailingStore();
        bench = new Bench(HardCase::plain, Bench.OPTIONS, store);
        bench.linked();
        bench.worker.readFeedsSoon();
        store.failures = 1;
        Instant next = bench.worker.runOnce();

        assertThat(next).isAfter(bench.clock.instant().plusSeconds(4));
        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.STOPPED);
        bench.settled();
        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.WAITING);
    }

    /** The worker's own note of the failure fails as well. */
    @Test
    void whatEscapesAWorkerIsLoggedWithoutItsMessage() throws Exception {
        FailingStore store = new FailingStore();
        bench = new Bench(HardCase::plain, Bench.OPTIONS, store);
        bench.linked();
        bench.worker.readFeedsSoon();
        LocalDriver driver = new LocalDriver(bench.clock, 1);
        driver.serve(bench.worker);
        store.failures = Integer.MAX_VALUE;
        List<CapturedLog.Line> log;
        CapturedLog.start();
        try {
            driver.start();
            store.failed.await();
            driver.stop();
            assertThat(driver.join(LONG)).isTrue();
        } finally {
            log = CapturedLog.stop();
            store.failures = 0;
        }
        assertThat(log)
                .filteredOn(line -> line.logger().equals(LocalDriver.class.getName()))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.level()).isEqualTo(Level.ERROR);
                    assertThat(line.text()).contains("is tried again in 5 s: java.io.IOException at ");
                    assertThat(line.text()).doesNotContain("ada@");
                });
    }
}
