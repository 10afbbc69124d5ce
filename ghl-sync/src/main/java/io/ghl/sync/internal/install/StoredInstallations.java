package io.ghl.sync.internal.install;

import io.ghl.client.Secret;
import io.ghl.client.oauth.InstalledLocation;
import io.ghl.client.oauth.InstalledLocationQuery;
import io.ghl.client.oauth.OAuth;
import io.ghl.client.oauth.Tokens;
import io.ghl.sync.install.DataRemoval;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installation.State;
import io.ghl.sync.install.Installations;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps installations in the store, and has the engine work on locations as they say. The store comes first: what is done
 * with a location follows from its row, on this node at once, and on the others when they next turn to it.
 */
public final class StoredInstallations implements Installations {
    private static final Logger LOG = LoggerFactory.getLogger(StoredInstallations.class);
    private static final int ROWS = 500;

    private final SyncStore store;
    private final @Nullable OAuth oauth;
    private final @Nullable InstallOptions options;
    private final Clock clock;
    private final Served served;
    /** Keeps this node from forgetting the tokens of an installation that it is just being given. */
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * @param oauth null if the client has a private integration token
     * @param options null if the events of no app are followed
     */
    public StoredInstallations(
            SyncStore store, @Nullable OAuth oauth, @Nullable InstallOptions options, Clock clock, Served served) {
        this.store = store;
        this.oauth = oauth;
        this.options = options;
        this.clock = clock;
        this.served = served;
    }

    /** What an event makes of an installation. */
    @FunctionalInterface
    interface Change {
        Installation of(@Nullable Installation known, String location);
    }

    /** Has every location worked on that is to be synced. */
    public void startAll() {
        String after = null;
        List<Installation> some;
        do {
            some = page(after, ROWS);
            for (Installation installation : some) {
                after = installation.locationId();
                if (installation.isSynced()) {
                    served.start(installation.locationId());
                }
            }
        } while (some.size() == ROWS);
    }

    // ---- what the application calls ----

