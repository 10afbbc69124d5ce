package io.ghl.sync.internal.webhook;

import io.ghl.sync.internal.install.StoredInstallations;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookEvent;
import io.ghl.sync.webhook.WebhookEvent.AppInstalled;
import io.ghl.sync.webhook.WebhookEvent.AppUninstalled;
import io.ghl.sync.webhook.WebhookEvent.Envelope;
import io.ghl.sync.webhook.WebhookEvent.PlanChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on the events of the app itself once they are stored, on a thread of its own. What fails is tried again, also by
 * other nodes and after a restart: acting twice changes nothing the second time. Thread-safe.
 */
public final class AppEvents implements WebhookIntake.ForApp, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AppEvents.class);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    private final SyncStore store;
    private final StoredInstallations installations;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean asked = new AtomicBoolean();
    private boolean started;

    /** Nothing is acted on before {@link #start}. */
    public AppEvents(SyncStore store, StoredInstallations installations) {
        this.store = store;
        this.installations = installations;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread daemon = new Thread(task, "ghl-sync-app-events");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Acts on what waits, and on what comes. */
    public synchronized void start() {
        if (!started && installations.followsAny()) {
            started = true;
            var unused = thread.scheduleWithFixedDelay(this::actOnAll, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends after the event under work. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean takes(WebhookEvent event) {
        Envelope envelope = event.envelope();
        return installations.follows(envelope.appId())
                && (envelope.locationId() != null || envelope.companyId() != null);
    }

    @Override
    public synchronized void stored() {
        if (started && asked.compareAndSet(false, true)) {
            try {
                thread.execute(this::actOnAll);
            } catch (RejectedExecutionException e) {
                // Closed meanwhile: the next engine on this store acts on it.
                LOG.debug("An event of the app waits for the next engine.", e);
            }
        }
    }

    private void actOnAll() {
        asked.set(false);
        try {
            // After a failure, what came later about the same location has to wait as well.
            Set<String> failed = new HashSet<>();
            List<ReceivedEvent> some;
            long done;
            do {
                some = store.transact(tx -> tx.inbox().waiting(AT_ONCE));
                done = some.stream().filter(event -> actOn(event, failed)).count();
            } while (done > 0 && some.size() == AT_ONCE);
        } catch (RuntimeException e) {
            LOG.warn("Events of the app could not be read, and are tried again.", e);
        }
    }

    private boolean actOn(ReceivedEvent received, Set<String> failed) {
        WebhookEvent event = WebhookEvent.parse(received.payload());
        Envelope envelope = event.envelope();
        List<String> about = about(envelope.locationId(), envelope.companyId());
        if (about.stream().anyMatch(failed::contains)) {
            return false;
        }
        try {
            actOn(event, received.receivedAt());
            store.transact(tx -> {
                tx.inbox().handled(received.webhookId());
                return true;
            });
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The event {} of the app could not be acted on, and is tried again: {}",
                    received.event(),
                    // Of the application's own exceptions no more than this, since they may quote anything.
                    e.getClass().getName());
            failed.addAll(about);
            return false;
        }
    }

    private static List<String> about(@Nullable String location, @Nullable String company) {
        List<String> ids = new ArrayList<>();
        if (location != null) {
            ids.add(location);
        }
        if (company != null) {
            ids.add(company);
        }
        return ids;
    }

    private void actOn(WebhookEvent event, Instant receivedAt) {
        Envelope envelope = event.envelope();
        String location = envelope.locationId();
        String company = envelope.companyId();
        @Nullable Instant at = envelope.timestamp();
        if (event instanceof AppInstalled installed && location != null) {
            installations.installed(location, company, installed.planId(), at == null ? receivedAt : at);
        } else if (event instanceof AppUninstalled) {
            installations.uninstalled(location, company, at, receivedAt);
        } else if (event instanceof PlanChanged changed && changed.newPlanId() != null) {
            installations.planChanged(location, company, changed.currentPlanId(), changed.newPlanId(), at);
        }
    }
}
