package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.SyncException;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fields that wait because HighLevel would refuse their value: goes on with them when the reason is gone. */
public final class RefusedFields {
    private RefusedFields() {}

    /** Looks at the records of which a field would not be refused any more. Makes no call for the others. */
    public static void lookAgain(Tenant tenant) {
        List<ReviewItem> waiting = tenant.store().transact(tx -> tx.reviews().open(tenant.location())).stream()
                .filter(item -> item.type() == tenant.type() && item.kind() == ReviewItem.Kind.REFUSED)
                // What is missing comes with a change of the record, which is noticed anyway.
                .filter(item -> item.app().isPresent() && !item.app().isBlank())
                .toList();
        for (ReviewItem item : waiting) {
            Predicate<Link> which = moved(tenant, item);
            if (which != null) {
                tenant.store().transact(tx -> {
                    tx.links()
                            .find(item.linkId())
                            .filter(which)
                            .map(Link::appId)
                            .ifPresent(id -> tenant.raise(tx, Side.APP, id, Signal.Cause.RETRY));
                    return null;
                });
            }
        }
    }

    /** Of which links the record is to be looked at because of a question; null if it stands as it was asked. */
    private static @Nullable Predicate<Link> moved(Tenant tenant, ReviewItem item) {
        FieldValues value = FieldValues.none().with(item.field(), item.app());
        try {
            return tenant.refusals(value, FieldValues.none()).isEmpty() ? link -> true : null;
        } catch (SyncException | IllegalArgumentException e) {
            // By now the mapping takes no such value, or the custom field is gone: the record tells what to ask
            // instead.
            // One that fails over it is tried again when the mapping or the custom fields change.
            return link -> link.failures() == null;
        }
    }
}
