package io.ghl.sync.internal.simulation.scenario;

import io.ghl.sync.mapping.RecordMapping;
import org.jspecify.annotations.Nullable;

/**
 * Another mapping of contacts, by which the sync goes for a part of a run.
 *
 * @param synced the mapping by which the sync goes meanwhile
 * @param seen the mapping by which people in HighLevel see contacts meanwhile, which has all fields; null for the usual one
 * @param field the field in which they differ from the other mapping
 * @param from when it begins, as a share of the time in which things happen; 0 if the run begins with it
 * @param until when it ends; more than 1 if it does not
 */
public record Remapping<T>(
        RecordMapping<T> synced, @Nullable RecordMapping<T> seen, String field, double from, double until) {}
