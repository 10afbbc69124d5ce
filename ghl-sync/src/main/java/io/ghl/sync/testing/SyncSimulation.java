package io.ghl.sync.testing;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.options.Several;
import io.ghl.sync.internal.simulation.Batch;
import io.ghl.sync.internal.simulation.scenario.Setup;
import io.ghl.sync.mapping.RecordMapping;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries a mapping and its rules: the engine syncs an application and a HighLevel that exist in memory only, while people
 * edit, merge and delete on both sides, webhooks are lost, calls fail and processes die. Each seed is another run, and
 * the same seed is always the same run. A run fails if an edit is lost, a record appears twice, the sides do not agree in
 * the end, or another promise is broken; the guide lists all of them.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="simulation"}
 *
 * <p>The engine logs each simulated failure; set the logger {@code io.ghl.sync.internal.engine} to {@code OFF} in tests.
 * Not thread-safe.
 *
 * @param <T> the application's record type, which must be immutable
 */
public final class SyncSimulation<T> {
    private final RecordMapping<T> mapping;
    private final Supplier<T> blank;
    private final Map<String, List<String>> values = new TreeMap<>();
    private @Nullable DeletePolicy onDelete;
    private @Nullable DeleteConflict onDeleteConflict;
    private SyncOptions options = SyncOptions.defaults();
    private long from = 1;
    private long seeds = 1000;

    private SyncSimulation(RecordMapping<T> mapping, Supplier<T> blank) {
        this.mapping = mapping;
        this.blank = blank;
    }

    /**
     * Simulates a mapping with its conflict strategies.
     *
     * @param mapping the mapping of your contacts; it must map the e-mail address or the phone number. Mappings of other
     *     records cannot be simulated: the reference ones are, by the project
     * @param blank makes a record with nothing in it, as {@code AppRecords.blank} does
     * @param <T> the application's record type
     * @return a simulation of seeds 1 to 1000
     */
    public static <T> SyncSimulation<T> of(RecordMapping<T> mapping, Supplier<T> blank) {
        Objects.requireNonNull(mapping, "mapping must not be null.");
        Objects.requireNonNull(blank, "blank must not be null.");
        return new SyncSimulation<>(mapping, blank);
    }

    /**
     * Names values that a field takes. Needed for fields that do not take any text, number, day or flag, such as one with
     * value pairs or tags with a scope.
     *
     * @param field the mapped field's name
     * @param some its values as HighLevel shows them; for tags, one tag each
     * @return this simulation
     */
    public SyncSimulation<T> values(String field, String... some) {
        Objects.requireNonNull(field, "field must not be null.");
        values.put(field, Several.of("value", some));
        return this;
    }

    /**
     * What a deletion on one side does to the other. Default: each policy in turn.
     *
     * @param policy the policy
     * @return this simulation
     */
    public SyncSimulation<T> onDelete(DeletePolicy policy) {
        onDelete = Objects.requireNonNull(policy, "policy must not be null.");
        return this;
    }

    /**
     * What happens when one side deleted what the other changed. Default: each policy in turn.
     *
     * @param policy the policy
     * @return this simulation
     */
    public SyncSimulation<T> onDeleteConflict(DeleteConflict policy) {
        onDeleteConflict = Objects.requireNonNull(policy, "policy must not be null.");
        return this;
    }

    /**
     * The engine's intervals. Default: {@link SyncOptions#defaults()}.
     *
     * @param value the options; times must leave room for a search index that lags up to 28 s, and clocks that are wrong
     *     by up to 5 min
     * @return this simulation
     */
    public SyncSimulation<T> options(SyncOptions value) {
        options = Objects.requireNonNull(value, "options must not be null.");
        return this;
    }

    /**
     * Which runs to make. Default: 1000 from 1.
     *
     * @param first the first seed
     * @param count how many, 1 or more
     * @return this simulation
     * @throws IllegalArgumentException if {@code count} is less than 1
     */
    public SyncSimulation<T> seeds(long first, long count) {
        if (count < 1) {
            throw new IllegalArgumentException("A simulation needs 1 seed or more, but is to have " + count + ".");
        }
        from = first;
        seeds = count;
        return this;
    }

    /**
     * Makes the runs, on all processors. A failing one is reduced to the events that it takes, which is a second or so of
     * more work.
     *
     * @return what came of them
     * @throws IllegalArgumentException if the mapping is not one of contacts, if it is not known which values a field takes, or no match key has values of its
     *     own per record; the message says what to do
     */
    public SimulationReport run() {
        Setup<T> setup = Setup.of(mapping, blank, values, onDelete, onDeleteConflict, options);
        return new SimulationReport(Batch.run(setup, from, seeds, null));
    }
}
