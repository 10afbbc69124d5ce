package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.Secret;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A location with much to do takes no other's turn. By counts; how long it takes is measured in the benchmarks. */
class FairnessTest {
    private static final String BUSY = "busyLocation00000000";
    private static final int SMALL = 50;

    /** What a location may do in a turn, as the guide says. */
    private static final int SHARE = 200;

    private static final int BACKLOG = 2 * SHARE + 50;

    private int workers;
    private Agency agency;

    @AfterEach
    void close() {
        agency.close();
    }

    private static List<String> named(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("%sLocation%03d", prefix, i))
                .toList();
    }

    private void open(int workers, List<String> locations, boolean syncAll) throws Exception {
        this.workers = workers;
        agency = new Agency(
                SyncStore.memory(),
                options -> options.syncWhen(installation -> syncAll),
                engine -> engine.workers(this.workers),
                locations);
        for (String location : locations) {
            agency.branches.of(location).put(Person.named("ada", "Ada", "ada@" + location + ".com"));
        }
    }

    private void start() {
        agency.engine.start();
        agency.installations().exchange(Secret.of(agency.sandbox.installs().authorizeCompany()));
    }

    @Test
    void linkingWithoutEndLeavesAThreadToTheOthers() throws Exception {
        List<String> endless = named("endless", 4);
        String calm = "calmLocation00000000";
        List<String> all = new ArrayList<>(List.of(calm));
        all.addAll(endless);
        open(4, all, false);
        start();
        agency.installations().sync(calm);
        agency.settled(calm);

        CountDownLatch goOn = new CountDownLatch(1);
        Set<String> kept = ConcurrentHashMap.newKeySet();
        agency.branches.beforePage = location -> {
            if (endless.contains(location)) {
                kept.add(location);
                awaitUninterruptibly(goOn);
            }
        };
        endless.forEach(agency.installations()::sync);
        Agency.until(() -> kept.size() == 3);
        agency.branches.of(calm).edit("ada", ada -> ada.withCity("London"));
        agency.engine.location(calm).changed(RecordType.CONTACT, "ada");

        Agency.until(() -> cities(calm).contains("London"));
        assertThat(kept).as("linked at a time, of four threads").hasSize(3);

        goOn.countDown();
        for (String location : endless) {
            agency.settled(location);
            assertThat(agency.emails(location)).hasSize(1);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> cities(String location) {
        return agency.user(location, "POST", "/contacts/search", Map.of("locationId", location, "pageLimit", 100))
                .path("contacts")
                .findValuesAsText("city");
    }

    @Test
    void everyLocationIsServedBeforeABusyOneHasHadItsSecondShare() throws Exception {
        List<String> small = named("small", SMALL);
        List<String> all = new ArrayList<>(List.of(BUSY));
        all.addAll(small);
        open(8, all, true);
        for (int i = 0; i < BACKLOG; i++) {
            agency.branches.of(BUSY).put(Person.named("p" + i, "P", "p" + i + "@example.com"));
        }
        start();
        for (String location : all) {
            SyncLocation sync = agency.engine.location(location);
            Agency.until(() -> sync.linkStatus().phase() == LinkStatus.Phase.DONE);
        }
        agency.engine.close();
        for (int i = 0; i < BACKLOG; i++) {
            agency.branches.of(BUSY).edit("p" + i, person -> person.withCity("Oslo"));
        }
        small.forEach(location -> agency.branches.of(location).edit("ada", ada -> ada.withCity("Oslo")));

        workers = 1;
        agency.restart();
        Agency.until(() -> agency.sandbox.journal().count("update-contact") == BACKLOG + SMALL);

        Map<String, Integer> busyBefore = new HashMap<>();
        int busy = 0;
        for (JournalEntry entry :
                agency.sandbox.journal().entries(entry -> "update-contact".equals(entry.operationId()))) {
            if (BUSY.equals(entry.locationId())) {
                busy++;
            } else {
                busyBefore.putIfAbsent(String.valueOf(entry.locationId()), busy);
            }
        }
        assertThat(busy).isEqualTo(BACKLOG);
        assertThat(busyBefore).hasSize(SMALL);
        assertThat(busyBefore.values()).allSatisfy(before -> assertThat(before).isLessThanOrEqualTo(SHARE));
    }
}
