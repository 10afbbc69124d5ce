package io.ghl.sync.internal.oversight;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.feed.DeletionGuard;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.KeptApart;
import io.ghl.sync.review.ReviewChangedException;
import io.ghl.sync.review.ReviewDetails;
import io.ghl.sync.review.ReviewFilter;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewItem.Kind;
import io.ghl.sync.review.ReviewItem.Status;
import io.ghl.sync.review.ReviewPreview;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The review queue over the store. Whoever changes a question here makes the worker look at its record. */
public final class StoredReviews implements ReviewQueue {
    private static final int EVENTS = 20;

    private final List<Tenant> tenants;
    private final Tenant tenant;
    private final Runnable wake;
    private final RuleBook ruleBook;

    /** The queue of a location that syncs records of one type. */
    public StoredReviews(Tenant tenant, Runnable wake) {
        this(List.of(tenant), wake);
    }

    /** The queue of a location, with its types of record; {@code wake} makes its worker look at once. */
    public StoredReviews(List<Tenant> tenants, Runnable wake) {
        this.tenants = tenants;
        this.tenant = tenants.get(0);
        this.wake = wake;
        this.ruleBook = new RuleBook(tenants);
    }

    private Optional<Tenant> synced(ReviewItem item) {
        return tenants.stream().filter(typed -> typed.type() == item.type()).findFirst();
    }

    private Tenant of(ReviewItem item) {
        return synced(item)
                .orElseThrow(() -> new IllegalArgumentException("Review item " + item.id()
                        + " is about a record of type " + item.type()
                        + ", which is not synced any more; ignore the item."));
    }

    @Override
    public List<ReviewItem> open(ReviewFilter filter) {
        Objects.requireNonNull(filter, "filter must not be null.");
        return tenant.store().transact(tx -> tx.reviews().open(tenant.location())).stream()
                .filter(filter::matches)
                .toList();
    }

    @Override
    public Count count() {
        List<ReviewItem> open = open();
        Map<String, Integer> byField = new TreeMap<>();
        open.forEach(item -> byField.merge(item.field(), 1, Integer::sum));
        Instant oldest = open.isEmpty() ? null : open.get(0).openedAt();
        return new Count(open.size(), oldest, byField);
    }

    @Override
    public Optional<ReviewItem> find(String id) {
        Objects.requireNonNull(id, "id must not be null.");
        return tenant.store().transact(tx -> find(tx, id));
    }

    private Optional<ReviewItem> find(StoreTransaction tx, String id) {
        return tx.reviews().find(id).filter(item -> item.location().equals(tenant.location()));
    }

    private ReviewItem require(StoreTransaction tx, String id) {
        return find(tx, id).orElseThrow(() -> new IllegalArgumentException("There is no review item " + id + "."));
    }

    /** The link that a question is about; empty if it is about many deletions. */
    private static Optional<Link> linkOf(StoreTransaction tx, ReviewItem item) {
        return item.kind() == Kind.MASS_DELETE ? Optional.empty() : Optional.of(link(tx, item));
    }

    private static Link link(StoreTransaction tx, ReviewItem item) {
        return tx.links()
                .find(item.linkId())
                .orElseThrow(() -> new IllegalStateException("Review item " + item.id() + " belongs to no link."));
    }

    @Override
    public ReviewDetails get(String id) {
        Objects.requireNonNull(id, "id must not be null.");
        return tenant.store().transact(tx -> {
            ReviewItem item = require(tx, id);
            Link link = linkOf(tx, item).orElse(null);
            List<ReviewDetails.Event> events = link == null || link.ghlId() == null
                    ? List.of()
                    : tx.inbox().about(item.location(), item.type(), link.ghlId(), Instant.EPOCH).stream()
                            .map(event -> new ReviewDetails.Event(
                                    event.webhookId(), event.event(), event.sentAt(), event.receivedAt()))
                            .toList();
            boolean whole = item.field().equals(ReviewItem.WHOLE_RECORD);
            List<AuditEntry> history = tx.audit().of(item.linkId()).stream()
                    .filter(row -> whole || item.field().equals(row.field()))
                    .toList();
            boolean answerable = item.status() == Status.OPEN || item.status() == Status.IGNORED;
            return new ReviewDetails(
                    item,
                    link == null ? null : link.appId(),
                    link == null ? null : link.ghlId(),
                    link == null ? null : link.seenAt(),
                    link == null ? null : link.ghlVersion(),
                    events.subList(Math.max(0, events.size() - EVENTS), events.size()),
                    history,
                    answerable ? Answers.fitting(item) : Set.of());
        });
    }

