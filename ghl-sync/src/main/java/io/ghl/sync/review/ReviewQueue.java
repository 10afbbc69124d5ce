package io.ghl.sync.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one location that wait for a person. Deciding writes nothing by itself: the record is reconciled
 * again, and if either side moved since the person looked, the question is asked anew. Thread-safe; no method calls
 * HighLevel.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="reviews"}
 */
public interface ReviewQueue {
    /**
     * What waits for a person.
     *
     * @return the open items, oldest first
     */
    default List<ReviewItem> open() {
        return open(ReviewFilter.all());
    }

    /**
     * What waits for a person.
     *
     * @param filter chooses among the items
     * @return the open items chosen, oldest first
     */
    List<ReviewItem> open(ReviewFilter filter);

    /**
     * How much waits for a person.
     *
     * @return the numbers
     */
    Count count();

    /**
     * Finds an item.
     *
     * @param id the item's id
     * @return the item, open or not
     */
    Optional<ReviewItem> find(String id);

    /**
     * An item with everything that a person needs to answer it.
     *
     * @param id the item's id
     * @return the item, open or not, with its evidence
     * @throws IllegalArgumentException if there is no such item
     */
    ReviewDetails get(String id);

    /**
     * What an answer would do.
     *
     * @param id the item's id
     * @param answer the answer
     * @return what would be written where
     * @throws IllegalArgumentException if there is no such item, the answer does not fit it, or HighLevel would refuse its
     *     value; the message says why
     */
    ReviewPreview preview(String id, Answer answer);

    /**
     * Answers an item. The answer is carried out by the next reconcile, which is asked for, if both sides still hold what
     * the item shows; otherwise the item refreshes and asks again.
     *
     * @param id the item's id
     * @param answer the answer
     * @param expectedVersion the {@linkplain ReviewItem#version() version} that the person saw
     * @param actor who decides, for the audit log
     * @param note what the person wrote about it, null for nothing
     * @return the item as decided
     * @throws ReviewChangedException if the item changed meanwhile, or is not open any more
     * @throws IllegalArgumentException if there is no such item, the answer does not fit it, or HighLevel would refuse its
     *     value; the message says why
     */
    ReviewItem resolve(String id, Answer answer, long expectedVersion, String actor, @Nullable String note);

    /**
     * Gives all open items that a filter chooses the same answer, as they are now. Those that it does not fit are left
     * open.
     *
     * @param filter chooses among the items
     * @param answer the answer; not {@link Decision.Choice#LINK}
     * @param actor who decides, for the audit log
     * @param note what the person wrote about it, null for nothing
     * @return what was decided and what was left
     */
    Bulk bulk(ReviewFilter filter, Answer answer, String actor, @Nullable String note);

    /**
     * Takes an answer back. One that was not carried out yet, or says to ignore or to keep apart, is forgotten, and the
     * item is open again; one that is just being written can be taken back as soon as that is done. Of one that settled a
     * field, the value that it overwrote goes to both sides, unless somebody edited the field since; of one that linked
     * two records, they are taken apart. A record that was created apart stays, but may be matched again.
     *
     * @param id the item's id
     * @param actor who takes it back, for the audit log
     * @return the item as it is now
     * @throws IllegalArgumentException if there is no such item, or its answer cannot be taken back; the message says why
     */
    ReviewItem undo(String id, String actor);

    /**
     * The records that people said are not the same.
     *
     * @return the pairs; the answer is taken back with {@link #undo} of the item {@link KeptApart#reviewId()}
     */
    List<KeptApart> keptApart();

    /**
     * Rules that would have decided as people did lately: for each field the last decisions about which were all for the
     * same side, {@link ReviewOptions#suggestAfter()} or more, and for which there is no rule yet.
     *
     * @return the suggestions
     */
    List<ReviewRule.Suggestion> suggestions();

    /**
     * Makes a rule: where the field's strategy would ask, its side wins from now on, also for questions that are open.
     * A rule for the same field and reach is replaced.
     *
     * @param suggestion what to make a rule of
     * @param everywhere whether it holds for all locations of the store; for the others from the next look at a record on
     * @param actor who makes it, for the audit log
     * @return the rule
     * @throws IllegalArgumentException if the field is not mapped, or never asks
     */
    ReviewRule makeRule(ReviewRule.Suggestion suggestion, boolean everywhere, String actor);

    /**
     * The rules that people made and that hold for this location. One of the location comes before one of all.
     *
     * @return the rules
     */
    List<ReviewRule> rules();

    /**
     * Removes a rule, for every location that it holds for. What it settled stays settled.
     *
     * @param id the rule's id
     * @param actor who removes it, for the audit log
     * @throws IllegalArgumentException if no such rule holds for this location
     */
    void removeRule(String id, String actor);

    /**
     * How much waits.
     *
     * @param open how many items are open
     * @param oldest when the oldest of them was asked first, null if there is none
     * @param byField how many there are of each field
     */
    record Count(int open, @Nullable Instant oldest, Map<String, Integer> byField) {
        @SuppressWarnings("doclint:missing")
        public Count {
            byField = Map.copyOf(byField);
        }
    }

    /**
     * What became of an answer to many items.
     *
     * @param decided the ids of the items that were decided
     * @param skipped why the others were left open, by id
     */
    record Bulk(List<String> decided, Map<String, String> skipped) {
        @SuppressWarnings("doclint:missing")
        public Bulk {
            decided = List.copyOf(decided);
            skipped = Map.copyOf(skipped);
        }
    }
}
