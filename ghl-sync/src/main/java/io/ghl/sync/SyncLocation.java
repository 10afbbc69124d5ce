package io.ghl.sync;

import io.ghl.client.limit.Priority;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.DriftReport;
import io.ghl.sync.audit.FieldExplanation;
import io.ghl.sync.audit.RecordExplanation;
import io.ghl.sync.audit.Trace;
import io.ghl.sync.audit.UndoReport;
import io.ghl.sync.audit.UndoScope;
import io.ghl.sync.internal.engine.driver.Driver;
import io.ghl.sync.internal.engine.history.Accounts;
import io.ghl.sync.internal.engine.history.StoredDeadLetters;
import io.ghl.sync.internal.engine.location.Checkup;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.location.Planning;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.oversight.DriftCheck;
import io.ghl.sync.internal.oversight.Explainer;
import io.ghl.sync.internal.oversight.StoredReviews;
import io.ghl.sync.internal.oversight.Undoer;
import io.ghl.sync.internal.store.sql.DatabaseStore;
import io.ghl.sync.internal.trigger.StoredTriggers;
import io.ghl.sync.observe.HealthLimits;
import io.ghl.sync.observe.LocationHealth;
import io.ghl.sync.plan.PlanLimits;
import io.ghl.sync.plan.PlanRefusedException;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal;
import io.ghl.sync.trigger.Triggers;
import io.ghl.sync.webhook.WebhookStatistics;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sync of one HighLevel location. Get it from {@link SyncEngine#location}. Thread-safe.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="location"}
 */
public final class SyncLocation {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** What HighLevel allows an app for each location. */
    private static final long CALLS_PER_DAY = 200_000;

    private static final double CALLS_PER_SECOND = 10;

    private static final int ROWS_OF_A_TRACE = 1_000;

    private final List<Tenant> tenants;
    private final Tenant tenant;
    private final LocationWorker worker;
    private final Accounts accounts;
    private final Supplier<WebhookStatistics> webhooks;
    private final Driver driver;
    /** What each plan is made of, as long as somebody holds it. */
    private final Map<SyncPlan, Set<String>> planned = Collections.synchronizedMap(new WeakHashMap<>());

    SyncLocation(List<Tenant> tenants, Instant started, Driver driver, Supplier<WebhookStatistics> webhooks) {
        this.tenants = tenants;
        this.tenant = tenants.get(0);
        this.worker = new LocationWorker(tenants, started);
        this.accounts = new Accounts(tenant);
        this.driver = driver;
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
     * @return the correlation id of this change, which {@link #trace} follows
     * @throws IllegalArgumentException if the id is blank, or records of that type are not synced
     */
    public String changed(RecordType type, String appId) {
        Objects.requireNonNull(type, "type must not be null.");
        requireId("appId", appId);
        requireSynced(type);
        return raise(type, Side.APP, appId, Signal.Cause.APP_HINT);
    }

    private String raise(RecordType type, Side side, String recordId, Signal.Cause cause) {
        String correlationId = "told-" + tenant.ids().next();
        tenant.store().transact(tx -> {
            tx.signals().raise(id(), type, side, recordId, tenant.clock().instant(), cause, List.of(correlationId));
            return null;
        });
        wake();
        return correlationId;
    }

    /**
     * Tells that a record of HighLevel was created, changed or deleted, so that it is looked at now. For what the application
     * learns by another way than HighLevel's signed webhooks, such as a request of a workflow
     * ({@link io.ghl.sync.webhook.WorkflowVerifier}). Costs one call when nothing changed.
     *
     * @param type the record type
     * @param ghlId the record's id in HighLevel, not blank
     * @return the correlation id of this change, which {@link #trace} follows
     * @throws IllegalArgumentException if the id is blank, or records of that type are not synced
     */
    public String changedGhl(RecordType type, String ghlId) {
        Objects.requireNonNull(type, "type must not be null.");
        requireId("ghlId", ghlId);
        requireSynced(type);
        // Not as a webhook: no stored event says what changed, so HighLevel has to be asked.
        return raise(type, Side.GHL, ghlId, Signal.Cause.FEED);
    }

    /**
     * Tells of a change like {@link #changed(RecordType, String)}, within the application's own transaction: the sync
     * learns of it when that is committed, and never if it is rolled back. It is synced within about a second.
     *
     * @param type the record type
     * @param appId the record's id in the application, not blank
     * @param transaction a connection to the database of the store, with the application's transaction on it; nothing is
     *     committed, and nothing waits for locks
     * @throws SyncException if the store is in no database
     * @throws io.ghl.sync.store.StoreException if the hint cannot be written; the transaction is then to be rolled back
     */
    public void changed(RecordType type, String appId, Connection transaction) {
        Objects.requireNonNull(type, "type must not be null.");
        requireId("appId", appId);
        Objects.requireNonNull(transaction, "transaction must not be null.");
        if (!(tenant.store() instanceof DatabaseStore database)) {
            throw new SyncException("A change can join the application's transaction only if the store is in its"
                    + " database; use SyncStore.jdbc or SyncStore.sqlite, or call changed(type, id) after the commit.");
        }
        database.hint(transaction, id(), type, appId, tenant.clock().instant());
    }

    private static void requireId(String name, String id) {
        Objects.requireNonNull(id, () -> name + " must not be null.");
        if (id.isBlank()) {
            throw new IllegalArgumentException("The id of a changed record must not be blank.");
        }
    }

    /**
     * Links both sides for the first time and syncs them. Until it was run once, nothing of this location is synced: records that are the same are linked, the others are created on
     * the other side, and what is ambiguous goes to {@link #reviews()}. Blocks until all of it was tried
     * once; what failed is tried again later by itself. Where it was left by a pause, a failure or the end of the process, it is
     * gone on with by itself, after {@link #resume()}, a while or at the next start. Reads the notes of all contacts, one call each, if they were never
     * read to the end. Can be run again at any time, for example after a crash: what is linked stays as it is, and is
     * synced on if linking fails.
     *
     * @param progress follows the work
     * @throws SyncException if it cannot be done; the message says why and what to do. What was done so far stays, and
     *     running it again goes on from there
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public void link(LinkProgress progress) throws InterruptedException {
        Objects.requireNonNull(progress, "progress must not be null.");
        await(() -> worker.link(progress), "could not be linked");
    }

    /**
     * Compares all of HighLevel's records with what the links remember: finds deletions and edits that neither a webhook
     * nor the feed told of. Takes one call per 500 contacts or tasks, per 100 businesses, per calendar, per contact if
     * notes are synced, per appointment if theirs are, and one for each record that is looked at. Blocks until all of it
     * was tried once; what failed is tried again later by itself. Does nothing before the first {@link #link link}, which
     * compares all of them itself.
     *
     * @throws SyncException if it cannot be done; the message says why
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public void sweep() throws InterruptedException {
        await(worker::sweep, "could not be swept");
    }

    /**
     * Stops work on records, once the one under work is finished. Webhooks are still received and stored. Blocks until
     * then.
     *
     * @throws InterruptedException if the thread is interrupted while it waits; the location is paused all the same
     */
    public void pause() throws InterruptedException {
        driver.pause(worker, true);
        CompletableFuture<Void> paused = worker.pause();
        if (driver.isRunning()) {
            await(() -> paused, "could not be paused");
        }
    }

    /** Goes on with work on records. */
    public void resume() {
        driver.pause(worker, false);
        worker.resume();
        wake();
    }

    /**
     * Waits until nothing is left to do: both sides' changes up to now were read, as far as HighLevel's index shows them,
     * and every record was worked off. Notes are read in turns, so those of which no webhook told may still come.
     * Questions to persons do not count.
     *
     * @param atMost how long to wait at the most
     * @return whether it came to rest in that time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        Objects.requireNonNull(atMost, "atMost must not be null.");
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
        Planning.Planned made = planNow();
        planned.put(made.plan(), made.steps());
        return made.plan();
    }

    private Planning.Planned planNow() {
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
     * @throws IllegalArgumentException if the plan was made for another location
     */
    public void apply(SyncPlan plan) throws InterruptedException {
        apply(plan, PlanLimits.none(), LinkProgress.SILENT);
    }

    /**
     * Does what a plan says, if it still is what would be done and keeps the limits. Makes the plan anew for that, which
     * reads both sides again. What the sync did of it meanwhile, as it does from its start, is left out; but only where this
     * object made the plan. Then it is {@link #link}: what people change from here on is synced too. Blocks until all of it
     * was tried once.
     *
     * @param plan the plan, made by this location
     * @param limits what the plan may do at the most
     * @param progress follows the work
     * @throws PlanRefusedException if something else would be done by now, or other values written, or the plan is
     *     beyond its limits; nothing was written
     * @throws SyncException if it cannot be done; the message says why and what to do. What was done so far stays, and
     *     running it again goes on from there
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     * @throws IllegalArgumentException if the plan was made for another location
     */
    public void apply(SyncPlan plan, PlanLimits limits, LinkProgress progress) throws InterruptedException {
        Objects.requireNonNull(plan, "plan must not be null.");
        Objects.requireNonNull(limits, "limits must not be null.");
        Objects.requireNonNull(progress, "progress must not be null.");
        if (!plan.location().equals(id())) {
            throw new IllegalArgumentException(
                    "The plan was made for location " + plan.location() + ", and this is location " + id() + ".");
        }
        checkKeeps(limits, plan);
        await(() -> worker.link(progress, () -> checkIsCurrent(plan, limits)), "could not apply the plan");
    }

    private static void checkKeeps(PlanLimits limits, SyncPlan plan) {
        List<String> broken = limits.brokenBy(plan);
        if (!broken.isEmpty()) {
            throw new PlanRefusedException(
                    "The plan does more than its limits allow, so nothing was done; raise them, or change the mapping or"
                            + " its triggers.",
                    broken);
        }
    }

    private void checkIsCurrent(SyncPlan plan, PlanLimits limits) {
        Planning.Planned made = planNow();
        SyncPlan now = made.plan();
        boolean isPart = planned.getOrDefault(plan, Set.of()).containsAll(made.steps());
        if (!isPart && !now.fingerprint().equals(plan.fingerprint())) {
            throw new PlanRefusedException(
                    "Records changed since the plan was made, so nothing was done; make a new plan.", List.of());
        }
        // The same records may take more calls by now, and time may have made more triggers due.
        checkKeeps(limits, now);
    }

    private void requireSynced(RecordType type) {
        if (tenants.stream().noneMatch(each -> each.type() == type)) {
            throw new IllegalArgumentException("Records of type " + type + " are not synced.");
        }
    }

    /**
     * What became of the triggers, with those of their effects that failed.
     *
     * @return the triggers of this location
     */
    public Triggers triggers() {
        return new StoredTriggers(id(), tenant.store(), tenant.oversight().triggers(), tenant.clock(), this::wake);
    }

    /**
     * The questions that wait for a person.
     *
     * @return the queue
     */
    public ReviewQueue reviews() {
        return new StoredReviews(tenants, this::wake);
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
        Objects.requireNonNull(type, "type must not be null.");
        Objects.requireNonNull(appId, "appId must not be null.");
        return tenant.store()
                .transact(tx -> tx.links()
                        .of(id(), type, Side.APP, appId)
                        .map(link -> tx.audit().of(link.id()))
                        .orElse(List.of()));
    }

    /**
     * Follows a webhook, or what else made the engine look at a record, to what was done because of it. The same id stands
     * as {@code ghl.correlation} in the MDC of the log lines of that work, those of the calls to HighLevel included, and in
     * {@link io.ghl.sync.audit.AuditContext#correlationIds}, which leads back.
     *
     * @param correlationId HighLevel's id of a webhook, what {@link #changed(RecordType, String)} returned, or an id from
     *     an audit row or a log line
     * @return the webhook, if it is one, and the first 1,000 rows
     */
    public Trace trace(String correlationId) {
        Objects.requireNonNull(correlationId, "correlationId must not be null.");
        return tenant.store().transact(tx -> {
            ReceivedEvent webhook = tx.inbox()
                    .find(correlationId)
                    .filter(event -> id().equals(event.location()))
                    .orElse(null);
            return new Trace(correlationId, webhook, tx.audit().ofCorrelation(id(), correlationId, 0, ROWS_OF_A_TRACE));
        });
    }

    /**
     * The audit log of the location, for export or for looking through it.
     *
     * @param afterSequence the {@linkplain AuditEntry#sequence() number} to start behind, 0 for the start
     * @param limit the most rows to return, 1 or more
     * @return the rows, oldest first
     */
    public List<AuditEntry> auditLog(long afterSequence, int limit) {
        return tenant.store().transact(tx -> tx.audit().page(id(), afterSequence, limit));
    }

    /**
     * Why a record is as it is: what both sides hold and last agreed on, what was done to it and by which rule, and what
     * happens next; in sentences and as data. Reads the record on both sides, with one call to HighLevel, and writes
     * nothing. The sentences hold the record's values.
     *
     * @param type the record type
     * @param appId the record's id in the application
     * @return the explanation
     * @throws IllegalArgumentException if records of that type are not synced
     */
    public RecordExplanation explain(RecordType type, String appId) {
        Objects.requireNonNull(appId, "appId must not be null.");
        return new Explainer(of(type)).explain(Side.APP, appId);
    }

    /**
     * Why a field is as it is. Like {@link #explain(RecordType, String)}.
     *
     * @param type the record type
     * @param appId the record's id in the application
     * @param field the field's name in the mapping
     * @return the explanation
     * @throws IllegalArgumentException if records of that type are not synced, the field is not mapped, or the sync does
     *     not know the record
     */
    public FieldExplanation explain(RecordType type, String appId, String field) {
        Objects.requireNonNull(field, "field must not be null.");
        return explain(type, appId).field(field);
    }

    /**
     * Why a record is as it is, by its id in HighLevel. Like {@link #explain(RecordType, String)}.
     *
     * @param type the record type
     * @param ghlId the record's id in HighLevel
     * @return the explanation
     * @throws IllegalArgumentException if records of that type are not synced
     */
    public RecordExplanation explainGhl(RecordType type, String ghlId) {
        Objects.requireNonNull(ghlId, "ghlId must not be null.");
        return new Explainer(of(type)).explain(Side.GHL, ghlId);
    }

    /**
     * What {@link #undo} would do. Reads the store only.
     *
     * @param scope what to undo
     * @return one entry for each field or record that was written in the scope
     * @throws IllegalArgumentException if the sync does not know the record
     */
    public UndoReport previewUndo(UndoScope scope) {
        Objects.requireNonNull(scope, "scope must not be null.");
        return new Undoer(tenants).preview(scope);
    }

    /**
     * Undoes what the sync did. A written field goes back to the value before, on both sides, since both are to agree; a
     * record that was created is deleted where it was created, and one that was deleted is created again from its mapped
     * fields; linked records are taken apart. Each is decided on what both sides were last seen to hold and carried out
     * like a person's decision, so it replaces no newer edit. Blocks until all of it was tried once.
     *
     * @param scope what to undo
     * @param actor who wants it, for the audit log
     * @return what was done, and what was not and why
     * @throws IllegalArgumentException if the sync does not know the record
     * @throws SyncException if it cannot be done; the message says why. What was decided so far is carried out later
     * @throws InterruptedException if the thread is interrupted while it waits; the work goes on
     */
    public UndoReport undo(UndoScope scope, String actor) throws InterruptedException {
        Objects.requireNonNull(scope, "scope must not be null.");
        Objects.requireNonNull(actor, "actor must not be null.");
        if (actor.isBlank()) {
            throw new IllegalArgumentException("The actor of an undo must not be blank.");
        }
        Undoer undoer = new Undoer(tenants);
        // Refuses a scope that makes no sense here, and not in the worker.
        UndoReport preview = undoer.preview(scope);
        if (preview.count(UndoReport.Outcome.PLANNED) == 0) {
            return preview;
        }
        AtomicReference<Undoer.@Nullable Started> started = new AtomicReference<>();
        await(() -> worker.carryOut(() -> started.set(undoer.start(scope, actor))), "could not undo");
        return undoer.finished(Objects.requireNonNull(started.get()));
    }

    /**
     * Compares all linked records of both sides, field by field in canonical form, whatever the sync remembers of them.
     * Reads only: HighLevel's pages, one call for 500 contacts, one call for each note, and one for each other record that
     * seems to differ. A
     * {@link #sweep()} makes the sync look at what is on its way.
     *
     * @return how far both sides agree
     * @throws io.ghl.client.error.GhlException if HighLevel cannot be read
     */
    public DriftReport audit() {
        return tenant.traffic().priority().during(Priority.AUDIT, () -> DriftCheck.full(tenants));
    }

    /**
     * Compares some linked records of both sides. Like {@link #audit()}, with one call for each record.
     *
     * @param size how many records, 1 or more
     * @param seed chooses them; the same seed chooses the same among the same links
     * @return how far both sides agree on these
     * @throws io.ghl.client.error.GhlException if HighLevel cannot be read
     */
    public DriftReport audit(int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("A sample has 1 record or more, and this one " + size + ".");
        }
        return tenant.traffic().priority().during(Priority.AUDIT, () -> DriftCheck.sample(tenants, size, seed));
    }

    private Tenant of(RecordType type) {
        Objects.requireNonNull(type, "type must not be null.");
        return tenants.stream()
                .filter(each -> each.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Records of type " + type + " are not synced."));
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

    /**
     * How far first-time linking has come, whoever started it and in whichever run of the application.
     *
     * @return the status
     */
    public LinkStatus linkStatus() {
        return worker.linkStatus();
    }

    /**
     * How the location gets on, whichever node works on it, by the default limits. Takes about ten queries of the store,
     * and no call. A load balancer need not ask for it: a stalled location is no reason to end a process.
     *
     * @return the health
     * @throws io.ghl.sync.store.StoreException if the store cannot be read
     */
    public LocationHealth health() {
        return health(HealthLimits.defaults());
    }

    /**
     * How the location gets on, by limits of your own. Like {@link #health()}.
     *
     * @param limits from when on it is bad
     * @return the health
     * @throws io.ghl.sync.store.StoreException if the store cannot be read
     */
    public LocationHealth health(HealthLimits limits) {
        Objects.requireNonNull(limits, "limits must not be null.");
        return Checkup.of(tenants, limits);
    }

    LocationWorker worker() {
        return worker;
    }

    private void wake() {
        driver.wake(id());
    }

    /** Asks for work and waits for it; asks for nothing if nobody would do it. */
    private void await(Supplier<CompletableFuture<Void>> work, String failure) throws InterruptedException {
        if (!driver.isRunning()) {
            throw new IllegalStateException(
                    "The engine does not run: call start() on it first, or make a new one if it was closed.");
        }
        CompletableFuture<Void> asked = work.get();
        wake();
        try {
            asked.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof PlanRefusedException refused) {
                // With its reasons, and with the trace of who waits here instead of that of the worker.
                throw (PlanRefusedException) refused.fillInStackTrace();
            }
            throw new SyncException("Location " + id() + " " + failure + ": " + cause.getMessage(), cause);
        }
    }
}