    @Override
    public ReviewPreview preview(String id, Answer answer) {
        Objects.requireNonNull(id, "id must not be null.");
        Objects.requireNonNull(answer, "answer must not be null.");
        ReviewPreview preview = tenant.store().transact(tx -> check(tx, require(tx, id), answer));
        checkTaken(preview);
        return preview;
    }

    private ReviewPreview check(StoreTransaction tx, ReviewItem item, Answer answer) {
        return check(tx, item, linkOf(tx, item).orElse(null), answer);
    }

    /** Outside of transactions, for what HighLevel takes may have to be read anew. */
    private void checkTaken(ReviewPreview preview) {
        synced(preview.item()).ifPresent(typed -> Answers.checkTaken(typed, preview));
    }

    private ReviewPreview check(StoreTransaction tx, ReviewItem item, @Nullable Link link, Answer answer) {
        // What is not synced any more can be ignored only, or it would wait for ever.
        Tenant asks = answer.choice() == Choice.IGNORE ? synced(item).orElse(tenant) : of(item);
        ReviewPreview preview = Answers.preview(asks, item, link, answer);
        if (link != null && answer.recordId() != null) {
            checkFree(tx, item, link.appId() == null ? Side.APP : Side.GHL, answer.recordId());
        }
        return preview;
    }

    private void checkFree(StoreTransaction tx, ReviewItem item, Side side, String recordId) {
        if (!item.candidates().contains(recordId)) {
            throw new IllegalArgumentException(
                    "Record " + recordId + " is not one of the candidates of review item " + item.id() + ".");
        }
        boolean taken = tx.links()
                .of(tenant.location(), item.type(), side, recordId)
                .filter(UndoPlanner::isPair)
                .isPresent();
        if (taken) {
            throw new IllegalArgumentException("Record " + recordId
                    + " is linked to another record already; take these apart first, or choose another candidate.");
        }
    }

    @Override
    public ReviewItem resolve(String id, Answer answer, long expectedVersion, String actor, @Nullable String note) {
        Objects.requireNonNull(id, "id must not be null.");
        Objects.requireNonNull(answer, "answer must not be null.");
        required("actor", actor);
        checkTaken(tenant.store().transact(tx -> check(tx, requireUnchanged(tx, id, expectedVersion), answer)));
        return changing(tx -> decide(tx, requireUnchanged(tx, id, expectedVersion), answer, actor, note));
    }

    private ReviewItem requireUnchanged(StoreTransaction tx, String id, long expectedVersion) {
        ReviewItem item = require(tx, id);
        boolean answerable = item.status() == Status.OPEN || item.status() == Status.IGNORED;
        if (!answerable || item.version() != expectedVersion) {
            throw new ReviewChangedException(item);
        }
        return item;
    }

    private ReviewItem decide(
            StoreTransaction tx, ReviewItem item, Answer answer, String actor, @Nullable String note) {
        Instant now = tenant.clock().instant();
        if (item.kind() == Kind.MASS_DELETE) {
            return decideDeletions(
                    tx, item, answer, new Decision(answer.choice(), answer.value(), null, actor, now, note));
        }
        Link link = link(tx, item);
        check(tx, item, link, answer);
        ReviewItem decided = tx.reviews()
                .save(item.decided(new Decision(answer.choice(), answer.value(), answer.recordId(), actor, now, note)));
        // An answer takes the place of an earlier one to the same question.
        int unused = tx.decisions().together(item.location(), item.id());
        if (answer.choice() == Choice.SEPARATE || (item.kind() == Kind.MATCH && isApart(answer))) {
            keepApart(tx, item, link, actor, now);
        }
        log(tx, decided, answer.value(), "answered " + answer.choice(), actor);
        if (answer.choice() != Choice.IGNORE) {
            tenant.lookAt(tx, link);
        }
        return decided;
    }

    private ReviewItem decideDeletions(StoreTransaction tx, ReviewItem item, Answer answer, Decision decision) {
        check(tx, item, null, answer);
        String actor = decision.actor();
        ReviewItem decided = tx.reviews().save(item.decided(decision).closed("decided by " + actor, decision.at()));
        DeletionGuard.decided(tx, item, decision);
        log(tx, decided, answer.value(), "answered " + answer.choice(), actor);
        return decided;
    }

