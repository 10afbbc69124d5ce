package io.ghl.sync.internal.engine.location;

import io.ghl.sync.SyncStatus.State;
import io.ghl.sync.internal.engine.feed.Feeds;
import io.ghl.sync.internal.engine.feed.Streams;
import io.ghl.sync.internal.engine.history.StoredDeadLetters;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.install.Parking;
import io.ghl.sync.observe.HealthLimits;
import io.ghl.sync.observe.LocationHealth;
import io.ghl.sync.observe.LocationHealth.Access;
import io.ghl.sync.observe.LocationHealth.Backlog;
import io.ghl.sync.observe.LocationHealth.Source;
import io.ghl.sync.observe.LocationHealth.Stream;
import io.ghl.sync.observe.LocationHealth.Verdict;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges how a location gets on, from the store alone. */
public final class Checkup {
    private final List<Tenant> tenants;
    private final Tenant any;
    private final HealthLimits limits;
    private final Instant now;
    private final List<String> reasons = new ArrayList<>();

    private Checkup(List<Tenant> tenants, HealthLimits limits) {
        this.tenants = tenants;
        this.any = tenants.get(0);
        this.limits = limits;
        this.now = any.clock().instant();
    }

    /** The health of the location whose types of record these are, at least one. */
    public static LocationHealth of(List<Tenant> tenants, HealthLimits limits) {
        return new Checkup(tenants, limits).health();
    }

    /** What one transaction reads. */
    private record Seen(
            @Nullable String parked,
            Vitals vitals,
            List<Tenant> linked,
            List<Stream> streams,
            Backlog backlog,
            List<ReviewItem> reviews) {}

    private LocationHealth health() {
        Seen seen = any.store().transact(this::look);
        int deadLetters = new StoredDeadLetters(tenants, () -> {}).count(LocationHealth.MOST_DEAD_LETTERS);
        Instant oldestReview = seen.reviews().stream()
                .map(ReviewItem::openedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant progress = seen.vitals().times().get(Vitals.PROGRESS);
        return new LocationHealth(
                any.location(),
                verdict(seen, progress, deadLetters, oldestReview),
                reasons,
                progress,
                seen.streams(),
                seen.backlog(),
                deadLetters,
                seen.reviews().size(),
                oldestReview,
                seen.vitals().refused() ? Access.REFUSED : Access.GRANTED);
    }

    private Seen look(StoreTransaction tx) {
        Vitals vitals = Vitals.read(tx, any.location());
        List<Tenant> linked = tenants.stream()
                .filter(tenant -> tx.cursors()
                        .read(any.location(), Streams.of(tenant.type()).feed())
                        .filter(cursor -> !cursor.isEmpty())
                        .isPresent())
                .toList();
        List<Stream> streams = new ArrayList<>();
        streams.add(new Stream(Source.WEBHOOKS, null, vitals.times().get(Vitals.WEBHOOK), false));
        for (Tenant tenant : linked) {
            streams.add(stream(
                    Source.GHL_FEED,
                    tenant,
                    vitals.times().get(ReadTimes.ghl(tenant.type())),
                    Feeds.pace(tenant).longest()));
            streams.add(stream(
                    Source.APP_FEED,
                    tenant,
                    vitals.times().get(ReadTimes.app(tenant.type())),
                    any.options().appFeedInterval()));
            streams.add(stream(
                    Source.SWEEP,
                    tenant,
                    tx.cursors()
                            .read(any.location(), Streams.of(tenant.type()).sweep())
                            .map(Instant::parse)
                            .orElse(null),
                    any.options().sweepInterval()));
        }
        Duration oldest = tx.signals()
                .nextDue(any.location())
                .map(due -> Duration.between(due, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
        return new Seen(
                Parking.why(tx, any.location()),
                vitals,
                linked,
                streams,
                new Backlog(tx.signals().open(any.location()), oldest),
                tx.reviews().open(any.location()));
    }

    private Stream stream(Source source, Tenant tenant, @Nullable Instant at, Duration interval) {
        boolean late =
                at == null || at.plus(interval).plus(limits.stalledAfter()).isBefore(now);
        return new Stream(source, tenant.type(), at, late);
    }

    private Verdict verdict(Seen seen, @Nullable Instant progress, int deadLetters, @Nullable Instant oldestReview) {
        Vitals vitals = seen.vitals();
        if (seen.parked() != null) {
            reasons.add("It is left alone: " + seen.parked() + ".");
            return Verdict.IDLE;
        }
        if (seen.linked().isEmpty()) {
            reasons.add("It was not linked yet.");
            return Verdict.IDLE;
        }
        if (vitals.state() == State.PAUSED) {
            reasons.add("It is paused.");
            return Verdict.IDLE;
        }
        String problem = Objects.requireNonNullElse(vitals.problem(), "no failure was noted");
        if (vitals.refused()) {
            reasons.add("HighLevel refuses access, so the location has to be connected again: " + problem);
            return Verdict.STALLED;
        }
        Duration still = progress == null ? null : Duration.between(progress, now);
        if (still == null || still.compareTo(limits.stalledAfter().plus(shortestInterval())) > 0) {
            reasons.add(
                    (still == null ? "Nothing ever got on" : "Nothing got on for " + words(still)) + ": " + problem);
            return Verdict.STALLED;
        }
        if (vitals.problem() != null) {
            reasons.add((vitals.state() == State.STOPPED ? "It waits after a failure: " : "") + vitals.problem());
        }
        seen.streams().stream().filter(Stream::late).forEach(this::blame);
        if (seen.backlog().oldest().compareTo(limits.backlogAfter()) > 0) {
            reasons.add("A record has been due for " + words(seen.backlog().oldest()) + ", and "
                    + seen.backlog().open() + " wait in all.");
        }
        if (deadLetters > limits.deadLetters()) {
            String some =
                    deadLetters == LocationHealth.MOST_DEAD_LETTERS ? "At least " + deadLetters : "" + deadLetters;
            reasons.add(some + (deadLetters == 1 ? " record fails and is" : " records fail and are") + " not synced.");
        }
        if (oldestReview != null && Duration.between(oldestReview, now).compareTo(limits.reviewsAfter()) > 0) {
            reasons.add("A question has waited for a person for " + words(Duration.between(oldestReview, now)) + ".");
        }
        return reasons.isEmpty() ? Verdict.HEALTHY : Verdict.DEGRADED;
    }

    private void blame(Stream stream) {
        String what = String.valueOf(stream.type())
                + switch (stream.source()) {
                    case SWEEP -> ": the comparison of all ids";
                    case APP_FEED -> ": the application's change log";
                    default -> ": HighLevel's list of changes";
                };
        reasons.add(Optional.ofNullable(stream.lastProgressAt())
                .map(at -> what + " was last read to its end " + words(Duration.between(at, now)) + " ago.")
                .orElse(what + " was never read to its end."));
    }

    private Duration shortestInterval() {
        Duration app = any.options().appFeedInterval();
        return tenants.stream()
                .map(tenant -> Feeds.pace(tenant).longest())
                .filter(ghl -> ghl.compareTo(app) < 0)
                .min(Comparator.naturalOrder())
                .orElse(app);
    }

    private static String words(Duration duration) {
        if (duration.toDays() >= 2) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() >= 2) {
            return duration.toHours() + " hours";
        }
        return duration.toMinutes() >= 2 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }
}
