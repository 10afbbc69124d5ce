package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.DeletionLimit;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.reconcile.step.Step.AdmitDeletion.Verdict;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts the deletions that are carried from one side to the other, and stops them when there are too many: one question
 * per location, and until it is decided nothing is deleted. What it knows is in the store.
 */
public final class DeletionGuard {
    private static final int LINKS_PER_PAGE = 500;
    private static final Duration COUNT_HOLDS = Duration.ofMinutes(10);

    private final Tenant tenant;
    private final String stream;
    private int linked = -1;
    private Instant linkedAt = Instant.EPOCH;

    public DeletionGuard(Tenant tenant) {
        this.tenant = tenant;
        this.stream = Streams.of(tenant.type()).deletions();
    }

    /** The name of the question's place, since it belongs to no link. */
    private static String place(String location, RecordType type) {
        return "deletions " + location + " " + type;
    }

    /** What is to become of the deletion that a link stands for. */
    public Verdict admit(Link link) {
        Instant now = tenant.clock().instant();
        DeletionLedger before = read();
        // Counting reads all links, so only when there may be too many, and outside of the transaction.
        boolean many = before.count(now, limit().window()) >= DeletionLimit.ALWAYS_ALLOWED;
        int most = many ? most(now, before) : DeletionLimit.ALWAYS_ALLOWED;
        Verdict verdict = tenant.store().transact(tx -> admit(tx, link, most, now));
        if (verdict == Verdict.HOLD) {
            tenant.oversight().notices().accept(tenant.location());
        }
        return verdict;
    }

    private Verdict admit(StoreTransaction tx, Link link, int most, Instant now) {
        DeletionLedger ledger = read(tx);
        Decision.Choice decided = ledger.decision(now, limit().window(), link.state() == LinkState.HELD);
        if (decided != null) {
            return switch (decided) {
                case GO_AHEAD -> Verdict.CARRY_OUT;
                case REVERT -> Verdict.REVERT;
                default -> Verdict.LEAVE;
            };
        }
        if (ledger.holds()) {
            open(tx, ledger.reason(), now);
            return Verdict.HOLD;
        }
        DeletionLedger next = ledger.with(link.id(), now, limit().window());
        int count = next.count(now, limit().window());
        if (count > most) {
            String reason = "more than " + most + " records were deleted within "
                    + limit().window().toMinutes() + " min";
            write(tx, ledger.holding(reason));
            open(tx, reason, now);
            return Verdict.HOLD;
        }
        write(tx, next);
        return Verdict.CARRY_OUT;
    }

    /**
     * Takes note of how many pairs a complete read of HighLevel did not show: of too many, so that the next deletion is
     * asked about; of few, so that it is not any more.
     */
    void suspect(int missing, boolean empty) {
        Instant now = tenant.clock().instant();
        boolean many = missing > DeletionLimit.ALWAYS_ALLOWED && missing > most(now, read());
        if (!many && !(empty && missing > 1)) {
            relax();
            return;
        }
        tenant.store().transact(tx -> {
            DeletionLedger ledger = read(tx);
            if (!ledger.holds() && ledger.decision(now, limit().window(), false) == null) {
                write(
                        tx,
                        ledger.holding(
                                empty
                                        ? "HighLevel shows no record at all, and " + missing + " are linked"
                                        : "HighLevel does not show " + missing + " of the linked records any more"));
            }
            return null;
        });
    }

    /** A suspicion ends by which nothing was held, once HighLevel shows the records again. */
    private void relax() {
        if (!read().holds()) {
            return;
        }
        tenant.store().transact(tx -> {
            DeletionLedger ledger = read(tx);
            boolean asked =
                    !tx.reviews().of(place(tenant.location(), tenant.type())).isEmpty();
            boolean held = !tx.links()
                    .inState(tenant.location(), tenant.type(), LinkState.HELD, null, 1)
                    .isEmpty();
            if (ledger.holds() && !asked && !held) {
                write(tx, ledger.released());
            }
            return null;
        });
    }

