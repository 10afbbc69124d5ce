package io.ghl.sync;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.Accounts;
import io.ghl.sync.internal.engine.LocationThread;
import io.ghl.sync.internal.engine.LocationWorker;
import io.ghl.sync.internal.engine.Planning;
import io.ghl.sync.internal.engine.StoredDeadLetters;
import io.ghl.sync.internal.engine.StoredReviews;
import io.ghl.sync.internal.engine.Tenant;
import io.ghl.sync.plan.PlanLimits;
import io.ghl.sync.plan.PlanRefusedException;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.store.Signal;
import io.ghl.sync.webhook.WebhookStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The sync of one HighLevel location. Get it from {@link SyncEngine#location}. Thread-safe. */
public final class SyncLocation {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** What HighLevel allows an app for each location. */
    private static final long CALLS_PER_DAY = 200_000;

    private static final double CALLS_PER_SECOND = 10;

    private final List<Tenant> tenants;
    private final Tenant tenant;
    private final LocationWorker worker;
    private final Accounts accounts;
    private final Supplier<WebhookStatistics> webhooks;
    private volatile @Nullable LocationThread thread;

    SyncLocation(List<Tenant> tenants, Supplier<WebhookStatistics> webhooks) {
        this.tenants = tenants;
        this.tenant = tenants.get(0);
        this.worker = new LocationWorker(tenants);
        this.accounts = new Accounts(tenant);
        this.webhooks = webhooks;
    }

    /**
     * The location's id.
     *
     * @return HighLevel's id
     */
    public String id() {
        return tenant.location();
    }

    /**
     * Tells that a record of the application was created, changed or deleted, so that it is synced at once instead of at
     * the next read of the change log. Costs nothing when nothing changed.
     *
     * @param type the record type
     * @param appId the record's id in the application, not blank
     */
    public void changed(RecordType type, String appId) {
        if (appId.isBlank()) {
            throw new IllegalArgumentException("The id of a changed record must not be blank.");
        }
        tenant.store().transact(tx -> {
            tx.signals().raise(id(), type, Side.APP, appId, tenant.clock().instant(), Signal.Cause.APP_HINT);
            return null;
        });
        wake();
    }

    /**
     * Links both sides for the first time and syncs them. Until it was run once, nothing of this location is synced: records that are the same are linked, the others are created on
     * the other side, and what is ambiguous goes to {@link #reviews()}. Blocks until all of it was tried
     * once; what failed is tried again later by itself. Can be run again at any time, for example after a crash: what is linked stays as it is.
     *
     * @param progress follows the work
     * @throws SyncException if it cannot be done; the message says why and what to do. What was done so far stays, and
     *     running it again goes on from there
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public void link(LinkProgress progress) throws InterruptedException {
        await(worker.link(progress), "could not be linked");
    }

    /**
     * Compares all of HighLevel's contacts with what the links remember: finds deletions and edits that neither a webhook
     * nor the feed told of. Takes one call per 500 contacts, and one for each record that is looked at. Blocks until all
     * of it was tried once; what failed is tried again later by itself.
     *
     * @throws SyncException if it cannot be done; the message says why
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public void sweep() throws InterruptedException {
        await(worker.sweep(), "could not be swept");
    }

    /**
     * Stops work on records, once the one under work is finished. Webhooks are still received and stored. Blocks until
     * then.
     *
     * @throws InterruptedException if the thread is interrupted while it waits; the location is paused all the same
     */
    public void pause() throws InterruptedException {
        CompletableFuture<Void> paused = worker.pause();
        if (thread != null) {
            await(paused, "could not be paused");
        }
    }

    /** Goes on with work on records. */
    public void resume() {
        worker.resume();
        wake();
    }

    /**
     * Waits until nothing is left to do: both sides' changes up to now were read, as far as HighLevel's index shows them,
     * and every record was worked off. Questions to persons do not count.
     *
     * @param atMost how long to wait at the most
     * @return whether it came to rest in that time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        Instant start = tenant.clock().instant();
        Instant visible = start.plus(tenant.options().indexLag());
        boolean asked = false;
        while (!worker.isIdleSince(visible)) {
            Instant now = tenant.clock().instant();
            if (Duration.between(start, now).compareTo(atMost) >= 0) {
                return false;
            }
            if (!asked && now.isAfter(visible)) {
                worker.readFeedsSoon();
                asked = true;
                wake();
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    /**
     * Works out what {@link #apply apply} or {@link #link link} would do, without writing anything on either side or in
     * the store: the engine itself runs over copies. Reads all records of the types that are synced, as rows of lists,
     * and one by one those that no list shows. HighLevel's rows may lag behind, and may show names in lower case only;
     * such names count as unchanged.
     *
     * @return the plan
     * @throws SyncException if the mapping does not fit the location; the message says why
     * @throws io.ghl.client.error.GhlException if HighLevel cannot be read
     */
    public SyncPlan plan() {
        tenants.forEach(Tenant::checkMapping);
        return Planning.plan(tenants, CALLS_PER_DAY, CALLS_PER_SECOND);
    }

    /**
     * Does what a plan says, like {@link #apply(SyncPlan, PlanLimits, LinkProgress)} without limits.
     *
     * @param plan the plan, made by this location
     * @throws PlanRefusedException if the plan is not what would be done now
     * @throws SyncException if it cannot be done; what was done so far stays
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public void apply(SyncPlan plan) throws InterruptedException {
        apply(plan, PlanLimits.none(), LinkProgress.SILENT);
    }

    /**
     * Does what a plan says, if it still is what would be done and keeps the limits. Makes the plan anew for that, which
     * reads both sides again. Then it is {@link #link}: what people change from here on is synced too. Blocks until all
     * of it was tried once.
     *
     * @param plan the plan, made by this location
     * @param limits what the plan may do at the most
     * @param progress follows the work
     * @throws PlanRefusedException if the records moved, or the plan is beyond its limits; nothing was written
     * @throws SyncException if it cannot be done; the message says why and what to do. What was done so far stays, and
     *     running it again goes on from there
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public void apply(SyncPlan plan, PlanLimits limits, LinkProgress progress) throws InterruptedException {
        if (!plan.location().equals(id())) {
            throw new IllegalArgumentException(
                    "The plan was made for location " + plan.location() + ", and this is location " + id() + ".");
        }
        List<String> broken = limits.brokenBy(plan);
        if (!broken.isEmpty()) {
            throw new PlanRefusedException(
                    "The plan does more than its limits allow, so nothing was done; raise them, or change the mapping.",
                    broken);
        }
        await(worker.link(progress, () -> checkIsCurrent(plan)), "could not apply the plan");
    }

    private void checkIsCurrent(SyncPlan plan) {
        SyncPlan now = plan();
        if (!now.fingerprint().equals(plan.fingerprint())) {
            throw new PlanRefusedException(
                    "Records changed since the plan was made, so nothing was done; make a new plan.", List.of());
        }
    }

    /**
     * The questions that wait for a person.
     *
     * @return the queue
     */
    public ReviewQueue reviews() {
        return new StoredReviews(tenant, this::wake);
    }

    /**
     * The records that are not synced because of an error.
     *
     * @return the dead letters
     */
    public DeadLetters deadLetters() {
        return new StoredDeadLetters(tenants, this::wake);
    }

    /**
     * What the sync did to a record, and why.
     *
     * @param type the record type
     * @param appId the record's id in the application
     * @return the audit rows of its link, oldest first; empty if it has none
     */
    public List<AuditEntry> history(RecordType type, String appId) {
        return tenant.store()
                .transact(tx -> tx.links()
                        .of(id(), type, Side.APP, appId)
                        .map(link -> tx.audit().of(link.id()))
                        .orElse(List.of()));
    }

    /**
     * What the sync has done so far.
     *
     * @return the numbers
     */
    public SyncStatistics statistics() {
        return accounts.now(webhooks.get());
    }

    /**
     * How the sync is doing.
     *
     * @return the status
     */
    public SyncStatus status() {
        return worker.status();
    }

    void start() {
        if (thread == null) {
            thread = new LocationThread(worker);
        }
    }

    void stop() {
        LocationThread running = thread;
        if (running != null) {
            running.stop();
        }
    }

    void join(Instant deadline) {
        LocationThread running = thread;
        if (running != null) {
            running.join(deadline);
        }
    }

    void wake() {
        LocationThread running = thread;
        if (running != null) {
            running.wake();
        }
    }

    private void await(CompletableFuture<Void> work, String failure) throws InterruptedException {
        if (thread == null) {
            throw new IllegalStateException(
                    "The engine does not run: call start() on it first, or make a new one if it was closed.");
        }
        wake();
        try {
            work.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof PlanRefusedException refused) {
                throw new PlanRefusedException(String.valueOf(refused.getMessage()), List.of());
            }
            throw new SyncException("Location " + id() + " " + failure + ": " + cause.getMessage(), cause);
        }
    }
}
