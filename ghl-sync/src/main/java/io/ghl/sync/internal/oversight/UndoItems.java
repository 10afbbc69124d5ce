package io.ghl.sync.internal.oversight;

import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.List;

/** Undos that wait to be carried out: decisions about what both sides were last seen to hold. */
public final class UndoItems {
    private UndoItems() {}

    /** Whether something waits for a person, or to be carried out, about a field of a pair. */
    public static boolean isBusy(StoreTransaction tx, Link link, String field) {
        return tx.reviews().of(link.id()).stream().anyMatch(item -> item.field().equals(field));
    }

    /** Puts a value back on both sides, if both still hold what they were last seen to hold. */
    public static ReviewItem restore(
            Tenant tenant, StoreTransaction tx, Link link, String field, FieldValue value, String actor) {
        return store(tenant, tx, link, field, Choice.RESTORE, value, actor);
    }

    /** Does something about a whole pair. */
    public static ReviewItem whole(Tenant tenant, StoreTransaction tx, Link link, Choice choice, String actor) {
        return store(tenant, tx, link, ReviewItem.WHOLE_RECORD, choice, FieldValue.absent(), actor);
    }

    private static ReviewItem store(
            Tenant tenant,
            StoreTransaction tx,
            Link link,
            String field,
            Choice choice,
            FieldValue value,
            String actor) {
        Instant now = tenant.clock().instant();
        ReviewItem stored = tx.reviews()
                .save(new ReviewItem(
                        tenant.ids().next(),
                        link.location(),
                        link.type(),
                        link.id(),
                        ReviewItem.Kind.UNDO,
                        field,
                        link.appBase().get(field),
                        link.ghlBase().get(field),
                        link.appBase().get(field),
                        link.ghlBase().get(field),
                        List.of(),
                        "undo",
                        now,
                        now,
                        ReviewItem.Status.DECIDED,
                        new Decision(choice, value, null, actor, now),
                        null,
                        0));
        tenant.lookAt(tx, link);
        return stored;
    }
}