    /** Takes a person's decision, and has all held pairs looked at. */
    public static void decided(StoreTransaction tx, ReviewItem item, Decision decision) {
        String location = item.location();
        String stream = Streams.of(item.type()).deletions();
        DeletionLedger ledger =
                DeletionLedger.parse(tx.cursors().read(location, stream).orElse(null));
        tx.cursors()
                .write(
                        location,
                        stream,
                        ledger.decided(decision.choice(), decision.at()).text());
        log(
                tx,
                location,
                item.type(),
                decision.at(),
                AuditEntry.Action.REVIEW_CLOSED,
                "decided by " + decision.actor(),
                decision.choice().name());
        String after = null;
        List<Link> some;
        do {
            some = tx.links().inState(location, item.type(), LinkState.HELD, after, LINKS_PER_PAGE);
            for (Link link : some) {
                after = link.id();
                Side side = link.appId() == null ? Side.GHL : Side.APP;
                String recordId = link.idOn(side);
                if (recordId != null) {
                    tx.signals().raise(location, item.type(), side, recordId, decision.at(), Cause.DECISION);
                }
            }
        } while (some.size() == LINKS_PER_PAGE);
    }

    private static void log(
            StoreTransaction tx,
            String location,
            RecordType type,
            Instant now,
            AuditEntry.Action action,
            String rule,
            String evidence) {
        tx.audit()
                .append(new AuditEntry(
                        0,
                        now,
                        location,
                        type,
                        place(location, type),
                        action,
                        null,
                        null,
                        FieldValue.absent(),
                        FieldValue.absent(),
                        FieldValue.absent(),
                        FieldValue.absent(),
                        rule,
                        evidence,
                        null));
    }

    private void open(StoreTransaction tx, String reason, Instant now) {
        List<ReviewItem> open = tx.reviews().of(place(tenant.location(), tenant.type()));
        if (open.isEmpty()) {
            tx.reviews()
                    .save(new ReviewItem(
                            tenant.ids().next(),
                            tenant.location(),
                            tenant.type(),
                            place(tenant.location(), tenant.type()),
                            ReviewItem.Kind.MASS_DELETE,
                            ReviewItem.WHOLE_RECORD,
                            FieldValue.absent(),
                            FieldValue.absent(),
                            FieldValue.absent(),
                            FieldValue.absent(),
                            List.of(),
                            reason + "; nothing more is deleted until this is decided",
                            now,
                            now,
                            ReviewItem.Status.OPEN,
                            null,
                            null,
                            0));
            log(tx, tenant.location(), tenant.type(), now, AuditEntry.Action.REVIEW_OPENED, "deletion limit", reason);
        }
    }

    private DeletionLimit limit() {
        return tenant.options().deletionLimit();
    }

    private int most(Instant now, DeletionLedger ledger) {
        if (linked < 0 || linkedAt.plus(COUNT_HOLDS).isBefore(now)) {
            // The share is one of the pairs that there were before.
            linked = countLinked() + ledger.count(now, limit().window());
            linkedAt = now;
        }
        long share = (long) linked * limit().percent() / 100;
        return (int) Math.max(DeletionLimit.ALWAYS_ALLOWED, Math.min(limit().records(), share));
    }

    /** Pairs, and those that were pairs until the deletions came. */
    private int countLinked() {
        int[] count = {0};
        for (LinkState state : List.of(LinkState.LINKED, LinkState.HELD)) {
            tenant.eachInState(state, link -> count[0]++);
        }
        return count[0];
    }

    private DeletionLedger read() {
        return tenant.store().transact(this::read);
    }

    private DeletionLedger read(StoreTransaction tx) {
        return DeletionLedger.parse(tx.cursors().read(tenant.location(), stream).orElse(null));
    }

    private void write(StoreTransaction tx, DeletionLedger ledger) {
        tx.cursors().write(tenant.location(), stream, ledger.text());
    }
}
