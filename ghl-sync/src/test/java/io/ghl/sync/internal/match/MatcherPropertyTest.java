package io.ghl.sync.internal.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small random worlds, full of collisions, against a definition that looks at every pair. */
class MatcherPropertyTest {
    private static final int WORLDS = 5_000;
    private static final List<String> KEYS = List.of("email", "phone");
    private static final List<String> ALL_KEYS = List.of(Matcher.EXTERNAL_ID, "email", "phone");

    private record World(List<MatchRecord> app, List<MatchRecord> ghl) {
        static World of(SplittableRandom random) {
            int apps = random.nextInt(1, 6);
            int ghls = random.nextInt(0, 6);
            List<MatchRecord> app = new ArrayList<>();
            List<MatchRecord> ghl = new ArrayList<>();
            for (int i = 0; i < apps; i++) {
                app.add(new MatchRecord("a" + i, keys(random)));
            }
            for (int i = 0; i < ghls; i++) {
                Map<String, String> keys = keys(random);
                if (random.nextInt(3) == 0) {
                    keys.put(Matcher.EXTERNAL_ID, "a" + random.nextInt(7));
                }
                ghl.add(new MatchRecord("g" + i, keys));
            }
            return new World(app, ghl);
        }

        private static Map<String, String> keys(SplittableRandom random) {
            Map<String, String> keys = new HashMap<>();
            for (String key : KEYS) {
                int value = random.nextInt(6);
                if (value > 0) {
                    keys.put(key, key + value);
                }
            }
            return keys;
        }

        World shuffled(long seed) {
            List<MatchRecord> otherApp = new ArrayList<>(app);
            List<MatchRecord> otherGhl = new ArrayList<>(ghl);
            Collections.shuffle(otherApp, new Random(seed));
            Collections.shuffle(otherGhl, new Random(seed + 1));
            return new World(otherApp, otherGhl);
        }

        MatchResult match() {
            return Matcher.match(KEYS, app, ghl);
        }
    }

    @Test
    void agreesWithTheDefinition() {
        long seed = System.nanoTime();
        for (int i = 0; i < WORLDS; i++) {
            World world = World.of(new SplittableRandom(seed + i));
            String told = "seed " + (seed + i) + ": "
                    + world.app().stream().map(MatchRecord::keys).toList() + " / "
                    + world.ghl().stream().map(MatchRecord::keys).toList();
            MatchResult result = world.match();

            List<Pair> expected = new ArrayList<>();
            world.app().forEach(a -> world.ghl().forEach(g -> pair(world, a, g).ifPresent(expected::add)));
            assertThat(result.pairs()).as(told).isEqualTo(expected);
            assertThat(world.shuffled(seed + i).match()).as(told).isEqualTo(result);
            checkPlaces(world, result, told);
            checkOneByOne(world, result, told);
        }
    }

    /** Each record is in one place, and only those that match nothing are unmatched. */
    private static void checkPlaces(World world, MatchResult result, String told) {
        List<String> app = new ArrayList<>(result.unmatchedApp());
        List<String> ghl = new ArrayList<>(result.unmatchedGhl());
        result.pairs().forEach(pair -> app.add(pair.appId()));
        result.pairs().forEach(pair -> ghl.add(pair.ghlId()));
        for (Ambiguity ambiguity : result.ambiguous()) {
            (ambiguity.side() == Side.APP ? app : ghl).add(ambiguity.id());
            assertThat(ambiguity.candidates()).as(told).isNotEmpty().doesNotHaveDuplicates();
        }
        assertThat(app)
                .as(told)
                .containsExactlyInAnyOrderElementsOf(
                        world.app().stream().map(MatchRecord::id).toList());
        assertThat(ghl)
                .as(told)
                .containsExactlyInAnyOrderElementsOf(
                        world.ghl().stream().map(MatchRecord::id).toList());
        for (MatchRecord record : world.app()) {
            boolean alone = world.ghl().stream().noneMatch(other -> shared(record, other) != null);
            assertThat(result.unmatchedApp().contains(record.id())).as(told).isEqualTo(alone);
        }
    }

    /** One new record against those that share a key with it or with its candidates ends as it does among all. */
    private static void checkOneByOne(World world, MatchResult result, String told) {
        for (MatchRecord record : world.app()) {
            List<MatchRecord> candidates = world.ghl().stream()
                    .filter(other -> shared(record, other) != null)
                    .toList();
            Set<MatchRecord> rivals = new HashSet<>(Set.of(record));
            candidates.forEach(other -> world.app().stream()
                    .filter(rival -> shared(rival, other) != null)
                    .forEach(rivals::add));
            MatchResult alone = Matcher.match(KEYS, rivals, candidates);
            assertThat(about(alone, record.id())).as(told).isEqualTo(about(result, record.id()));
        }
    }

    private static List<Object> about(MatchResult result, String appId) {
        return Stream.of(
                        result.pairs().stream().filter(pair -> pair.appId().equals(appId)),
                        result.ambiguous().stream()
                                .filter(ambiguity -> ambiguity.id().equals(appId)),
                        result.unmatchedApp().stream().filter(appId::equals))
                .<Object>flatMap(found -> found)
                .toList();
    }

    private static Optional<Pair> pair(World world, MatchRecord a, MatchRecord g) {
        String key = shared(a, g);
        if (key == null) {
            return Optional.empty();
        }
        for (String each : ALL_KEYS) {
            boolean same = shares(a, g, each);
            long ofApp =
                    world.ghl().stream().filter(other -> shares(a, other, each)).count();
            long ofGhl =
                    world.app().stream().filter(other -> shares(other, g, each)).count();
            boolean unique = !each.equals(key) || (ofApp == 1 && ofGhl == 1);
            boolean leadsElsewhere = !same && ofApp + ofGhl > 0;
            boolean stronger = ALL_KEYS.indexOf(each) < ALL_KEYS.indexOf(key);
            boolean differs = stronger && value(a, each) != null && g.keys().get(each) != null;
            if (!unique || leadsElsewhere || (!each.equals(key) && differs)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Pair(a.id(), g.id(), key));
    }

    /** The strongest key that two records share. */
    private static String shared(MatchRecord a, MatchRecord g) {
        return ALL_KEYS.stream().filter(key -> shares(a, g, key)).findFirst().orElse(null);
    }

    private static boolean shares(MatchRecord a, MatchRecord g, String key) {
        return value(a, key) != null && value(a, key).equals(g.keys().get(key));
    }

    private static String value(MatchRecord a, String key) {
        return key.equals(Matcher.EXTERNAL_ID) ? a.id() : a.keys().get(key);
    }
}
