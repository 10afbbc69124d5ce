package io.ghl.sync.internal.install;

import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installation.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an event makes of what was known: pure functions, right in whatever order events come and come again. */
final class Lifecycle {
    /** HighLevel repeats an event that was answered with 429 for so long, so an undated one can be that old. */
    private static final Duration REPEATED = Duration.ofMinutes(70);

    private Lifecycle() {}

    /** An INSTALL event says that the app was installed at a time. */
    static Installation installed(
            @Nullable Installation known,
            String location,
            @Nullable String company,
            @Nullable String plan,
            Instant at) {
        if (known != null && !at.isAfter(known.since())) {
            // Older than what is known: all it can add is what the newer event did not tell.
            return new Installation(
                    location,
                    known.companyId() == null ? company : known.companyId(),
                    known.state(),
                    known.planId() == null ? plan : known.planId(),
                    known.wanted(),
                    known.since());
        }
        return granted(known, location, company, plan, at);
    }

    /** Somebody has just granted tokens, so whatever was known, the app is installed. */
    static Installation granted(
            @Nullable Installation known,
            String location,
            @Nullable String company,
            @Nullable String plan,
            Instant at) {
        if (known == null) {
            return new Installation(location, company, State.INSTALLED, plan, null, at);
        }
        return new Installation(
                location,
                company == null ? known.companyId() : company,
                State.INSTALLED,
                plan == null ? known.planId() : plan,
                known.wanted(),
                later(known.since(), at));
    }

    /**
     * An UNINSTALL event says that the app was removed.
     *
     * @param at when, null if the event does not tell
     * @param now when the event came
     */
    static Installation uninstalled(
            @Nullable Installation known,
            String location,
            @Nullable String company,
            @Nullable Instant at,
            Instant now) {
        Instant when = at == null ? now : at;
        if (known == null) {
            return new Installation(location, company, State.UNINSTALLED, null, null, when);
        }
        if (known.state() != State.INSTALLED) {
            return with(known, known.state(), known.wanted(), later(known.since(), when));
        }
        boolean mayBeOlder = at == null ? now.isBefore(known.since().plus(REPEATED)) : !at.isAfter(known.since());
        return mayBeOlder ? known : with(known, State.UNINSTALLED, known.wanted(), when);
    }

    /** The application decides whether a location is synced. */
    static Installation wanted(@Nullable Installation known, String location, boolean wanted, Instant now) {
        return known == null
                ? new Installation(location, null, State.INSTALLED, null, wanted, Instant.EPOCH)
                : with(
                        known,
                        // Without its data, the location is as if it had just been installed.
                        known.state() == State.DATA_REMOVED && wanted ? State.INSTALLED : known.state(),
                        wanted,
                        known.state() == State.DATA_REMOVED ? now : known.since());
    }

    /** The company that a location belongs to has become known. */
    static Installation ofCompany(Installation known, String company) {
        return new Installation(
                known.locationId(),
                known.companyId() == null ? company : known.companyId(),
                known.state(),
                known.planId(),
                known.wanted(),
                known.since());
    }

    /** All that was known of a location is removed, the decision included. */
    static Installation removed(@Nullable Installation known, String location, Instant now) {
        return new Installation(
                location, null, State.DATA_REMOVED, null, null, known == null ? now : later(known.since(), now));
    }

    private static Installation with(Installation known, State state, @Nullable Boolean wanted, Instant since) {
        return new Installation(known.locationId(), known.companyId(), state, known.planId(), wanted, since);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
