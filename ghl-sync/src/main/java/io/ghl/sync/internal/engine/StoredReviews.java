package io.ghl.sync.internal.engine;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewItem.Kind;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The review queue over the store. */
public final class StoredReviews implements ReviewQueue {
    private final Tenant tenant;
    private final Runnable wake;

    /** The queue of one location; {@code wake} makes its worker look at once. */
    public StoredReviews(Tenant tenant, Runnable wake) {
        this.tenant = tenant;
        this.wake = wake;
    }

    @Override
    public List<ReviewItem> open() {
        return tenant.store().transact(tx -> tx.reviews().open(tenant.location()));
    }

    @Override
    public Optional<ReviewItem> find(String id) {
        return tenant.store()
                .transact(tx -> tx.reviews().find(id))
                .filter(item -> item.location().equals(tenant.location()));
    }

    @Override
    public void decide(String id, Choice choice, String actor) {
        if (choice == Choice.VALUE || choice == Choice.LINK) {
            throw new IllegalArgumentException(
                    "The choice " + choice + " needs a value or a record: use decideValue or decideLink.");
        }
        Set<Kind> kinds = switch (choice) {
            case SEPARATE -> Set.of(Kind.MATCH);
            case GO_AHEAD, REVERT, LEAVE -> Set.of(Kind.MASS_DELETE);
            default -> Set.of(Kind.FIELD, Kind.DELETE, Kind.FIGHTING);
        };
        decide(id, kinds, choice, FieldValue.absent(), null, actor);
    }

    @Override
    public void decideValue(String id, FieldValue value, String actor) {
        if (!value.isPresent()) {
            throw new IllegalArgumentException("The value of a decision must not be absent.");
        }
        decide(id, Set.of(Kind.FIELD, Kind.FIGHTING), Choice.VALUE, value, null, actor);
    }

    @Override
    public void decideLink(String id, String recordId, String actor) {
        decide(id, Set.of(Kind.MATCH), Choice.LINK, FieldValue.absent(), recordId, actor);
    }

    private void decide(
            String id, Set<Kind> kinds, Choice choice, FieldValue value, @Nullable String recordId, String actor) {
        tenant.store().transact(tx -> {
            ReviewItem item = tx.reviews()
                    .find(id)
                    .filter(found -> found.location().equals(tenant.location()))
                    .orElseThrow(() -> new IllegalArgumentException("There is no review item " + id + "."));
            if (item.status() != ReviewItem.Status.OPEN) {
                throw new IllegalArgumentException(
                        "Review item " + id + " is not open any more but " + item.status() + ".");
            }
            if (!kinds.contains(item.kind())) {
                throw new IllegalArgumentException(
                        "The choice " + choice + " does not answer a question of kind " + item.kind() + ".");
            }
            if (item.kind() == Kind.MASS_DELETE) {
                Decision decision =
                        new Decision(choice, value, null, actor, tenant.clock().instant());
                tx.reviews().save(item.decided(decision).closed());
                DeletionGuard.decided(tx, item, decision);
                return null;
            }
            Link link = tx.links()
                    .find(item.linkId())
                    .orElseThrow(() -> new IllegalStateException("Review item " + id + " belongs to no link."));
            Side known = link.appId() == null ? Side.GHL : Side.APP;
            if (recordId != null) {
                checkFree(tx, item, known.other(), recordId);
            }
            Decision decision =
                    new Decision(choice, value, recordId, actor, tenant.clock().instant());
            tx.reviews().save(item.decided(decision));
            String knownId = link.idOn(known);
            if (knownId != null) {
                tx.signals()
                        .raise(
                                tenant.location(),
                                item.type(),
                                known,
                                knownId,
                                tenant.clock().instant(),
                                Cause.DECISION);
            }
            return null;
        });
        wake.run();
    }

    private void checkFree(StoreTransaction tx, ReviewItem item, Side side, String recordId) {
        if (!item.candidates().contains(recordId)) {
            throw new IllegalArgumentException(
                    "Record " + recordId + " is not one of the candidates of review item " + item.id() + ".");
        }
        boolean taken = tx.links()
                .of(tenant.location(), item.type(), side, recordId)
                .filter(link -> !link.isAlone())
                .isPresent();
        if (taken) {
            throw new IllegalArgumentException("Record " + recordId
                    + " is linked to another record already; take these apart first, or choose another candidate.");
        }
    }
}
