package io.ghl.sync.audit;

import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a record is as it is. {@code toString} leaves values and sentences out; {@link #text()} is for the person who asks,
 * and holds personal data.
 *
 * @param type the record type
 * @param appId the record's id in the application, null if it has none there
 * @param ghlId the record's id in HighLevel, null if it has none there
 * @param state where its link is in its life, null if the sync does not know the record
 * @param live whether HighLevel was asked for its values; false if it could not be
 * @param sentences what is to be said of the record as a whole
 * @param fields each mapped field, in the order of the mapping; empty for a record that the sync does not know
 * @param history the rows about the record as a whole, oldest first
 */
public record RecordExplanation(
        RecordType type,
        @Nullable String appId,
        @Nullable String ghlId,
        @Nullable LinkState state,
        boolean live,
        List<String> sentences,
        List<FieldExplanation> fields,
        List<AuditEntry> history) {

    @SuppressWarnings("doclint:missing")
    public RecordExplanation {
        sentences = List.copyOf(sentences);
        fields = List.copyOf(fields);
        history = List.copyOf(history);
    }

    /**
     * The explanation of one field.
     *
     * @param name the field's name
     * @return its explanation
     * @throws IllegalArgumentException if the field is not mapped, or the sync does not know the record
     */
    public FieldExplanation field(String name) {
        return fields.stream()
                .filter(field -> field.field().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        state == null
                                ? "The sync does not know this record, so there is nothing to say of its fields."
                                : "There is no mapped field " + name + "; there are "
                                        + fields.stream()
                                                .map(FieldExplanation::field)
                                                .toList() + "."));
    }

    /**
     * The explanation in words.
     *
     * @return the sentences about the record, then those about each field, one a line
     */
    public String text() {
        return Stream.concat(
                        sentences.stream(),
                        fields.stream()
                                .flatMap(field -> field.sentences().stream()
                                        .map(sentence -> "[" + field.field() + "] " + sentence)))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return "RecordExplanation[" + type + ", appId=" + appId + ", ghlId=" + ghlId + ", state=" + state + "]";
    }
}
