package io.ghl.sync;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sync of a location would do, worked out without writing anything.
 *
 * @param location the location
 * @param appRecords the application's records
 * @param ghlRecords HighLevel's contacts
 * @param linked pairs that are linked already
 * @param toLink pairs that would be linked
 * @param toRebase linked pairs that were compared by another mapping, whose changed fields would be compared anew; part of
 *     {@code linked}
 * @param createInGhl contacts that would be created in HighLevel
 * @param createInApp records that would be created in the application
 * @param ambiguous records whose partner a person would be asked for
 * @param updatesInGhl how often each mapped field would be written in HighLevel, by field name
 * @param updatesInApp how often each mapped field would be written in the application, by field name
 * @param conflicts how often each mapped field would wait for a person, by field name
 * @param calls about how many calls to HighLevel it would take
 */
public record SyncPlan(
        String location,
        int appRecords,
        int ghlRecords,
        int linked,
        int toLink,
        int toRebase,
        int createInGhl,
        int createInApp,
        int ambiguous,
        Map<String, Integer> updatesInGhl,
        Map<String, Integer> updatesInApp,
        Map<String, Integer> conflicts,
        int calls) {

    @SuppressWarnings("doclint:missing")
    public SyncPlan {
        updatesInGhl = Collections.unmodifiableMap(new TreeMap<>(updatesInGhl));
        updatesInApp = Collections.unmodifiableMap(new TreeMap<>(updatesInApp));
        conflicts = Collections.unmodifiableMap(new TreeMap<>(conflicts));
    }
}
