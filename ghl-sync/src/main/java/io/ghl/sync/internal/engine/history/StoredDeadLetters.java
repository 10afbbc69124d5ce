package io.ghl.sync.internal.engine.history;

import io.ghl.sync.DeadLetter;
import io.ghl.sync.DeadLetters;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dead letters of a location, which are links with failed attempts. */
public final class StoredDeadLetters implements DeadLetters {
    private static final int LINKS_PER_PAGE = 500;
    private static final int LINKS_PER_REPLAY = 100;
    private static final List<LinkState> FAILING =
            List.of(LinkState.PARKED, LinkState.CREATING_GHL, LinkState.CREATING_APP, LinkState.CANDIDATE);

    private final List<Tenant> tenants;
    private final Tenant tenant;
    private final Runnable wake;

    /** The dead letters of one location, of all its types of record; {@code wake} makes its worker look at once. */
    public StoredDeadLetters(List<Tenant> tenants, Runnable wake) {
        this.tenants = tenants;
        this.tenant = tenants.get(0);
        this.wake = wake;
    }

    @Override
    public List<DeadLetter> list() {
        return list(Filter.all());
    }

    @Override
    public List<DeadLetter> list(Filter filter) {
        return failing(filter, Integer.MAX_VALUE).stream()
                .map(link -> letter(link, tenant.store().transact(tx -> nextTry(tx, link))))
                .toList();
    }

    @Override
    public Map<Failures.Cause, Integer> counts() {
        Map<Failures.Cause, Integer> counts = new EnumMap<>(Failures.Cause.class);
        failing(Filter.all(), Integer.MAX_VALUE)
                .forEach(link ->
                        counts.merge(Objects.requireNonNull(link.failures()).cause(), 1, Integer::sum));
        return counts;
    }

    /** How many there are, counted no further than to a number. */
    public int count(int most) {
        return failing(Filter.all(), most).size();
    }

    @Override
    public boolean replay(String id) {
        Objects.requireNonNull(id, "id must not be null.");
        boolean found = tenant.store()
                .transact(tx -> tx.links()
                        .find(id)
                        .filter(link -> link.location().equals(tenant.location()) && link.failures() != null)
                        .map(link -> raise(tx, link))
                        .orElse(false));
        wake.run();
        return found;
    }

    @Override
    public int replayAll(Failures.Cause cause) {
        Objects.requireNonNull(cause, "cause must not be null.");
        return replay(Filter.all().causes(cause), Integer.MAX_VALUE);
    }

    @Override
    public int replay(Filter filter, int limit) {
        Objects.requireNonNull(filter, "filter must not be null.");
        if (limit < 1) {
            throw new IllegalArgumentException("A replay tries 1 record or more again, and this one " + limit + ".");
        }
        List<Link> links = failing(filter, Integer.MAX_VALUE);
        int raised = 0;
        for (int from = 0; from < links.size() && raised < limit; from += LINKS_PER_REPLAY) {
            List<Link> some = links.subList(from, Math.min(links.size(), from + LINKS_PER_REPLAY));
            int most = limit - raised;
            raised += tenant.store().transact(tx -> (int) some.stream()
                    .filter(link -> !isDue(tx, link))
                    .limit(most)
                    .filter(link -> raise(tx, link))
                    .count());
        }
        wake.run();
        return raised;
    }

    private boolean isDue(StoreTransaction tx, Link link) {
        Instant next = nextTry(tx, link);
        return next != null && !next.isAfter(tenant.clock().instant());
    }

    /** Tries again what was refused as it was, since something changed by which it may be taken now. */
    public int replayRefused() {
        return replay(Filter.all(), Integer.MAX_VALUE);
    }

    private boolean raise(StoreTransaction tx, Link link) {
        Side side = link.appId() == null ? Side.GHL : Side.APP;
        String recordId = link.idOn(side);
        if (recordId == null) {
            return false;
        }
        tx.signals()
                .raise(
                        tenant.location(),
                        link.type(),
                        side,
                        recordId,
                        tenant.clock().instant(),
                        Cause.RETRY);
        return true;
    }

    private List<Link> failing(Filter filter, int most) {
        List<Link> failing = new ArrayList<>();
        for (Tenant each : tenants) {
            if (filter.types().isEmpty() || filter.types().contains(each.type())) {
                FAILING.forEach(state -> addFailing(each.type(), state, filter, most, failing));
            }
        }
        return failing;
    }

    private void addFailing(RecordType type, LinkState state, Filter filter, int most, List<Link> failing) {
        String after = null;
        List<Link> some = List.of();
        do {
            String from = after;
            some = tenant.store()
                    .transact(tx -> tx.links().inState(tenant.location(), type, state, from, LINKS_PER_PAGE));
            some.stream()
                    .filter(link -> isChosen(filter, link.failures()))
                    .limit(most - failing.size())
                    .forEach(failing::add);
            after = some.isEmpty() ? null : some.get(some.size() - 1).id();
        } while (some.size() == LINKS_PER_PAGE && failing.size() < most);
    }

    private static boolean isChosen(Filter filter, @Nullable Failures failures) {
        return failures != null
                && (filter.causes().isEmpty() || filter.causes().contains(failures.cause()))
                && isBefore(failures.firstAt(), filter.firstBefore())
                && isBefore(failures.lastAt(), filter.lastBefore());
    }

    private static boolean isBefore(Instant at, @Nullable Instant limit) {
        return limit == null || at.isBefore(limit);
    }

    private @Nullable Instant nextTry(StoreTransaction tx, Link link) {
        return Stream.of(Side.values())
                .filter(side -> link.idOn(side) != null)
                .flatMap(side ->
                        tx.signals().of(tenant.location(), link.type(), side, String.valueOf(link.idOn(side))).stream())
                .map(Signal::dueAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static DeadLetter letter(Link link, @Nullable Instant nextTry) {
        Failures failures = Objects.requireNonNull(link.failures());
        return new DeadLetter(
                link.id(),
                link.type(),
                link.appId(),
                link.ghlId(),
                failures.cause(),
                input(link.intent()),
                failures.attempts(),
                failures.firstAt(),
                failures.firstError(),
                failures.lastAt(),
                String.valueOf(link.problem()),
                nextTry);
    }

    private static String input(@Nullable Intent intent) {
        if (intent == null) {
            return "reading both sides";
        }
        String fields = String.join(", ", intent.sent().names());
        return intent.operation() + " in " + (intent.side() == Side.GHL ? "HighLevel" : "the application")
                + (fields.isEmpty() ? "" : " of " + fields);
    }
}
