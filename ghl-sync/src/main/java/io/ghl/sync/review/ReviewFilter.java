package io.ghl.sync.review;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem.Kind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among review items; what is null does not matter. Immutable.
 *
 * @param type the record type
 * @param kind what is asked
 * @param field the field
 * @param linkId the link
 * @param openedBefore only items that were asked first before this time
 */
public record ReviewFilter(
        @Nullable RecordType type,
        @Nullable Kind kind,
        @Nullable String field,
        @Nullable String linkId,
        @Nullable Instant openedBefore) {

    /**
     * Every item.
     *
     * @return a filter that leaves nothing out
     */
    public static ReviewFilter all() {
        return new ReviewFilter(null, null, null, null, null);
    }

    /**
     * Questions about one field, of any record.
     *
     * @param name the field's name
     * @return the filter
     */
    public static ReviewFilter ofField(String name) {
        Objects.requireNonNull(name, "name must not be null.");
        return new ReviewFilter(null, Kind.FIELD, name, null, null);
    }

    /**
     * This filter for one record type.
     *
     * @param value the type
     * @return the narrower filter
     */
    public ReviewFilter withType(RecordType value) {
        Objects.requireNonNull(value, "type must not be null.");
        return new ReviewFilter(value, kind, field, linkId, openedBefore);
    }

    /**
     * This filter for one kind of question.
     *
     * @param value the kind
     * @return the narrower filter
     */
    public ReviewFilter withKind(Kind value) {
        Objects.requireNonNull(value, "kind must not be null.");
        return new ReviewFilter(type, value, field, linkId, openedBefore);
    }

    /**
     * This filter for one pair of records.
     *
     * @param value the link's id
     * @return the narrower filter
     */
    public ReviewFilter withLink(String value) {
        Objects.requireNonNull(value, "linkId must not be null.");
        return new ReviewFilter(type, kind, field, value, openedBefore);
    }

    /**
     * This filter for questions that have waited since before a time.
     *
     * @param value the time
     * @return the narrower filter
     */
    public ReviewFilter withOpenedBefore(Instant value) {
        Objects.requireNonNull(value, "openedBefore must not be null.");
        return new ReviewFilter(type, kind, field, linkId, value);
    }

    /**
     * Whether an item is chosen.
     *
     * @param item the item
     * @return true if it is
     */
    public boolean matches(ReviewItem item) {
        Objects.requireNonNull(item, "item must not be null.");
        return (type == null || type == item.type())
                && (kind == null || kind == item.kind())
                && (field == null || field.equals(item.field()))
                && (linkId == null || linkId.equals(item.linkId()))
                && (openedBefore == null || item.openedAt().isBefore(openedBefore));
    }
}
