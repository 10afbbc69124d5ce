package io.ghl.sync.internal.simulation.verdict;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Occasion;
import io.ghl.sync.trigger.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hears of changes by a trigger, and keeps copies of all records that are made of nothing else. A change that it was not
 * told of, heard of twice, or in the wrong order, does not follow on what it knows, or its copies are wrong in the end.
 */
public final class Witness {
    private static final int ALL = 10_000;

    private final World world;
    private final boolean knowsKeys;
    private final Set<String> heard = new HashSet<>();
    private final Map<String, Map<String, FieldValue>> copies = new HashMap<>();

    /** A witness; {@code knowsKeys} unless it takes each telling for a new one. */
    public Witness(World world, boolean knowsKeys) {
        this.world = world;
        this.knowsKeys = knowsKeys;
    }

    /** The trigger that tells of everything that happens to fields. */
    public TriggerSet triggers(Map<RecordType, List<FieldRule>> fields) {
        Set<String> names = new TreeSet<>();
        fields.values().forEach(rules -> rules.forEach(rule -> names.add(rule.name())));
        List<Condition> conditions = new ArrayList<>(List.of(Condition.created(), Condition.linked()));
        names.forEach(name -> conditions.add(Condition.fieldChanged(name)));
        Trigger trigger = Trigger.named("witness")
                .when(conditions.toArray(Condition[]::new))
                .alsoWhileLinking()
                .then(this::tell);
        return TriggerSet.of(List.of(trigger), fields);
    }

    private void tell(Occasion occasion) {
        Change change = occasion.change();
        world.effects.perform(Effect.TELL, change.about().id(), () -> {
            if (heard.add(occasion.key())) {
                world.tally.add(Counted.CHANGES_TOLD);
                hear(change);
            } else {
                world.tally.add(Counted.CHANGES_TOLD_AGAIN);
                if (!knowsKeys) {
                    hear(change);
                }
            }
            return null;
        });
    }

    private void hear(Change change) {
        String id = change.about().linkId();
        if (change instanceof Change.Created || change instanceof Change.Linked) {
            copies.put(id, new HashMap<>());
        } else if (change instanceof Change.FieldChanged changed) {
            // What a pair has had from the start did not change, so nobody told of it.
            Map<String, FieldValue> copy = copies.computeIfAbsent(id, unknown -> new HashMap<>());
            FieldValue known = copy.getOrDefault(changed.field(), changed.from());
            if (!RelatedVerdict.same(known, changed.from()) && !isRevived(id)) {
                world.oracle.violated(
                        "I10",
                        changed.field() + " of " + id + " went from " + changed.from() + " to " + changed.to()
                                + ", but was told to be " + known);
            }
            copy.put(changed.field(), changed.to());
        }
    }

    /** Whether all was told that both sides agree on. */
    public void check(Set<RecordType> types) {
        for (RecordType type : types) {
            List<Link> links = world.store.transact(tx -> tx.links().page(World.LOCATION, type, null, ALL));
            links.stream()
                    .filter(link -> link.state() == LinkState.LINKED
                            && link.appId() != null
                            && link.ghlId() != null
                            && !link.ghlBase().isEmpty())
                    .forEach(this::check);
        }
        int waiting = world.store.transact(tx -> tx.firings().count(World.LOCATION, Firing.State.WAITING)
                + tx.firings().count(World.LOCATION, Firing.State.DEAD));
        if (waiting > 0) {
            world.oracle.violated("I10", waiting + " changes were not told in the end");
        }
    }

    private void check(Link link) {
        Map<String, FieldValue> copy = copies.getOrDefault(link.id(), Map.of());
        copy.forEach((field, told) -> {
            FieldValue agreed = link.ghlBase().get(field);
            if (!RelatedVerdict.same(agreed, told) && !isRevived(link.id())) {
                world.oracle.violated(
                        "I10",
                        field + " of " + link.id() + ", " + link.appId() + "=" + link.ghlId() + ", is " + agreed
                                + ", and was told to be " + told);
            }
        });
    }

    /** A record that was deleted on one side and created there again is not new, so what it came back with is not told. */
    private boolean isRevived(String linkId) {
        return world.look(tx -> tx.audit().of(linkId)).stream()
                .anyMatch(row -> row.action() == AuditEntry.Action.UNLINKED);
    }
}
