package io.ghl.sync.review;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.util.List;

/**
 * What an answer would do, if both sides still hold what the question shows. Nothing was written. {@code toString} leaves
 * the values out.
 *
 * @param item the question
 * @param answer the answer
 * @param writes what would be written where; empty if nothing, or if it is not known before the records are looked at
 * @param sentences the same in words, without values
 */
public record ReviewPreview(ReviewItem item, Answer answer, List<Write> writes, List<String> sentences) {
    @SuppressWarnings("doclint:missing")
    public ReviewPreview {
        writes = List.copyOf(writes);
        sentences = List.copyOf(sentences);
    }

    /**
     * A write.
     *
     * @param side the side
     * @param field the field
     * @param from what it holds now
     * @param to what it would hold
     */
    public record Write(Side side, String field, FieldValue from, FieldValue to) {
        @Override
        public String toString() {
            return "Write[" + side + ", " + field + "]";
        }
    }

    @Override
    public String toString() {
        return "ReviewPreview" + sentences;
    }
}
