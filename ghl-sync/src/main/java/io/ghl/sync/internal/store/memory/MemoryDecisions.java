package io.ghl.sync.internal.store.memory;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.KeptApart;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.StandingDecisions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Standing decisions in memory. There are as many as people made, so they are simply gone through. */
final class MemoryDecisions implements StandingDecisions {
    private static final Comparator<KeptApart> BY_IDS = Comparator.comparing(
                    (KeptApart pair) -> pair.type().name())
            .thenComparing(KeptApart::appId)
            .thenComparing(KeptApart::ghlId);
    private static final Comparator<ReviewRule> BY_FIELD =
            Comparator.comparing((ReviewRule rule) -> rule.type().name()).thenComparing(ReviewRule::field);

    private record Pair(String location, RecordType type, String appId, String ghlId) {}

    private final Undo undo;
    private final Map<Pair, KeptApart> apart = new HashMap<>();
    private final Map<String, ReviewRule> rules = new TreeMap<>();

    MemoryDecisions(Undo undo) {
        this.undo = undo;
    }

    @Override
    public void keepApart(KeptApart pair) {
        Pair key = new Pair(pair.location(), pair.type(), pair.appId(), pair.ghlId());
        if (!apart.containsKey(key)) {
            undo.put(apart, key, pair);
        }
    }

    @Override
    public int together(String location, String reviewId) {
        List<KeptApart> pairs = pairs(
                pair -> pair.location().equals(location) && pair.reviewId().equals(reviewId));
        pairs.forEach(pair -> undo.remove(apart, new Pair(pair.location(), pair.type(), pair.appId(), pair.ghlId())));
        return pairs.size();
    }

    @Override
    public List<KeptApart> apartFrom(String location, RecordType type, Side side, String recordId) {
        return pairs(pair -> pair.location().equals(location)
                && pair.type() == type
                && (side == Side.APP ? pair.appId() : pair.ghlId()).equals(recordId));
    }

    @Override
    public List<KeptApart> apart(String location) {
        return pairs(pair -> pair.location().equals(location));
    }

    private List<KeptApart> pairs(Predicate<KeptApart> wanted) {
        return apart.values().stream().filter(wanted).sorted(BY_IDS).toList();
    }

    @Override
    public void addRule(ReviewRule rule) {
        List.copyOf(rules.values()).stream()
                .filter(old -> Objects.equals(old.location(), rule.location())
                        && old.type() == rule.type()
                        && old.field().equals(rule.field()))
                .forEach(old -> undo.remove(rules, old.id()));
        undo.put(rules, rule.id(), rule);
    }

    @Override
    public boolean removeRule(ReviewRule rule) {
        boolean there = rules.containsKey(rule.id());
        undo.remove(rules, rule.id());
        return there;
    }

    @Override
    public List<ReviewRule> rules(String location) {
        List<ReviewRule> found = new ArrayList<>(rulesOf(location));
        found.addAll(rulesOf(null));
        return List.copyOf(found);
    }

    private List<ReviewRule> rulesOf(@Nullable String location) {
        return rules.values().stream()
                .filter(rule -> Objects.equals(rule.location(), location))
                .sorted(BY_FIELD)
                .toList();
    }

    /** Removes the decisions of a location, and tells how many there were. Rules for all locations stay. */
    int removeAll(String location) {
        List<KeptApart> pairs = apart(location);
        pairs.forEach(pair -> undo.remove(apart, new Pair(pair.location(), pair.type(), pair.appId(), pair.ghlId())));
        List<ReviewRule> own = rulesOf(location);
        own.forEach(rule -> undo.remove(rules, rule.id()));
        return pairs.size() + own.size();
    }
}
