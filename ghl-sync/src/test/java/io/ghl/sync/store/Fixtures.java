package io.ghl.sync.store;

import static io.ghl.sync.record.RecordType.CONTACT;

import io.ghl.client.GhlLocation;
import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.FieldNote;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.KeptApart;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Occasion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Entries with something in every column. */
public final class Fixtures {
    public static final String HERE = "loc-1";
    public static final String ELSEWHERE = "loc-2";
    public static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123456789Z");

    private Fixtures() {}

    public static Link link(String id) {
        return link(id, "app-" + id, "ghl-" + id);
    }

    public static Link link(String id, String appId, String ghlId) {
        return Link.fresh(id, HERE, CONTACT, appId, ghlId, LinkState.LINKED);
    }

    public static Link full(String id) {
        return link(id).edit()
                .state(LinkState.PARKED)
                .base(Side.APP, "email", FieldValue.text("ada@example.com"))
                .base(Side.APP, "phone", FieldValue.nothing())
                .base(Side.GHL, "score", FieldValue.number(new BigDecimal("12345678901234567890.000000001")))
                .base(Side.GHL, "born", FieldValue.day(LocalDate.of(2000, 1, 5)))
                .base(Side.GHL, "tags", FieldValue.labels(List.of("b", "a")))
                .base(Side.GHL, "vip", FieldValue.flag(true))
                .base(Side.GHL, "note", FieldValue.empty())
                .ghlVersion(NOW.minusSeconds(5))
                .seenAt(NOW)
                .intent(new Intent(
                        "op-1",
                        Side.GHL,
                        Intent.Operation.PATCH,
                        FieldValues.of(Map.of("email", FieldValue.text("new@example.com"))),
                        FieldValues.none(),
                        NOW,
                        2,
                        NOW.minusSeconds(7)))
                .missingSince(NOW.plusNanos(1))
                .problem("HighLevel refused the phone number")
                .failures(new Failures(
                        Failures.Cause.REFUSED, 3, NOW.minusSeconds(60), "HighLevel refused the e-mail", NOW))
                .note("email", new FieldNote(Side.APP, NOW, List.of(NOW.minusSeconds(1), NOW), null))
                .note("phone", FieldNote.NONE.withHeldAt(NOW))
                .build();
    }

    public static ReceivedEvent event(String webhookId, String recordId, Instant receivedAt) {
        return new ReceivedEvent(
                webhookId,
                "ContactUpdate",
                HERE,
                CONTACT,
                recordId,
                receivedAt.minusSeconds(1),
                receivedAt,
                "{\"id\":\"" + recordId + "\",\"firstName\":\"Ada \uD83D\uDE00\"}");
    }

    public static AuditEntry audit(String location, String linkId, String evidence) {
        return audit(NOW, location, linkId, evidence);
    }

    public static AuditEntry auditAt(Instant at, String location, String linkId) {
        return audit(at, location, linkId, "why");
    }

    private static AuditEntry audit(Instant at, String location, String linkId, String evidence) {
        return new AuditEntry(
                0,
                at,
                location,
                CONTACT,
                linkId,
                AuditEntry.Action.CONFLICT_SETTLED,
                "email",
                Side.GHL,
                FieldValue.absent(),
                FieldValue.text("new"),
                FieldValue.nothing(),
                FieldValue.empty(),
                FieldValue.text("lost"),
                "newer wins",
                evidence,
                "op-1",
                AuditEntry.Origin.PERSON,
                "eve",
                AuditEntry.Redaction.HASHED,
                new AuditContext(
                        7,
                        Set.of(Signal.Cause.WEBHOOK, Signal.Cause.APP_HINT),
                        List.of("w1", "app-hint-5"),
                        "m-1",
                        "r-1",
                        List.of("w1", "w2"),
                        NOW.minusSeconds(1),
                        NOW.minusSeconds(2),
                        new AuditContext.Receipt(201, "trace-1", NOW.minusNanos(1))));
    }

    /** A row of which nothing is known that need not be. */
    public static AuditEntry bareAudit(String linkId) {
        return new AuditEntry(
                0,
                NOW,
                HERE,
                CONTACT,
                linkId,
                AuditEntry.Action.LINKED,
                null,
                null,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                "same email",
                "",
                null);
    }

    public static KeptApart apart(String appId, String ghlId, String reviewId) {
        return new KeptApart(HERE, CONTACT, appId, ghlId, reviewId, "eve", NOW);
    }

    public static ReviewRule rule(String id, String location, String field) {
        return new ReviewRule(id, location, CONTACT, field, Side.APP, "eve", NOW);
    }

    public static ReviewItem review(String id, String linkId, String field) {
        return new ReviewItem(
                id,
                HERE,
                CONTACT,
                linkId,
                ReviewItem.Kind.FIELD,
                field,
                FieldValue.absent(),
                FieldValue.nothing(),
                FieldValue.text("app"),
                FieldValue.labels(List.of("x")),
                List.of("candidate-1", "candidate-2"),
                "both sides changed",
                NOW,
                NOW.plusSeconds(1),
                ReviewItem.Status.OPEN,
                null,
                null,
                0);
    }

    public static ReviewItem with(ReviewItem item, ReviewItem.Status status, Decision decision) {
        return copy(item, status, decision, item.version());
    }

    public static ReviewItem atVersion(ReviewItem item, long version) {
        return copy(item, item.status(), item.decision(), version);
    }

    private static ReviewItem copy(ReviewItem item, ReviewItem.Status status, Decision decision, long version) {
        return new ReviewItem(
                item.id(),
                item.location(),
                item.type(),
                item.linkId(),
                item.kind(),
                item.field(),
                item.appBase(),
                item.ghlBase(),
                item.app(),
                item.ghl(),
                item.candidates(),
                item.reason(),
                item.openedAt(),
                item.changedAt(),
                status,
                decision,
                status == ReviewItem.Status.CLOSED ? "both sides agree" : null,
                version);
    }

    public static Decision decision() {
        return new Decision(Decision.Choice.VALUE, FieldValue.text("third"), "rec-1", "eve", NOW, "she called");
    }

    /** Runs work that returns nothing. */
    public static void run(SyncStore store, Consumer<StoreTransaction> work) {
        store.transact(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** A firing about a field of a pair that changed, due now. */
    public static Firing firing(String trigger, String linkId, String number) {
        Change.About about = new Change.About(
                linkId + ":" + number,
                NOW,
                HERE,
                CONTACT,
                linkId,
                "app",
                null,
                AuditEntry.Origin.APP,
                7,
                FieldValues.none()
                        .with("email", FieldValue.text("ada@example.com"))
                        .with("born", FieldValue.day(LocalDate.of(1999, 1, 31))));
        return new Firing(
                0,
                trigger,
                new Change.FieldChanged(about, "email", FieldValue.absent(), FieldValue.text("ada@example.com")),
                Firing.State.WAITING,
                NOW,
                NOW,
                0,
                0,
                null);
    }

    /** A try at the first effect of a firing. */
    public static Occasion occasion(Firing firing, int attempt) {
        return new Occasion() {
            @Override
            public String trigger() {
                return firing.trigger();
            }

            @Override
            public Change change() {
                return firing.change();
            }

            @Override
            public String key() {
                return firing.key() + "/0";
            }

            @Override
            public int attempt() {
                return attempt;
            }

            @Override
            public Instant firedAt() {
                return firing.firedAt();
            }

            @Override
            public GhlLocation ghl() {
                throw new IllegalStateException("not here");
            }

            @Override
            public void setInApp(FieldValues values) {
                throw new IllegalStateException("not here");
            }
        };
    }
}
