package io.ghl.sync.internal.engine.history;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditContext.Receipt;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds edits in HighLevel that came between the engine's read and its write of the same field, and so were overwritten.
 * HighLevel has no conditional write, so this cannot be prevented; but the edit's webhook shows a value that no read ever
 * returned, dated between the version that was read and the one that the write made. Single-threaded.
 */
public final class OverwriteDetector {
    private final Tenant tenant;

    public OverwriteDetector(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The rows to add for what webhooks showed of a record, after a run about it. */
    public List<AuditEntry> find(StoreTransaction tx, Situation situation, @Nullable Link after) {
        Link before = situation.link().orElse(null);
        if (before == null
                || before.ghlId() == null
                || before.state() != LinkState.LINKED
                || !situation.causes().contains(Cause.WEBHOOK)) {
            return List.of();
        }
        Instant since = before.seenAt() == null ? Instant.EPOCH : before.seenAt();
        Link now = after == null ? before : after;
        List<AuditEntry> found = new ArrayList<>();
        List<AuditEntry> history = null;
        for (ReceivedEvent event : tx.inbox().about(tenant.location(), tenant.type(), before.ghlId(), since)) {
            FieldValues shown = shown(tx, event);
            if (shown == null || isKnown(shown, before, now)) {
                continue;
            }
            history = history == null ? tx.audit().of(before.id()) : history;
            found.addAll(overwritten(event, shown, now, history, situation.now()));
        }
        return found;
    }

    private boolean isKnown(FieldValues shown, Link before, Link now) {
        // A state that was read, or that writes of the engine passed through.
        String state = tenant.rules().fingerprint(shown);
        return before.seenStates().contains(state)
                || now.seenStates().contains(state)
                || fields().stream().allMatch(field -> isHeld(now, field, shown.get(field)));
    }

    private @Nullable FieldValues shown(StoreTransaction tx, ReceivedEvent event) {
        GhlRecords.Shown shown =
                tenant.ghl().shownBy(event.event(), event.payload()).orElse(null);
        return shown == null || event.sentAt() == null
                ? null
                : tenant.state(tx, shown.record()).values();
    }

    private static boolean isHeld(Link link, String field, FieldValue value) {
        return !value.isPresent() || value.equals(link.ghlBase().get(field));
    }

    private List<String> fields() {
        return tenant.rules().fields().stream()
                .filter(rule -> !rule.labels())
                .map(FieldRule::name)
                .toList();
    }

    private List<AuditEntry> overwritten(
            ReceivedEvent event, FieldValues shown, Link link, List<AuditEntry> history, Instant now) {
        var answers = history.stream()
                .filter(row -> row.action() == Action.CONFIRMED && row.operationId() != null)
                .collect(Collectors.toMap(AuditEntry::operationId, Function.identity(), (a, b) -> b));
        List<AuditEntry> found = new ArrayList<>();
        for (String field : fields()) {
            FieldValue value = shown.get(field);
            List<AuditEntry> rows =
                    history.stream().filter(row -> field.equals(row.field())).toList();
            if (isHeld(link, field, value) || isReadOrTold(event, value, rows)) {
                continue;
            }
            rows.stream()
                    .filter(row -> row.written() == Side.GHL && row.action() != Action.RECOVERED)
                    .filter(row -> isBetween(event, row, answer(row, answers.get(row.operationId()))))
                    .findFirst()
                    .ifPresent(row -> found.add(row(event, value, row, now)));
        }
        return found;
    }

    /** Whether a read returned the value, it was written, or an earlier run has told of its loss. */
    private boolean isReadOrTold(ReceivedEvent event, FieldValue value, List<AuditEntry> rows) {
        Redactor redactor = new Redactor(tenant.oversight().audit());
        return rows.stream().anyMatch(row -> {
            FieldValue kept = redactor.apply(row, value);
            return row.action() == Action.OVERWRITTEN
                    ? row.context().webhookIds().contains(event.webhookId())
                    : kept.isPresent()
                            && (kept.equals(row.before()) || kept.equals(row.after()) || kept.equals(row.other()));
        });
    }

    private static @Nullable Receipt answer(AuditEntry row, @Nullable AuditEntry confirmed) {
        Receipt own = row.context().receipt();
        return own != null || confirmed == null ? own : confirmed.context().receipt();
    }

    /** Whether an event is newer than what was read before a write, and not newer than the write. */
    private static boolean isBetween(ReceivedEvent event, AuditEntry write, @Nullable Receipt receipt) {
        Instant at = Objects.requireNonNull(event.sentAt());
        Instant read = write.context().ghlVersion();
        Instant written = receipt == null ? null : receipt.version();
        return read != null && written != null && at.isAfter(read) && !at.isAfter(written);
    }

    private static AuditEntry row(ReceivedEvent event, FieldValue value, AuditEntry write, Instant now) {
        AuditContext none = AuditContext.NONE;
        return new AuditEntry(
                0,
                now,
                write.location(),
                write.type(),
                write.linkId(),
                Action.OVERWRITTEN,
                write.field(),
                Side.GHL,
                value,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                value,
                "overwritten unseen",
                "webhook " + event.webhookId() + " of " + event.sentAt() + " showed it",
                write.operationId(),
                AuditEntry.Origin.ENGINE,
                null,
                AuditEntry.Redaction.NONE,
                new AuditContext(
                        none.run(),
                        none.causes(),
                        none.correlationIds(),
                        none.mappingVersion(),
                        none.rulesVersion(),
                        List.of(event.webhookId()),
                        none.readAt(),
                        none.ghlVersion(),
                        none.receipt()));
    }
}
