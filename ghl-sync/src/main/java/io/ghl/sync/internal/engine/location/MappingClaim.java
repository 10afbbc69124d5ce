package io.ghl.sync.internal.engine.location;

import io.ghl.sync.SyncException;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two processes with different mappings from working on a location in turns: each would take in news with its own
 * fields, of which the other one then hears nothing. The process that came last goes on; the other one leaves the location
 * alone, and takes it back only if nobody has worked on it for a while. Single-threaded.
 */
public final class MappingClaim {
    /** The cursor that tells which mapping is in use. */
    public static final String STREAM = "mapping.claim";

    private static final String OTHER =
            "another process that started later syncs this location with another mapping; end this"
                    + " process, or give both the same mapping";

    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(10);

    private final Tenant tenant;
    private final Map<String, String> versions = new TreeMap<>();
    private final Duration patience;
    private Instant since;
    private @Nullable Instant refusedAt;
    /** What was read last, as it is stored and as it was understood: mostly it is the same again. */
    private @Nullable String lastText;

    private @Nullable Claim lastRead;

    /**
     * A mapping in use.
     *
     * @param since when the process that uses it was started
     * @param versions the mapping's version by type of record
     */
    record Claim(Instant since, Map<String, String> versions) {
        private boolean isCompatible(Map<String, String> others) {
            return versions.entrySet().stream()
                    .allMatch(type -> type.getValue().equals(others.getOrDefault(type.getKey(), type.getValue())));
        }

        private Claim with(Claim other) {
            Map<String, String> all = new TreeMap<>(versions);
            all.putAll(other.versions);
            return new Claim(since.isAfter(other.since) ? since : other.since, all);
        }
    }

    /** The claim of a process that was started at a time, with some types, of one location. */
    MappingClaim(List<Tenant> tenants, Instant since) {
        this.tenant = tenants.get(0);
        this.since = since.truncatedTo(ChronoUnit.MILLIS);
        tenants.forEach(each -> versions.put(each.type().name(), each.mapping().version()));
        // Whoever works on the location reads the application's feed at least as often, and gives a sign of life then.
        Duration silence = tenant.options().appFeedInterval().multipliedBy(3);
        this.patience = silence.compareTo(LEAST_PATIENCE) > 0 ? silence : LEAST_PATIENCE;
    }

    /** The claim under which this process may work, null if it has to leave the location alone; to be kept once stored. */
    @Nullable
    Claim take(StoreTransaction tx) {
        Claim stored = read(tx);
        Claim own = new Claim(since, versions);
        if (stored == null) {
            return write(tx, null, own);
        }
        if (stored.isCompatible(versions)) {
            return write(tx, stored, stored.with(own));
        }
        if (!since.isBefore(stored.since())) {
            return write(tx, stored, own);
        }
        return isForsaken(tx) ? write(tx, stored, new Claim(now(), versions)) : null;
    }

    /** A claim was stored. */
    void keep(Claim claim) {
        since = claim.since();
        refusedAt = null;
    }

    /** Another process works on the location. */
    SyncException refuse() {
        if (refusedAt == null) {
            refusedAt = now();
        }
        return new SyncException(OTHER);
    }

    private Instant now() {
        return tenant.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean isForsaken(StoreTransaction tx) {
        Instant refused = refusedAt;
        if (refused == null) {
            return false;
        }
        Instant sign = Vitals.read(tx, tenant.location()).times().getOrDefault(Vitals.PROGRESS, refused);
        Instant last = sign.isAfter(refused) ? sign : refused;
        return now().isAfter(last.plus(patience));
    }

    private @Nullable Claim read(StoreTransaction tx) {
        String text = tx.cursors().read(tenant.location(), STREAM).orElse(null);
        if (text != null && !text.equals(lastText)) {
            lastRead = parse(StoredJson.readTexts(text));
            lastText = text;
        }
        return text == null ? null : lastRead;
    }

    private static @Nullable Claim parse(List<String> texts) {
        if (texts.isEmpty()) {
            return null;
        }
        Map<String, String> found = new TreeMap<>();
        for (int i = 1; i + 1 < texts.size(); i += 2) {
            found.put(texts.get(i), texts.get(i + 1));
        }
        return new Claim(Instant.parse(texts.get(0)), found);
    }

    private Claim write(StoreTransaction tx, @Nullable Claim stored, Claim claim) {
        if (!claim.equals(stored)) {
            List<String> texts = new ArrayList<>(List.of(claim.since().toString()));
            claim.versions().forEach((type, version) -> texts.addAll(List.of(type, version)));
            tx.cursors().write(tenant.location(), STREAM, StoredJson.write(texts));
        }
        return claim;
    }
}
