package io.ghl.sync.plan;

import io.ghl.sync.record.Side;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sync would do to the records of one type. Immutable.
 *
 * @param appRecords the application's records
 * @param ghlRecords HighLevel's records; 0 for those that HighLevel lists only by what they belong to
 * @param linked pairs that are linked already
 * @param toRebase linked pairs that were compared by another mapping, whose changed fields would be compared as if they
 *     were linked for the first time; part of {@code linked}
 * @param toLink pairs that would be linked
 * @param createInGhl records that would be created in HighLevel
 * @param createInApp records that would be created in the application
 * @param deleteInGhl records that would be deleted in HighLevel
 * @param deleteInApp records that would be deleted in the application
 * @param archiveInGhl records that would be marked in HighLevel, since the application deleted theirs
 * @param archiveInApp records that would be marked in the application, since HighLevel deleted theirs
 * @param unlinked links that would end, as when a record is gone, whatever becomes of its partner
 * @param ambiguous records whose partner a person would be asked for
 * @param deadLetters records that would be left aside with an error, such as one of which HighLevel can make no contact;
 *     their samples tell why. Neither those that are dead letters already, nor what only HighLevel's answer would show
 * @param updatesInGhl how often each mapped field would be written in HighLevel, by field name
 * @param updatesInApp how often each mapped field would be written in the application, by field name
 * @param conflicts how often each mapped field would wait for a person, by field name; {@code "*"} for whole records,
 *     such as one that one side deleted and the other changed, and once for more deletions than
 *     {@link io.ghl.sync.DeletionLimit} allows
 * @param samples some of the changes, at least one of each kind and field if there is one
 */
public record TypePlan(
        int appRecords,
        int ghlRecords,
        int linked,
        int toRebase,
        int toLink,
        int createInGhl,
        int createInApp,
        int deleteInGhl,
        int deleteInApp,
        int archiveInGhl,
        int archiveInApp,
        int unlinked,
        int ambiguous,
        int deadLetters,
        Map<String, Integer> updatesInGhl,
        Map<String, Integer> updatesInApp,
        Map<String, Integer> conflicts,
        List<PlannedChange> samples) {

    @SuppressWarnings("doclint:missing")
    public TypePlan {
        updatesInGhl = Collections.unmodifiableMap(new TreeMap<>(updatesInGhl));
        updatesInApp = Collections.unmodifiableMap(new TreeMap<>(updatesInApp));
        conflicts = Collections.unmodifiableMap(new TreeMap<>(conflicts));
        samples = List.copyOf(samples);
    }

    /**
     * Records that would be created on a side.
     *
     * @param side the side
     * @return how many
     */
    public int creates(Side side) {
        return side == Side.GHL ? createInGhl : createInApp;
    }

    /**
     * Records that would be deleted on a side.
     *
     * @param side the side
     * @return how many
     */
    public int deletes(Side side) {
        return side == Side.GHL ? deleteInGhl : deleteInApp;
    }

    /**
     * Records that would be marked on a side, since the other side's are deleted.
     *
     * @param side the side
     * @return how many
     */
    public int archives(Side side) {
        return side == Side.GHL ? archiveInGhl : archiveInApp;
    }

    /**
     * Fields that would be written on a side, in records that exist.
     *
     * @param side the side
     * @return how many, over all records
     */
    public int updates(Side side) {
        return (side == Side.GHL ? updatesInGhl : updatesInApp)
                .values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true if nothing would be linked, unlinked, written or asked
     */
    public boolean isEmpty() {
        return toLink + unlinked + ambiguous == 0 && conflicts.isEmpty() && writes(Side.APP) + writes(Side.GHL) == 0;
    }

    private int writes(Side side) {
        return updates(side) + creates(side) + deletes(side) + archives(side);
    }
}
