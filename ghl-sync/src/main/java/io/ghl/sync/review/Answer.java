package io.ghl.sync.review;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.review.Decision.Choice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to a {@link ReviewItem}. {@code toString} leaves the value out, which is personal data.
 *
 * @param choice the choice
 * @param value the value for {@link Choice#VALUE}, absent otherwise
 * @param recordId the chosen candidate for {@link Choice#LINK}, null otherwise
 */
public record Answer(
        Choice choice, FieldValue value, @Nullable String recordId) {
    @SuppressWarnings("doclint:missing")
    public Answer {
        Objects.requireNonNull(choice, "choice must not be null.");
        Objects.requireNonNull(value, "value must not be null.");
        if (choice == Choice.VALUE && !value.isPresent()) {
            throw new IllegalArgumentException("The value of an answer must not be absent; to clear the field, answer"
                    + " with FieldValue.nothing().");
        }
        if (choice == Choice.LINK && recordId == null) {
            throw new IllegalArgumentException("The answer LINK needs the id of a candidate.");
        }
    }

    /**
     * The application is right: its value, or its deletion, goes to HighLevel.
     *
     * @return the answer
     */
    public static Answer app() {
        return of(Choice.APP);
    }

    /**
     * HighLevel is right: its value, or its deletion, goes to the application.
     *
     * @return the answer
     */
    public static Answer ghl() {
        return of(Choice.GHL);
    }

    /**
     * Neither is right: another value goes to both.
     *
     * @param value the value in canonical form, not absent
     * @return the answer
     * @throws IllegalArgumentException if the value is absent; {@link FieldValue#nothing()} clears the field
     */
    public static Answer value(FieldValue value) {
        return new Answer(Choice.VALUE, value, null);
    }

    /**
     * One of the candidates is the same record.
     *
     * @param recordId the candidate's id
     * @return the answer
     */
    public static Answer link(String recordId) {
        return new Answer(Choice.LINK, FieldValue.absent(), recordId);
    }

    /**
     * None of the candidates is the same record, for good: it is created on the other side.
     *
     * @return the answer
     */
    public static Answer separate() {
        return of(Choice.SEPARATE);
    }

    /**
     * None of the candidates is the same record, for good, and it is to stay on its side only. For a deletion: the record
     * that is left stays as it is, and is synced no more.
     *
     * @return the answer
     */
    public static Answer keepApart() {
        return of(Choice.KEEP_APART);
    }

    /**
     * Both sides stay as they are, and nobody is asked again until one of them moves.
     *
     * @return the answer
     */
    public static Answer ignore() {
        return of(Choice.IGNORE);
    }

    /**
     * For many deletions: they were meant, and are carried to the other side as well.
     *
     * @return the answer
     */
    public static Answer goAhead() {
        return of(Choice.GO_AHEAD);
    }

    /**
     * For many deletions: they were not meant, and the records are created again where they were deleted.
     *
     * @return the answer
     */
    public static Answer revert() {
        return of(Choice.REVERT);
    }

    /**
     * For many deletions: nothing is deleted and nothing created; the pairs are taken apart.
     *
     * @return the answer
     */
    public static Answer leave() {
        return of(Choice.LEAVE);
    }

    private static Answer of(Choice choice) {
        return new Answer(choice, FieldValue.absent(), null);
    }

    @Override
    public String toString() {
        return "Answer[" + choice + "]";
    }
}
