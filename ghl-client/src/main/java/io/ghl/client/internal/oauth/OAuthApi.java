package io.ghl.client.internal.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.Secret;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.observe.TokenAgeWarning;
import io.ghl.client.internal.operations.OAuthOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.Scopes;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.ApiCall;
import io.ghl.client.internal.pipeline.ApiCall.As;
import io.ghl.client.internal.pipeline.Pipeline;
import io.ghl.client.internal.pipeline.TokenSource;
import io.ghl.client.internal.time.Deadline;
import io.ghl.client.limit.Priority;
import io.ghl.client.oauth.InstalledLocation;
import io.ghl.client.oauth.InstalledLocationQuery;
import io.ghl.client.oauth.Installer;
import io.ghl.client.oauth.OAuth;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Installations over the pipeline. */
public final class OAuthApi implements OAuth {
    private static final int PAGE = 100;

    /** What 2021-07-28 returns unless asked for more; it documents no largest page, but none is cut off below this. */
    private static final int DEFAULT_PAGE = 20;

    /** How many rows to skip, and the first row of the page before. */
    private static final Pattern ROWS = Pattern.compile("(\\d{1,9})(?: (.+))?");

    private final OAuthApp app;
    private final Pipeline pipeline;
    private final TokenManager manager;

    /** The pipeline takes its tokens from here, and tokens come over the pipeline. */
    public OAuthApi(OAuthApp app, TokenStore store, TokenAgeWarning aging, Function<TokenSource, Pipeline> pipelines) {
        AtomicReference<@Nullable TokenManager> made = new AtomicReference<>();
        TokenSource tokens = new TokenSource() {
            private TokenManager manager() {
                return Objects.requireNonNull(made.get());
            }

            @Override
            public @Nullable Secret token(ApiCall call, Deadline deadline) throws InterruptedException {
                return manager().token(call, deadline);
            }

            @Override
            public @Nullable String company(ApiCall call, Deadline deadline) throws InterruptedException {
                return manager().company(call, deadline);
            }

            @Override
            public boolean refused(ApiCall call, Secret used) {
                return manager().refused(call, used);
            }
        };
        this.app = app;
        this.pipeline = pipelines.apply(tokens);
        this.manager = new TokenManager(app, store, aging, pipeline);
        made.set(manager);
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    /** Waits for what is about to be stored. */
    public void close() {
        manager.background.close();
    }

    private interface Fetch {
        Tokens fetch(CallFailure call, Deadline deadline) throws InterruptedException;
    }

    private Tokens fetch(Operation operation, @Nullable String locationId, Fetch work) {
        CallFailure call = CallFailure.unsent(operation.id(), locationId);
        try {
            return work.fetch(
                    call, Deadline.after(pipeline.waiter(), pipeline.settings().total()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(Retryable.of(call));
        }
    }

    @Override
    public Tokens exchange(Secret code) {
        return fetch(OAuthOperations.ACCESS_TOKEN, null, (call, deadline) -> manager.exchange(code, call, deadline));
    }

    @Override
    public Tokens clientCredentials(UserType userType) {
        return manager.calls.clientCredentials(userType);
    }

    @Override
    public Tokens locationTokens(String companyId, String locationId) {
        Check.id("companyId", companyId);
        Check.id("locationId", locationId);
        TokenKey key = TokenKey.location(app.clientId(), locationId);
        return fetch(
                OAuthOperations.LOCATION_TOKEN,
                locationId,
                (call, deadline) -> manager.mint(key, companyId, call, deadline));
    }

    @Override
    public Pages<InstalledLocation> installedLocations(InstalledLocationQuery query) {
        return Pages.of(OAuthOperations.INSTALLED_LOCATIONS.id(), cursor -> {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            parameters.put("companyId", List.of(query.companyId()));
            parameters.put("appId", List.of(app.appId()));
            query.filters().forEach((name, value) -> parameters.put(name, List.of(value)));
            parameters.put("limit", List.of(String.valueOf(PAGE)));
            if (cursor != null) {
                parameters.put("cursor", List.of(sent(cursor)));
            }
            ApiCall call = new ApiCall(
                    OAuthOperations.INSTALLED_LOCATIONS,
                    Map.of(),
                    parameters,
                    null,
                    null,
                    Priority.INTERACTIVE,
                    null,
                    false,
                    As.company(query.companyId()));
            Page<InstalledLocation> page = pipeline.execute(call, answer -> page(answer, rows(cursor, 1)));
            if (!page.items().isEmpty() && page.items().get(0).id().equals(rows(cursor, 2))) {
                // The server ignores how many rows to skip.
                throw new PaginationLoopException(CallFailure.unsent(OAuthOperations.INSTALLED_LOCATIONS.id(), null));
            }
            return page;
        });
    }

    /** 2021-07-28 counts rows to skip; v3 hands out tokens of pages, of which nothing is known. */
    private String sent(String cursor) {
        if (pipeline.settings().version() == ApiVersion.V3) {
            return Check.filled("cursor", cursor);
        }
        String list = OAuthOperations.INSTALLED_LOCATIONS.id();
        Check.shaped("cursor", cursor, ROWS, "one of a page of this list (" + list + ")");
        return Objects.requireNonNull(rows(cursor, 1));
    }

    /** A part of a cursor of 2021-07-28. */
    private static @Nullable String rows(@Nullable String cursor, int part) {
        Matcher rows = ROWS.matcher(cursor == null ? "0" : cursor);
        return rows.matches() ? rows.group(part) : null;
    }

    private static Page<InstalledLocation> page(Answer answer, @Nullable String skipped) {
        JsonNode json = answer.json();
        if (json.has("items")) {
            List<InstalledLocation> items = answer.list("items", InstalledLocation::of);
            JsonNode pagination = json.path("pagination");
            String next = pagination.path("hasNextPage").asBoolean(true)
                    ? pagination.path("nextPageToken").textValue()
                    : null;
            return new Page<>(items, next == null || next.isBlank() ? null : next);
        }
        List<InstalledLocation> items = answer.list("locations", InstalledLocation::of);
        long end = (skipped == null ? 0 : Long.parseLong(skipped)) + items.size();
        // The count may be that of the whole company, whatever the filter, so a short page ends the list too.
        boolean more = items.size() >= DEFAULT_PAGE && end < json.path("count").asLong(Long.MAX_VALUE);
        return new Page<>(items, more ? end + " " + items.get(0).id() : null);
    }

    @Override
    public Installer installerOfLocation(String locationId) {
        return installer(Check.id("locationId", locationId), null);
    }

    @Override
    public Installer installerOfCompany(String companyId) {
        return installer(null, As.company(Check.id("companyId", companyId)));
    }

    private Installer installer(@Nullable String locationId, @Nullable As as) {
        ApiCall call = new ApiCall(
                OAuthOperations.INSTALLER,
                Map.of("appId", app.appId()),
                Map.of(),
                null,
                locationId,
                Priority.INTERACTIVE,
                null,
                false,
                as);
        return pipeline.execute(call, answer -> answer.object("installationDetails", Installer::of));
    }

    @Override
    public void uninstallLocation(String locationId, String reason) {
        ObjectNode body = Json.object().put("locationId", Check.id("locationId", locationId));
        uninstall(body, reason, locationId, null);
        forgetLocation(locationId);
    }

    @Override
    public void uninstallCompany(String companyId, String reason) {
        ObjectNode body = Json.object().put("companyId", Check.id("companyId", companyId));
        uninstall(body, reason, null, As.company(companyId));
        forgetCompany(companyId);
    }

    private void uninstall(ObjectNode body, String reason, @Nullable String locationId, @Nullable As as) {
        Boolean unused = pipeline.execute(
                new ApiCall(
                        OAuthOperations.UNINSTALL,
                        Map.of("appId", app.appId()),
                        Map.of(),
                        body.put("reason", Check.filled("reason", reason)),
                        locationId,
                        Priority.INTERACTIVE,
                        null,
                        true,
                        as),
                answer -> Boolean.TRUE);
    }

    @Override
    public void forgetLocation(String locationId) {
        Check.id("locationId", locationId);
        manager.forget(TokenKey.location(app.clientId(), locationId), CallFailure.unsent("forget", locationId));
    }

    @Override
    public void forgetCompany(String companyId) {
        Check.id("companyId", companyId);
        CallFailure call = CallFailure.unsent("forget", null);
        Stored store = new Stored(manager.store, call);
        for (TokenKey key : store.list()) {
            boolean ours = key.clientId().equals(app.clientId()) && key.userType() == UserType.LOCATION;
            if (ours
                    && store.load(key)
                            .map(stored -> companyId.equals(stored.tokens().companyId()))
                            .orElse(false)) {
                manager.forget(key, call);
            }
        }
        manager.forget(TokenKey.company(app.clientId(), companyId), call);
    }

    @Override
    public Optional<String> companyOf(String locationId) {
        Check.id("locationId", locationId);
        TokenKey key = TokenKey.location(app.clientId(), locationId);
        return new Stored(manager.store, CallFailure.unsent("company-of", locationId))
                .load(key)
                .map(stored -> stored.tokens().companyId());
    }

    @Override
    public Set<String> missingScopes(String locationId, String... operationIds) {
        Check.id("locationId", locationId);
        Set<String> missing = new TreeSet<>(Scopes.of(List.of(operationIds)));
        TokenKey key = TokenKey.location(app.clientId(), locationId);
        Tokens tokens = fetch(
                OAuthOperations.LOCATION_TOKEN, locationId, (call, deadline) -> manager.tokens(key, call, deadline));
        missing.removeAll(tokens.scopes());
        return missing;
    }
}
