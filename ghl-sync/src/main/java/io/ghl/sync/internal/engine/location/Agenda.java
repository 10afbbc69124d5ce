package io.ghl.sync.internal.engine.location;

import io.ghl.sync.internal.engine.feed.LinkRun;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.trigger.TriggerWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When something is to be done for a location. Belongs to the location's worker. */
final class Agenda {
    /** How often to look at a location for which nothing can be done. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private static final Duration PARKED = Duration.ofMinutes(5);

    private final Tenant tenant;
    private final LinkedTypes linked;
    private final List<ReviewExpiry> expiries;
    private final TriggerWork triggers;
    private final Commands commands;
    private final Brakes brakes;
    private final Linking linking;

    Agenda(
            Tenant tenant,
            LinkedTypes linked,
            List<ReviewExpiry> expiries,
            TriggerWork triggers,
            Commands commands,
            Brakes brakes,
            Linking linking) {
        this.tenant = tenant;
        this.linked = linked;
        this.expiries = expiries;
        this.triggers = triggers;
        this.commands = commands;
        this.brakes = brakes;
        this.linking = linking;
    }

    boolean isAnythingDue(Instant now) {
        return commands.isDue(now)
                // What this worker knows by itself costs no look into the store.
                || (!brakes.rest() && (linked.isFeedDue() || !next().isAfter(now)));
    }

    /** When something is due next. */
    Instant next() {
        Instant now = tenant.clock().instant();
        Instant waits = commands.turn();
        if (brakes.rest()) {
            Instant look = now.plus(brakes.isParked() ? PARKED : IDLE);
            return commands.isPostponed() ? earlier(waits, look) : look;
        }
        // Asked outside of the transaction, as some of it looks into the store itself.
        boolean anyLinked = !linked.areNone();
        Look look = tenant.store()
                .transact(tx -> new Look(
                        LinkRun.isPending(tx, tenant.location()),
                        anyLinked ? tx.signals().nextDue(tenant.location()).orElse(null) : null));
        Instant longWork = waits == null && look.linkPending() && !linking.isHeldBack() ? linking.next() : waits;
        if (!anyLinked) {
            return longWork == null ? now.plus(IDLE) : longWork;
        }
        return earlier(longWork, earlier(look.signal(), nextOfLinked()));
    }

    /** What the store says of what is to be done. */
    private record Look(boolean linkPending, @Nullable Instant signal) {}

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    private Instant nextOfLinked() {
        Stream<Instant> ends = expiries.stream().map(ReviewExpiry::next);
        return Stream.of(linked.nextReads(), ends, Stream.of(triggers.next()))
                .flatMap(each -> each)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
