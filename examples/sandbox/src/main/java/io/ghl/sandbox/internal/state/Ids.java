package io.ghl.sandbox.internal.state;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Made-up ids that look like HighLevel's. Each is a function of the seed and a counter, so a run repeats itself, and a
 * restart that restores the counter never hands out an id twice.
 */
public final class Ids {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final long AHEAD = 1_000_000;

    private final long seed;
    private final ThreadLocal<String> given = new ThreadLocal<>();
    private long counter;

    /** Starts at the first id of this seed. */
    public Ids(long seed) {
        this.seed = mix(seed + 0x632BE59BD9B4E019L);
    }

    /** Hands this one out first, in this thread; null takes it back. */
    public void giveNext(@Nullable String id) {
        if (id == null) {
            given.remove();
        } else {
            given.set(id);
        }
    }

    private @Nullable String given() {
        String id = given.get();
        given.remove();
        return id;
    }

    /**
     * Where a restart has to begin. Ahead of the ids that are made up by now, since those of webhooks follow without
     * another line in the state file.
     */
    synchronized long reserved() {
        return counter + AHEAD;
    }

    synchronized void restore(long value) {
        counter = Math.max(counter, value);
    }

    /** 20 letters and digits, as contacts, locations and notes have. */
    public synchronized String firestore() {
        String wished = given();
        if (wished != null) {
            return wished;
        }
        long n = ++counter;
        StringBuilder id = new StringBuilder(20);
        long a = draw(n, 1);
        long b = draw(n, 2);
        for (int i = 0; i < 10; i++) {
            id.append(ALPHABET.charAt((int) Long.remainderUnsigned(a, 62)));
            id.append(ALPHABET.charAt((int) Long.remainderUnsigned(b, 62)));
            a = Long.divideUnsigned(a, 62);
            b = Long.divideUnsigned(b, 62);
        }
        return id.toString();
    }

    /** 24 hexadecimal digits, as tasks and apps have. */
    public synchronized String mongo() {
        String wished = given();
        if (wished != null) {
            return wished;
        }
        long n = ++counter;
        return String.format("%08x%016x", (int) draw(n, 3), draw(n, 4));
    }

    /** A UUID, as webhooks and private integration tokens have. */
    public synchronized UUID uuid() {
        long n = ++counter;
        long high = (draw(n, 5) & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (draw(n, 6) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private long draw(long n, int stream) {
        return mix(seed ^ mix(n * 0x9E3779B97F4A7C15L + stream));
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long z) {
        long x = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }
}
