package io.ghl.sync.internal.simulation.scenario;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.RecordType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated.
 *
 * @param mapping the mapping
 * @param blank makes a record with nothing in it
 * @param palette values for its fields
 * @param onDelete the delete policy, null for each in turn
 * @param onDeleteConflict the policy for deletions against edits, null for each in turn
 * @param options the intervals
 * @param kinds the records besides contacts
 * @param variant what the run has that others have not
 * @param variants makes the set-up for a variant, null if it is the same for all seeds
 * @param remapping the mapping by which the sync goes for a part of the run, null if it stays the same
 */
public record Setup<T>(
        RecordMapping<T> mapping,
        Supplier<T> blank,
        Palette palette,
        @Nullable DeletePolicy onDelete,
        @Nullable DeleteConflict onDeleteConflict,
        SyncOptions options,
        List<Kind<?>> kinds,
        Variant variant,
        @Nullable Function<Variant, Setup<T>> variants,
        @Nullable Remapping<T> remapping) {

    /**
     * A set-up of contacts only; values that a field takes are only needed where they cannot be guessed.
     *
     * @throws IllegalArgumentException if the mapping is one of other records, or its fields' values are not known
     */
    public static <T> Setup<T> of(
            RecordMapping<T> mapping,
            Supplier<T> blank,
            Map<String, List<String>> values,
            @Nullable DeletePolicy onDelete,
            @Nullable DeleteConflict onDeleteConflict,
            SyncOptions options) {
        if (mapping.type() != RecordType.CONTACT) {
            throw new IllegalArgumentException("The simulation takes a mapping of contacts, and this is one of type "
                    + mapping.type() + "; give the mapping of your contacts.");
        }
        return new Setup<>(
                mapping,
                blank,
                new Palette(mapping, blank.get(), values),
                onDelete,
                onDeleteConflict,
                options,
                List.of(),
                Variant.NONE,
                null,
                null);
    }

    /** The same with records besides contacts, as a variant. */
    Setup<T> with(List<Kind<?>> others, Variant is, Function<Variant, Setup<T>> made, @Nullable Remapping<T> other) {
        return new Setup<>(
                mapping, blank, palette, onDelete, onDeleteConflict, options, List.copyOf(others), is, made, other);
    }

    /** The mapping by which the sync goes. */
    public RecordMapping<T> synced(boolean remapped) {
        return remapped && remapping != null ? remapping.synced() : mapping;
    }

    /** Whether a field is another one in HighLevel for a part of the run. */
    public boolean moves() {
        return remapping != null && remapping.seen() != null;
    }

    /** The mapping by which people in HighLevel see contacts. */
    public RecordMapping<T> seen(boolean remapped) {
        RecordMapping<T> other = remapped && remapping != null ? remapping.seen() : null;
        return other == null ? mapping : other;
    }

    /** The set-up of the run of a seed. */
    public Setup<T> in(long seed) {
        return variants == null ? this : variants.apply(Variant.of(seed));
    }
}
