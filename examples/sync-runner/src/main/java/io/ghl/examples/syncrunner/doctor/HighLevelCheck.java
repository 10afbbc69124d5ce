package io.ghl.examples.syncrunner.doctor;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlClientBuilder;
import io.ghl.client.GhlLocation;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.MissingScopeException;
import io.ghl.client.error.TokenInvalidException;
import io.ghl.client.error.WrongLocationException;
import io.ghl.client.error.WrongTokenClassException;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.observe.GhlObserver;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether HighLevel can be reached and lets the sync do what the mapping needs, and whether the clocks agree. */
final class HighLevelCheck implements AutoCloseable {
    static final String HIGHLEVEL = "highlevel";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private final Settings settings;
    private final GhlClient client;
    private final Skew skew = new Skew();
    private List<CustomField> fields = List.of();

    HighLevelCheck(Settings settings) {
        this.settings = settings;
        GhlClientBuilder builder = GhlClient.builder()
                .privateToken(settings.highLevel().token())
                .totalTimeout(PATIENCE)
                .retryPolicy(RetryPolicy.standard().withMaxAttempts(2))
                .observer(skew);
        if (settings.highLevel().url() != null) {
            builder.baseUrl(settings.highLevel().url().toString());
        }
        this.client = builder.build();
    }

    /** How far the server's clock is from this one's, from its answers' times, which are in whole seconds. */
    private static final class Skew implements GhlObserver {
        private volatile @Nullable Duration seen;

        @Override
        public void attempt(Call call, AttemptEnd attempt) {
            if (attempt.serverDate() != null) {
                seen = Duration.between(Instant.now(), attempt.serverDate());
            }
        }
    }

    List<CustomField> fields() {
        return fields;
    }

    /** Whether HighLevel let the sync in. */
    boolean run(List<Finding> findings) {
        GhlLocation location = client.location(settings.highLevel().location());
        Set<RecordType> types = EnumSet.noneOf(RecordType.class);
        settings.records().forEach(each -> types.add(each.type()));
        Set<String> missing = new TreeSet<>();
        List<Scopes.Probe> probes = Scopes.probes(location, types);
        for (Scopes.Probe probe : probes) {
            try {
                probe.call().run();
            } catch (MissingScopeException e) {
                missing.add(probe.scope());
            } catch (TokenInvalidException | WrongLocationException | WrongTokenClassException e) {
                findings.add(refused(e));
                return false;
            } catch (GhlException e) {
                if (!(e instanceof ApiException answer) || answer.status() >= 500 || answer.status() == 429) {
                    findings.add(unreachable(e));
                    return false;
                }
                if (!probe.write()) {
                    findings.add(Finding.problem(
                            HIGHLEVEL,
                            "HighLevel answers a request that needs " + probe.scope() + " with an error: "
                                    + e.getMessage(),
                            "Check \"location\" in sync.yaml; it is the id in the address of the location's pages."));
                    return false;
                }
                // A write to a record that does not exist was let in, and then refused: so the scope is there.
            }
        }
        findings.add(Finding.ok(HIGHLEVEL, "HighLevel takes the token for the location " + location.id() + "."));
        if (missing.isEmpty()) {
            List<String> names =
                    probes.stream().map(Scopes.Probe::scope).distinct().toList();
            findings.add(Finding.ok(
                    HIGHLEVEL, "The token has the scopes that the mapping needs: " + String.join(", ", names) + "."));
        } else {
            findings.add(Finding.problem(
                    HIGHLEVEL,
                    "The token lacks the scope" + (missing.size() > 1 ? "s " : " ") + String.join(", ", missing)
                            + ", so these records cannot be synced.",
                    Scopes.ADVICE));
        }
        if (!checkActions(location, probes, missing, findings)) {
            return false;
        }
        clock(findings);
        if (!missing.contains(Scopes.CUSTOM_FIELDS)) {
            checkMappings(location, findings);
        }
        return true;
    }

    /** Whether HighLevel could be asked. */
    private boolean checkActions(
            GhlLocation location, List<Scopes.Probe> probes, Set<String> missing, List<Finding> findings) {
        Set<String> present = probes.stream().map(Scopes.Probe::scope).collect(Collectors.toSet());
        present.removeAll(missing);
        try {
            findings.addAll(ActionScopes.check(settings, location, present, missing));
            return true;
        } catch (GhlException e) {
            findings.add(unreachable(e));
            return false;
        }
    }

    private Finding refused(GhlException e) {
        if (e instanceof WrongLocationException) {
            return Finding.problem(
                    HIGHLEVEL,
                    "The token belongs to another location than "
                            + settings.highLevel().location() + ".",
                    "Correct \"location\" in sync.yaml, or use a token that was made in this location.");
        }
        return e instanceof WrongTokenClassException
                ? Finding.problem(
                        HIGHLEVEL,
                        "The token is one of an agency, and the sync needs one of the location.",
                        "Open the location in HighLevel, and make a private integration there.")
                : Finding.problem(
                        HIGHLEVEL,
                        "HighLevel does not know the token, or it is not valid any more.",
                        "In HighLevel, open Settings > Private Integrations, make a new token, and put it into the"
                                + " environment variable that sync.yaml names under \"token\".");
    }

    private Finding unreachable(GhlException e) {
        String where = settings.highLevel().url() == null
                ? "HighLevel"
                : "HighLevel at " + settings.highLevel().url();
        return Finding.problem(
                HIGHLEVEL,
                e instanceof ApiException answer
                        ? where + " answers with the error " + answer.status() + "."
                        : where + " cannot be reached.",
                "Check the connection to the internet"
                        + (settings.highLevel().url() == null ? "." : ", and \"url\" in" + " sync.yaml.")
                        + " If it is HighLevel's own failure, try again later.");
    }

    private void clock(List<Finding> findings) {
        Duration seen = skew.seen;
        if (seen == null) {
            return;
        }
        if (seen.abs().compareTo(TOLERATED) > 0) {
            findings.add(Finding.warning(
                    "clock",
                    "This computer's clock is " + seen.abs().toSeconds() + " s "
                            + (seen.isNegative() ? "ahead of" : "behind") + " HighLevel's.",
                    "Switch on the setting of the time over the network; rules such as newerWins ask people more often"
                            + " otherwise."));
        } else {
            findings.add(Finding.ok("clock", "This computer's clock agrees with HighLevel's."));
        }
    }

    private void checkMappings(GhlLocation location, List<Finding> findings) {
        fields = location.customFields().list(CustomFieldModel.CONTACT);
        List<Finding> problems = new ArrayList<>();
        settings.records()
                .forEach(records -> records.mapping()
                        .check(location)
                        .forEach(problem -> problems.add(Finding.problem(HIGHLEVEL, problem.toString(), null))));
        if (problems.isEmpty()) {
            findings.add(Finding.ok(HIGHLEVEL, "The location has the custom fields that the mapping names."));
        }
        findings.addAll(problems);
    }

    @Override
    public void close() {
        client.close();
    }
}