    private static boolean isApart(Answer answer) {
        return answer.choice() == Choice.KEEP_APART;
    }

    private static void keepApart(StoreTransaction tx, ReviewItem item, Link link, String actor, Instant now) {
        for (String candidate : item.candidates()) {
            String appId = link.appId() == null ? candidate : link.appId();
            String ghlId = link.appId() == null ? link.ghlId() : candidate;
            if (ghlId != null) {
                tx.decisions()
                        .keepApart(new KeptApart(item.location(), item.type(), appId, ghlId, item.id(), actor, now));
            }
        }
    }

    @Override
    public Bulk bulk(ReviewFilter filter, Answer answer, String actor, @Nullable String note) {
        Objects.requireNonNull(filter, "filter must not be null.");
        Objects.requireNonNull(answer, "answer must not be null.");
        required("actor", actor);
        if (answer.choice() == Choice.LINK) {
            throw new IllegalArgumentException("Which record is the same cannot be said of many items at once.");
        }
        List<String> decided = new ArrayList<>();
        Map<String, String> skipped = new TreeMap<>();
        for (ReviewItem item : open(filter)) {
            try {
                resolve(item.id(), answer, item.version(), actor, note);
                decided.add(item.id());
            } catch (IllegalArgumentException | ReviewChangedException e) {
                skipped.put(item.id(), String.valueOf(e.getMessage()));
            }
        }
        return new Bulk(decided, skipped);
    }

    @Override
    public ReviewItem undo(String id, String actor) {
        Objects.requireNonNull(id, "id must not be null.");
        required("actor", actor);
        return changing(tx -> {
            ReviewItem item = require(tx, id);
            if (item.kind() == Kind.MASS_DELETE) {
                throw new IllegalArgumentException("The answer to review item " + id
                        + " cannot be taken back: it is about many records; undo what became of each of them.");
            }
            ReviewItem now = new AnswerUndo(of(item), tx, item, link(tx, item), actor).run();
            log(tx, now, FieldValue.absent(), "answer taken back", actor);
            return now;
        });
    }

    private void log(StoreTransaction tx, ReviewItem item, FieldValue value, String rule, String actor) {
        AuditEntry row = new AuditEntry(
                0,
                tenant.clock().instant(),
                item.location(),
                item.type(),
                item.linkId(),
                AuditEntry.Action.REVIEW_DECIDED,
                item.field(),
                null,
                item.app(),
                value,
                item.ghl(),
                FieldValue.absent(),
                FieldValue.absent(),
                rule,
                "review item " + item.id(),
                null,
                AuditEntry.Origin.PERSON,
                actor,
                AuditEntry.Redaction.NONE,
                AuditContext.NONE);
        new AuditTrail(synced(item).orElse(tenant), 0).append(tx, List.of(row));
    }

    @Override
    public List<KeptApart> keptApart() {
        return tenant.store().transact(tx -> tx.decisions().apart(tenant.location()));
    }

    @Override
    public List<ReviewRule.Suggestion> suggestions() {
        return tenant.store().transact(ruleBook::suggestions);
    }

    @Override
    public ReviewRule makeRule(ReviewRule.Suggestion suggestion, boolean everywhere, String actor) {
        Objects.requireNonNull(suggestion, "suggestion must not be null.");
        required("actor", actor);
        return changing(tx -> ruleBook.make(tx, suggestion, everywhere, actor));
    }

    @Override
    public List<ReviewRule> rules() {
        return tenant.store().transact(tx -> tx.decisions().rules(tenant.location()));
    }

    @Override
    public void removeRule(String id, String actor) {
        Objects.requireNonNull(id, "id must not be null.");
        required("actor", actor);
        ReviewRule unused = changing(tx -> ruleBook.remove(tx, id, actor));
    }

    private <R> R changing(SyncStore.Work<R> work) {
        R result = tenant.store().transact(work);
        wake.run();
        tenant.oversight().notices().accept(tenant.location());
        return result;
    }

    private static void required(String name, String text) {
        Objects.requireNonNull(text, () -> name + " must not be null.");
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + name + " must not be blank.");
        }
    }
}
