package io.ghl.sandbox;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The faults of a running sandbox: seeded, so that a single-threaded run repeats itself, and counted, so that a test can
 * assert that they did strike. Thread-safe.
 */
public final class Faults {
    private final Map<Fault, Armed> armed = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
    private final long defaultSeed;

    private static final class Armed {
        final FaultRule rule;
        final SplittableRandom random;
        long struck;

        Armed(FaultRule rule, SplittableRandom random) {
            this.rule = rule;
            this.random = random;
        }

        boolean strikes() {
            if (struck >= rule.atMost()) {
                return false;
            }
            return struck < rule.atLeast() || random.nextDouble() < rule.probability();
        }
    }

    Faults(long seed) {
        this.defaultSeed = seed;
    }

    /**
     * Arms a fault with the sandbox's seed, in place of an earlier rule for the same fault.
     *
     * @param fault the fault
     * @param rule when it strikes
     */
    public void set(Fault fault, FaultRule rule) {
        set(fault, rule, defaultSeed);
    }

    /**
     * Arms a fault with a seed of its own, in place of an earlier rule for the same fault.
     *
     * @param fault the fault
     * @param rule when it strikes
     * @param seed seed of its chance
     */
    public synchronized void set(Fault fault, FaultRule rule, long seed) {
        // A stream per fault: arming one never changes when another strikes.
        armed.put(
                fault,
                new Armed(rule, new SplittableRandom(seed * 31 + fault.name().hashCode())));
    }

    /**
     * Disarms one fault; its count stays.
     *
     * @param fault the fault
     */
    public synchronized void clear(Fault fault) {
        armed.remove(fault);
    }

    /** Disarms every fault and sets all counts to zero. */
    public synchronized void clear() {
        armed.clear();
        counts.clear();
    }

    /**
     * How often this fault has struck since the last {@link #clear()}.
     *
     * @param fault the fault
     * @return the number
     */
    public synchronized long count(Fault fault) {
        return counts.getOrDefault(fault, 0L);
    }

    /** {@return how often each fault has struck since the last {@link #clear()}; faults that never did are absent} */
    public synchronized Map<Fault, Long> counts() {
        return Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /** {@return the armed rules} */
    public synchronized Map<Fault, FaultRule> rules() {
        Map<Fault, FaultRule> rules = new EnumMap<>(Fault.class);
        armed.forEach((fault, a) -> rules.put(fault, a.rule));
        return Collections.unmodifiableMap(rules);
    }

    /**
     * Asks whether a fault strikes on this occasion, and counts it if so. The sandbox calls this; a test has no need to.
     *
     * @param fault the fault
     * @param operation the operation id or webhook type of the occasion
     * @return the rule that struck, with the latency of this occasion
     */
    public synchronized Optional<FaultRule> strike(Fault fault, String operation) {
        Armed a = armed.get(fault);
        if (a == null) {
            return Optional.empty();
        }
        boolean applies = a.rule.operations().isEmpty() || a.rule.operations().contains(operation);
        if (!applies || !a.strikes()) {
            return Optional.empty();
        }
        a.struck++;
        counts.merge(fault, 1L, Long::sum);
        return Optional.of(a.rule.latency(a.rule.latency().drawn(a.random)));
    }
}
