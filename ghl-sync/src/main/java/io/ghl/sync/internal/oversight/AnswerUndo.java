package io.ghl.sync.internal.oversight;

import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewItem.Kind;
import io.ghl.sync.review.ReviewItem.Status;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.Objects;

/** Takes one answer back, within a transaction. */
final class AnswerUndo {
    private final Tenant tenant;
    private final StoreTransaction tx;
    private final ReviewItem item;
    private final Link link;
    private final String actor;
    private final Instant now;

    AnswerUndo(Tenant tenant, StoreTransaction tx, ReviewItem item, Link link, String actor) {
        this.tenant = tenant;
        this.tx = tx;
        this.item = item;
        this.link = link;
        this.actor = actor;
        this.now = tenant.clock().instant();
    }

    /** The item as it is afterwards. */
    ReviewItem run() {
        Decision decision = item.decision();
        if (decision == null) {
            throw refused("nobody answered it");
        }
        if (item.status() == Status.DECIDED && isBeingCarriedOut()) {
            throw refused("it is just being carried out; try again once that is done");
        }
        if (item.kind() == Kind.UNDO) {
            if (item.status() == Status.CLOSED) {
                throw refused("it was carried out; undo what it wrote instead");
            }
            return tx.reviews().save(item.closed("taken back by " + actor, now));
        }
        if (item.status() != Status.CLOSED) {
            // A run that has read the answer, and has written nothing yet, must not carry it out.
            tx.links().update(link.edit().build());
            tx.decisions().together(item.location(), item.id());
            return reopened();
        }
        return switch (decision.choice()) {
            case KEEP_APART -> together();
            case SEPARATE -> {
                // What was created stays; it may be matched again.
                tx.decisions().together(item.location(), item.id());
                yield item;
            }
            case LINK -> apart();
            case APP, GHL, VALUE -> item.kind() == Kind.DELETE ? refusedDeletion() : restored(decision);
            default -> throw refused("its answer has no opposite");
        };
    }

    /**
     * Whether one side may have the answer already. Then what the question shows is over: asked again, the answer's value
     * would look like an edit, and reach the other side as well.
     */
    private boolean isBeingCarriedOut() {
        Intent intent = link.intent();
        String field = item.field();
        if (field.equals(ReviewItem.WHOLE_RECORD)) {
            return intent != null
                    && switch (intent.operation()) {
                        case CREATE, DELETE, ARCHIVE -> true;
                        case PATCH, ADD_TAGS, REMOVE_TAGS -> false;
                    };
        }
        return (intent != null && intent.sent().get(field).isPresent())
                || !link.appBase().get(field).equals(item.appBase())
                || !link.ghlBase().get(field).equals(item.ghlBase());
    }

    private ReviewItem reopened() {
        if (item.status() == Status.CLOSED && UndoItems.isBusy(tx, link, item.field())) {
            throw refused("another question about the same is open; answer that one");
        }
        tenant.lookAt(tx, link);
        return tx.reviews().save(item.reopened(now));
    }

    private ReviewItem together() {
        if (link.state() != LinkState.UNLINKED) {
            throw refused("the record has been linked otherwise meanwhile");
        }
        tx.decisions().together(item.location(), item.id());
        LinkState before = item.kind() == Kind.MATCH ? LinkState.CANDIDATE : LinkState.LINKED;
        tx.links().update(link.edit().state(before).missingSince(null).build());
        return reopened();
    }

    private ReviewItem apart() {
        if (link.state() != LinkState.LINKED) {
            throw refused("the records are not linked any more");
        }
        if (UndoItems.isBusy(tx, link, ReviewItem.WHOLE_RECORD)) {
            throw refused("another question about the record is open; answer that one");
        }
        ReviewItem unused = UndoItems.whole(tenant, tx, link, Choice.TAKE_APART, actor);
        return item;
    }

    private ReviewItem restored(Decision decision) {
        FieldValue settled = switch (decision.choice()) {
            case APP -> item.app();
            case GHL -> item.ghl();
            default -> decision.value();
        };
        FieldValue before = switch (decision.choice()) {
            case APP -> item.ghl();
            case GHL -> item.app();
            default -> Objects.equals(item.appBase(), item.ghlBase()) ? item.appBase() : FieldValue.absent();
        };
        String field = item.field();
        if (!before.isPresent()) {
            throw refused("it overwrote two different values; write the one you want on either side");
        }
        boolean edited = !link.appBase().get(field).equals(settled)
                || !link.ghlBase().get(field).equals(settled);
        if (edited || link.state() != LinkState.LINKED) {
            throw refused("the field was edited since");
        }
        if (UndoItems.isBusy(tx, link, field)) {
            throw refused("another question about the same field is open; answer that one");
        }
        ReviewItem unused = UndoItems.restore(tenant, tx, link, field, before, actor);
        return item;
    }

    private ReviewItem refusedDeletion() {
        throw refused("a record was deleted or created by it; undo that with SyncLocation.undo");
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(
                "The answer to review item " + item.id() + " cannot be taken back: " + why + ".");
    }
}