    @Override
    public List<Installation> exchange(Secret code) {
        Objects.requireNonNull(code, "code must not be null.");
        OAuth client = oauth;
        if (client == null) {
            throw new IllegalStateException(
                    "The client uses a private integration token; build it with oauth() to have the app installed.");
        }
        lock.lock();
        try {
            return exchanged(client.exchange(code));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Installation> exchanged(Tokens tokens) {
        Objects.requireNonNull(tokens, "tokens must not be null.");
        Instant now = clock.instant();
        String company = tokens.companyId();
        String location = tokens.locationId();
        Change granted = (known, id) -> Lifecycle.granted(known, id, company, tokens.planId(), now);
        List<Installation> noted = new ArrayList<>();
        if (location != null) {
            noted.add(change(location, granted));
            return List.copyOf(noted);
        }
        Set<String> ids = new LinkedHashSet<>(tokens.approvedLocations());
        for (String id : ids) {
            noted.add(change(id, granted));
        }
        if (oauth != null && company != null) {
            InstalledLocationQuery query =
                    InstalledLocationQuery.ofCompany(company).installed(true);
            for (InstalledLocation each : oauth.installedLocations(query)) {
                if (ids.add(each.id())) {
                    noted.add(change(each.id(), granted));
                }
            }
        }
        return List.copyOf(noted);
    }

    @Override
    public Optional<Installation> find(String locationId) {
        Objects.requireNonNull(locationId, "locationId must not be null.");
        return store.transact(tx -> tx.locations().find(locationId));
    }

    @Override
    public List<Installation> page(@Nullable String afterLocationId, int limit) {
        return store.transact(tx -> tx.locations().page(afterLocationId, limit));
    }

    @Override
    public Installation sync(String locationId) {
        return change(requireId(locationId), (known, id) -> Lifecycle.wanted(known, id, true, clock.instant()));
    }

    @Override
    public Installation stop(String locationId) {
        return change(requireId(locationId), (known, id) -> Lifecycle.wanted(known, id, false, clock.instant()));
    }

    @Override
    public DataRemoval removeData(String locationId) throws InterruptedException {
        lock.lock();
        try {
            // From here on no node begins anything with it, and no event of it is taken.
            Installation removed =
                    store(requireId(locationId), (known, id) -> Lifecycle.removed(known, id, clock.instant()), false);
            served.parkAndWait(locationId, String.valueOf(Parking.why(removed)));
            if (oauth != null) {
                oauth.forgetLocation(locationId);
            }
            DataRemoval all = DataRemoval.NOTHING;
            DataRemoval some;
            do {
                some = store.transact(tx -> {
                    // What a node that stood still all the time still has under way cannot be committed any more.
                    long unused = tx.fences().take(locationId);
                    return tx.locations().removeData(locationId, ROWS);
                });
                all = all.plus(some);
            } while (some.total() > 0);
            served.drop(locationId);
            tell(removed);
            return all;
        } finally {
            lock.unlock();
        }
    }

    private static String requireId(String locationId) {
        Objects.requireNonNull(locationId, "locationId must not be null.");
        if (locationId.isBlank()) {
            throw new IllegalArgumentException("The id of a location must not be blank.");
        }
        return locationId;
    }

    // ---- what events say ----

    /** Whether events of any app are followed. */
    public boolean followsAny() {
        return options != null;
    }

    /** Whether events of an app are followed. */
    public boolean follows(@Nullable String appId) {
        return options != null && options.appId().equals(appId);
    }

    /** The app was installed in a location. */
    public void installed(String location, @Nullable String named, @Nullable String plan, Instant at) {
        String company = named == null ? companyOf(location).orElse(null) : named;
        Installation unused = change(location, (known, id) -> Lifecycle.installed(known, id, company, plan, at));
    }

    /**
     * The app was moved to another plan, in a location or in all of a company. A change that is older than the last one
     * is passed over.
     *
     * @param from the plan before, null if the event does not tell
     * @param at when, null if the event does not tell
     */
    public void planChanged(
            @Nullable String location,
            @Nullable String company,
            @Nullable String from,
            String plan,
            @Nullable Instant at) {
        PlanOrder.PlanChange told = new PlanOrder.PlanChange(from, plan, at);
        for (String each : locations(location, company)) {
            boolean next = store.transact(tx -> {
                String known =
                        tx.locations().find(each).map(Installation::planId).orElse(null);
                return PlanOrder.isNext(tx, each, known, told);
            });
            if (!next) {
                LOG.info("Location {}: an older change of the plan came late, and is passed over.", each);
                continue;
            }
            Installation unused = change(
                    each,
                    (known, id) -> known == null
                            ? Lifecycle.installed(null, id, company, plan, Instant.EPOCH)
                            : new Installation(
                                    id, known.companyId(), known.state(), plan, known.wanted(), known.since()));
        }
    }

    /**
     * The app was removed from a location or from all of a company.
     *
     * @param at when, null if the event does not tell
     * @param now when the event came
     */
    public void uninstalled(@Nullable String location, @Nullable String company, @Nullable Instant at, Instant now) {
        lock.lock();
        try {
            boolean all = true;
            for (String each : locations(location, company)) {
                Installation next = Lifecycle.uninstalled(find(each).orElse(null), each, company, at, now);
                if (next.state() == State.INSTALLED) {
                    // The event may be older than the installation. The next call tells.
                    all = false;
                    served.resume(each);
                    continue;
                }
                if (oauth != null) {
                    oauth.forgetLocation(each);
                }
                Installation unused = change(each, (known, id) -> Lifecycle.uninstalled(known, id, company, at, now));
            }
            if (location == null && company != null && all && oauth != null) {
                oauth.forgetCompany(company);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<String> locations(@Nullable String location, @Nullable String company) {
        if (location != null) {
            return List.of(location);
        }
        if (company == null) {
            return List.of();
        }
        learnCompanies();
        return store.transact(tx -> tx.locations().ofCompany(company)).stream()
                .map(Installation::locationId)
                .toList();
    }

    /** An INSTALL need not name the company; the location's tokens do, from the first call on. */
    private void learnCompanies() {
        String after = null;
        List<Installation> some;
        do {
            some = page(after, ROWS);
            for (Installation installation : some) {
                after = installation.locationId();
                if (installation.companyId() == null) {
                    companyOf(after).ifPresent(company -> learn(installation.locationId(), company));
                }
            }
        } while (some.size() == ROWS);
    }

    private Optional<String> companyOf(String location) {
        return oauth == null ? Optional.empty() : oauth.companyOf(location);
    }

    private void learn(String location, String company) {
        store.transact(tx -> {
            tx.locations()
                    .find(location)
                    .map(known -> Lifecycle.ofCompany(known, company))
                    .ifPresent(tx.locations()::save);
            return true;
        });
    }

    // ---- how a change takes effect ----

    private Installation change(String location, Change change) {
        Installation before = find(location).orElse(null);
        Installation draft = change.of(before, location);
        // The application's code runs outside of transactions.
        boolean isToSync = draft.wanted() == null
                && draft.state() == State.INSTALLED
                && options != null
                && options.syncWhen().test(draft);
        Installation after = store(location, change, isToSync);
        String why = Parking.why(after);
        if (why != null) {
            served.park(location, why);
        } else if (after.isSynced()) {
            served.start(location);
        } else {
            served.resume(location);
        }
        if (!after.equals(before)) {
            tell(after);
        }
        return after;
    }

    private Installation store(String location, Change change, boolean isToSync) {
        return store.transact(tx -> {
            Installation before = tx.locations().find(location).orElse(null);
            Installation changed = change.of(before, location);
            Installation after = isToSync && changed.wanted() == null
                    ? Lifecycle.wanted(changed, location, true, changed.since())
                    : changed;
            tx.locations().save(after);
            if (isToBeCompared(tx, before, after)) {
                served.askToLink(tx, location);
            }
            return after;
        });
    }

    /** Both sides are compared when a sync begins, and when it goes on after a time in which nobody listened. */
    private boolean isToBeCompared(StoreTransaction tx, @Nullable Installation before, Installation after) {
        boolean ran = before != null && Parking.why(before) == null;
        return after.isSynced()
                ? before == null || !before.isSynced()
                : !ran && Parking.why(after) == null && served.wasLinked(tx, after.locationId());
    }

    private void tell(Installation installation) {
        if (options == null) {
            return;
        }
        try {
            options.onChange().accept(installation);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The application's listener failed for location {}: {}",
                    installation.locationId(),
                    e.getClass().getName());
        }
    }
}
