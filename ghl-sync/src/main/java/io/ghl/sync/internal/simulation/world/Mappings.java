package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.internal.simulation.cluster.Node;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.scenario.Remapping;
import io.ghl.sync.internal.simulation.scenario.Setup;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which mapping of contacts holds when: the usual one, and in some runs another one for a while. */
public final class Mappings {
    private static final long ALWAYS = -1;

    private final World world;
    private final Setup<?> setup;
    private final @Nullable Remapping<?> another;
    /** By link: when both sides were compared for the first time by the mapping of now. */
    private final Map<String, Long> compared = new HashMap<>();

    private boolean other;
    private long since;

    Mappings(World world) {
        this.world = world;
        this.setup = world.setup;
        this.another = setup.remapping();
        this.other = another != null && another.from() == 0;
    }

    /** From now on processes that start go by the other mapping, or by the usual one again. */
    public void change(boolean toOther) {
        other = toOther;
        since = world.timeline.now();
        compared.clear();
        world.tally.add(Counted.MAPPING_CHANGES);
        world.trace.add("MAPPING", toOther ? "another one" : "the usual one");
    }

    /** Whether processes that start now go by the other mapping. */
    public boolean isOther() {
        return other;
    }

    /** Whether the process that is running goes by the other mapping; as a new one would, if none is running. */
    public boolean isOtherForRunning() {
        Node node = world.cluster.running();
        return node == null ? other : node.remapped;
    }

    /** The mapping by which people in HighLevel see contacts now. */
    public RecordMapping<?> seen() {
        return setup.seen(other);
    }

    /** Where HighLevel has the value of a field now. */
    public String path(FieldRule rule) {
        return isTwofold(rule)
                ? rule(seen(), rule.name()).orElseThrow().target().path()
                : rule.target().path();
    }

    /** Whether a field has another mapping, or none, for a part of the run. */
    public boolean isTwofold(FieldRule rule) {
        return isTwofold(rule.name());
    }

    private boolean isTwofold(String field) {
        return another != null && another.field().equals(field);
    }

    /** Whether the sync of now knows a field. */
    public boolean isSynced(FieldRule rule) {
        return !isTwofold(rule) || rule(setup.synced(other), rule.name()).isPresent();
    }

    private static Optional<FieldRule> rule(RecordMapping<?> mapping, String field) {
        return mapping.rules().stream()
                .filter(rule -> rule.name().equals(field))
                .findFirst();
    }

    /** Since when both sides of a pair are compared in a field by the mapping of now; empty if they have not been yet. */
    Optional<Long> comparedAt(String field, String linkId) {
        return isTwofold(field) ? Optional.ofNullable(compared.get(linkId)) : Optional.of(ALWAYS);
    }

    /** Whether an edit was made before both sides of a pair were compared by the mapping of now, as if for the first time. */
    public boolean isFromBefore(FieldRule rule, String linkId, long edited) {
        return comparedAt(rule.name(), linkId).map(at -> edited <= at).orElse(true);
    }

    /** Whether an edit was made to what was HighLevel's field then, and is another one now. */
    public boolean isElsewhere(FieldRule rule, long edited) {
        return isTwofold(rule) && setup.moves() && edited <= since;
    }

    /** The engine has stored links. */
    void stored(List<Link> links) {
        if (another != null) {
            String version = setup.synced(other).version();
            links.stream()
                    .filter(link -> version.equals(link.mappingVersion())
                            && link.appBase().get(another.field()).isPresent()
                            && link.ghlBase().get(another.field()).isPresent())
                    .forEach(link -> compared.putIfAbsent(link.id(), world.timeline.now()));
        }
    }
}
