package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The linking keys of records that came up in HighLevel since first linking read all of it. Linking can take hours, and
 * somebody may enter the same person meanwhile; with these keys at hand, only a record that may be such a one costs a
 * look. Single-threaded, and only known to the process that linked.
 */
public final class SurveyedKeys {
    private static final int MOST = 100_000;

    private final Tenant tenant;
    private final Set<String> keys = new HashSet<>();
    private @Nullable Instant readUpTo;

    public SurveyedKeys(Tenant tenant) {
        this.tenant = tenant;
    }

    /** All of HighLevel is about to be read. */
    public void begin(Instant now) {
        keys.clear();
        readUpTo = now;
    }

    /** The feed was read to its end. */
    void readUpTo(Instant now) {
        if (readUpTo != null) {
            readUpTo = keys.size() > MOST ? null : now;
        }
    }

    /** The feed shows a record that belongs to no link. */
    void add(FieldValues values) {
        if (readUpTo != null) {
            tenant.rules().matchKeys().forEach(key -> {
                String value = Tenant.text(values, key);
                if (value != null) {
                    keys.add(key + "=" + value);
                }
            });
        }
    }

    /** Whether HighLevel may hold a record with the same keys that linking did not see. */
    public boolean mayKnow(FieldValues values) {
        if (tenant.rules().parent() != null) {
            // Nobody writes just the same task or note a second time.
            return false;
        }
        boolean current = readUpTo != null
                && !tenant.clock()
                        .instant()
                        .isAfter(readUpTo.plus(
                                tenant.options().feedPace().usual().multipliedBy(2)));
        return !current
                || tenant.rules().matchKeys().stream()
                        .anyMatch(key -> keys.contains(key + "=" + Tenant.text(values, key)));
    }
}
