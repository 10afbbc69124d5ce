package io.ghl.sync.internal.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.oauth.Tokens;
import io.ghl.sync.TurnedClock;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.install.Installation;
import io.ghl.sync.store.SyncStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Installations over a store in memory, with an engine and a client that do nothing but note what they are told. */
abstract class OnMemory {
    static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    static final String HERE = "here";

    final SyncStore store = SyncStore.memory();
    final RecordedServed served = new RecordedServed();
    final CannedOAuth oauth = new CannedOAuth();
    final TurnedClock clock = new TurnedClock(NOW);
    final List<Installation> told = new ArrayList<>();
    Predicate<Installation> decision = installation -> false;
    final StoredInstallations installations = over(store, oauth);

    StoredInstallations over(SyncStore some, @Nullable CannedOAuth client) {
        InstallOptions options = InstallOptions.forApp("app")
                .syncWhen(installation -> decision.test(installation))
                .onChange(told::add);
        return new StoredInstallations(some, client, options, clock, served);
    }

    static Installation installation(
            String location, Installation.State state, @Nullable String plan, @Nullable Boolean wanted) {
        return new Installation(location, "company", state, plan, wanted, NOW.minusSeconds(86_400));
    }

    static Installation installed(String location, @Nullable Boolean wanted) {
        return installation(location, Installation.State.INSTALLED, "silver", wanted);
    }

    void known(Installation installation) {
        store.transact(tx -> {
            tx.locations().save(installation);
            return true;
        });
    }

    Installation found(String location) {
        return installations.find(location).orElseThrow();
    }

    static Tokens tokens(@Nullable String location, @Nullable String company, String... approved) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("access_token", "a");
        if (location != null) {
            json.put("locationId", location);
        }
        if (company != null) {
            json.put("companyId", company);
        }
        for (String each : approved) {
            json.withArray("approvedLocations").add(each);
        }
        return Tokens.of(json.put("planId", "gold"));
    }

    /** Does something on another thread, which a lock that is still held would keep from it. */
    static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work).orTimeout(30, TimeUnit.SECONDS).join();
    }
}
