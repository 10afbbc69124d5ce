package io.ghl.sync.internal.engine.history;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditContext.Receipt;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the rows of a reconcile with what only its effects know (what was read and when, how HighLevel answered,
 * which webhooks told of it) and appends them. Single-threaded.
 */
public final class AuditTrail {
    private final Tenant tenant;
    private final long run;
    private final Redactor redactor;
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Set<AuditEntry> logged = new LinkedHashSet<>();
    private Set<Cause> causes = Set.of();
    private List<String> correlationIds = List.of();
    private @Nullable String ghlId;
    private Instant since = Instant.EPOCH;
    private @Nullable List<String> webhookIds;
    private @Nullable Instant readAt;
    private @Nullable Instant ghlVersion;
    private @Nullable Intent intent;

    /** A trail of the run with a number. */
    public AuditTrail(Tenant tenant, long run) {
        this.tenant = tenant;
        this.run = run;
        this.redactor = new Redactor(tenant.oversight().audit());
    }

    /** A reconcile begins, which what has these ids made happen. */
    public void begin(Situation situation, List<String> correlationIds) {
        this.correlationIds = correlationIds;
        Link link = situation.link().orElse(null);
        causes = situation.causes();
        ghlId = link == null ? null : link.ghlId();
        since = link == null || link.seenAt() == null ? Instant.EPOCH : link.seenAt();
        webhookIds = null;
        readAt = null;
        ghlVersion = null;
        intent = null;
        receipts.clear();
        logged.clear();
    }

    /** HighLevel's record was read. */
    public void read(Optional<GhlState> ghl) {
        readAt = tenant.clock().instant();
        ghlVersion = ghl.map(GhlState::version).orElse(null);
        ghlId = ghl.map(GhlState::id).orElse(ghlId);
    }

    /** A link was stored; a write that it holds comes next. */
    public void stored(Link link) {
        intent = link.intent();
        ghlId = link.ghlId() == null ? ghlId : link.ghlId();
    }

    /** HighLevel answered the write that comes after the last commit. */
    public void answered(@Nullable Instant version) {
        var answer = tenant.ghl().lastWrite();
        if (intent != null && answer != null) {
            receipts.put(intent.operationId(), new Receipt(answer.status(), answer.traceId(), version));
        }
    }

    /** HighLevel's version of the record as read, null if it was not. */
    @Nullable
    public Instant readVersion() {
        return ghlVersion;
    }

    /** The rows since a reconcile began; those of a transaction that ran twice once. */
    public Collection<AuditEntry> logged() {
        return List.copyOf(logged);
    }

    /** Stores rows, with what is known by now. */
    public void append(StoreTransaction tx, List<AuditEntry> rows) {
        for (AuditEntry row : rows) {
            logged.add(row);
            tx.audit().append(redactor.apply(row.in(context(tx, row))));
        }
    }

    private AuditContext context(StoreTransaction tx, AuditEntry row) {
        Receipt receipt = row.operationId() == null ? null : receipts.get(row.operationId());
        String rule = LearnedRules.idIn(row.rule());
        return new AuditContext(
                run,
                causes,
                correlationIds,
                tenant.mapping().version(),
                rule == null ? tenant.oversight().audit().rulesVersion() : rule,
                row.context().webhookIds().isEmpty()
                        ? webhookIds(tx)
                        : row.context().webhookIds(),
                readAt,
                ghlVersion,
                receipt == null ? row.context().receipt() : receipt);
    }

    private List<String> webhookIds(StoreTransaction tx) {
        String id = ghlId;
        if (id == null || !causes.contains(Cause.WEBHOOK)) {
            return List.of();
        }
        if (webhookIds == null) {
            webhookIds = tx.inbox().about(tenant.location(), tenant.type(), id, since).stream()
                    .map(ReceivedEvent::webhookId)
                    .toList();
        }
        return webhookIds;
    }
}
