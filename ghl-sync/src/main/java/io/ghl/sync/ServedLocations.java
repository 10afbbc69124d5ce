package io.ghl.sync;

import io.ghl.sync.internal.engine.driver.Driver;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.install.Served;
import io.ghl.sync.store.StoreTransaction;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locations as installations start and stop them. */
final class ServedLocations implements Served {
    private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);

    private final Map<String, SyncLocation> open;
    private final Function<String, SyncLocation> opening;
    private final Driver driver;

    /**
     * The locations of an engine.
     *
     * @param open those that are open, which changes
     * @param opening opens one, or gives the one that is open
     * @param driver drives their workers
     */
    ServedLocations(Map<String, SyncLocation> open, Function<String, SyncLocation> opening, Driver driver) {
        this.open = open;
        this.opening = opening;
        this.driver = driver;
    }

    @Override
    public void askToLink(StoreTransaction tx, String location) {
        LocationWorker.askToLink(tx, location);
    }

    @Override
    public boolean wasLinked(StoreTransaction tx, String location) {
        return LocationWorker.wasLinked(tx, location);
    }

    @Override
    public void start(String location) {
        goOn(opening.apply(location).worker());
    }

    @Override
    public void resume(String location) {
        worker(location).ifPresent(this::goOn);
    }

    private void goOn(LocationWorker worker) {
        worker.unpark();
        driver.wake(worker.tenant().location());
    }

    @Override
    public void park(String location, String why) {
        worker(location).ifPresent(worker -> {
            CompletableFuture<Void> unused = worker.park(why);
        });
    }

    @Override
    public void parkAndWait(String location, String why) throws InterruptedException {
        LocationWorker worker = worker(location).orElse(null);
        if (worker == null) {
            return;
        }
        CompletableFuture<Void> parked = worker.park(why);
        if (driver.isRunning()) {
            driver.wake(location);
            try {
                parked.get();
            } catch (ExecutionException e) {
                // The engine was closed meanwhile, which ends the work as well.
                LOG.debug("Location {} was not worked on any more.", location, e);
            }
        }
    }

    @Override
    public void drop(String location) {
        worker(location).ifPresent(worker -> {
            open.remove(location);
            driver.release(worker);
        });
    }

    private Optional<LocationWorker> worker(String location) {
        return Optional.ofNullable(open.get(location)).map(SyncLocation::worker);
    }
}
