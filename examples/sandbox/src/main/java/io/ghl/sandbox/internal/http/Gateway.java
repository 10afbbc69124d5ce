package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.Faults;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.RequestJournal;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.http.Operation.Access;
import io.ghl.sandbox.internal.oauth.Grants;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Settings;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What stands before every operation: route, Version header, token, budget, scope. Faults strike around the effect, and
 * the journal is written before the answer leaves.
 */
public final class Gateway {
    private static final Set<String> V2_VERSIONS = Set.of("2021-07-28", "2023-02-21");
    private static final Set<String> CALENDAR_VERSIONS = Set.of("2021-04-15", "2023-02-21");
    /** Families whose bodies hold client secrets or passwords. */
    private static final Set<String> SECRET = Set.of("oauth", "users");

    private static final Token ANYBODY = new Token("", "anybody", "", Set.of(), "");
    private static final Set<String> OLDER_VERSIONS = Set.of("2021-04-15", "legacy");

    private final Router router;
    private final Map<String, Token> tokens;
    private final Grants grants;
    private final RateLimiter limiter;
    private final Settings settings;
    private final Faults faults;
    private final RequestJournal journal;
    private final Clock clock;

    /** What is known of a request so far; the journal needs it even if the request is refused. */
    private static final class Trail {
        @Nullable
        Operation operation;

        @Nullable
        Token token;

        RateLimiter.@Nullable Verdict verdict;

        @Nullable
        Fault fault;

        Map<String, String> pathIds = Map.of();
    }

    Gateway(
            Router router,
            Map<String, Token> tokens,
            Grants grants,
            RateLimiter limiter,
            Settings settings,
            Faults faults,
            RequestJournal journal,
            Clock clock) {
        this.router = router;
        this.tokens = tokens;
        this.grants = grants;
        this.limiter = limiter;
        this.settings = settings;
        this.faults = faults;
        this.journal = journal;
        this.clock = clock;
    }

    Outgoing answer(Incoming in) {
        Trail trail = new Trail();
        Outgoing out = answer(in, trail);
        rateHeaders(out, trail.verdict);
        Operation operation = trail.operation;
        Token token = trail.token;
        journal.add(seq -> new JournalEntry(
                seq,
                clock.instant(),
                in.method(),
                in.path(),
                operation == null ? null : operation.id(),
                out.status(),
                token == null ? null : token.label(),
                token == null || token.isCompany() ? null : token.locationId(),
                in.version(),
                trail.fault,
                trail.pathIds,
                journal.keepsBodies() ? keepable(in, operation) : null));
        return out;
    }

    /** Neither secrets nor files. */
    private static @Nullable String keepable(Incoming in, @Nullable Operation operation) {
        boolean secret =
                operation != null && SECRET.contains(operation.segments().get(0));
        boolean file = in.contentType() != null && in.contentType().startsWith("multipart/");
        return secret || file || in.body().isEmpty() ? null : in.body();
    }

    private Outgoing answer(Incoming in, Trail trail) {
        try {
            return pass(in, trail);
        } catch (ApiError e) {
            return refuse(e);
        } catch (RuntimeException e) {
            return refuse(ApiError.of(500, "Internal server error: " + e.getMessage()));
        }
    }

    private Outgoing pass(Incoming in, Trail trail) {
        Router.Match match = router.match(in.method(), in.path());
        if (match == null) {
            throw ApiError.of(404, "Cannot " + in.method() + " " + in.path());
        }
        Operation operation = match.operation();
        trail.operation = operation;
        trail.pathIds = decoded(match.params());
        ApiVersion version = version(in.version(), operation);
        Token token = operation.access() == Access.OPEN ? ANYBODY : token(in.authorization());
        trail.token = token.equals(ANYBODY) ? null : token;
        strike(Fault.LATENCY, trail).ifPresent(rule -> pause(rule.latency().min()));
        if (strike(Fault.INVALID_TOKEN, trail).isPresent()) {
            throw deadToken(bearer(in.authorization()));
        }
        if (strike(Fault.RATE_LIMIT, trail).isPresent()) {
            trail.verdict = new RateLimiter.Verdict(false, 0, limiter.dailyLimit(), 0);
            return tooMany(limiter.interval().toMillis());
        }
        RateLimiter.Verdict verdict = limiter.ask(token.budget(settings.on(Quirk.PRIVATE_TOKENS_SHARE_A_BUDGET)));
        trail.verdict = verdict;
        if (!verdict.allowed()) {
            return tooMany(verdict.retryAfterMillis());
        }
        requireClass(operation, token);
        if (!token.may(operation.scope())) {
            throw ApiError.of(401, "The token is not authorized for this scope.");
        }
        if (!operation.versions().contains(version) && version == ApiVersion.V2) {
            throw ApiError.of(404, "Cannot " + in.method() + " " + in.path());
        }
        if (!operation.versions().contains(version)) {
            throw ApiError.badRequest("Endpoint " + in.pathAndQuery() + " not available in API version v3."
                    + " This endpoint was removed in version v3. Please use a version before v3.");
        }
        return withFaults(in, operation, version, token, trail);
    }

    private Outgoing withFaults(Incoming in, Operation operation, ApiVersion version, Token token, Trail trail) {
        if (strike(Fault.RESET_BEFORE_EFFECT, trail).isPresent()) {
            return Outgoing.reset();
        }
        Optional<FaultRule> before = strike(Fault.ERROR_BEFORE_EFFECT, trail);
        if (before.isPresent()) {
            throw failure(before.get());
        }
        ApiCall call = new ApiCall(
                version,
                token.locationId(),
                trail.pathIds,
                queries(in.query()),
                body(in, operation, version),
                token.companyId());
        ApiResult result = operation.handler().handle(call);
        if (strike(Fault.RESET_AFTER_EFFECT, trail).isPresent()) {
            return Outgoing.reset();
        }
        Optional<FaultRule> after = strike(Fault.ERROR_AFTER_EFFECT, trail);
        if (after.isPresent()) {
            throw failure(after.get());
        }
        Outgoing out = Outgoing.json(
                result.status(), result.body() instanceof ObjectNode object ? traced(object) : result.body());
        Optional<FaultRule> slow = strike(Fault.SLOW_BODY, trail);
        if (slow.isPresent()) {
            out = out.slow(slow.get().bytesPerSecond());
        }
        return strike(Fault.TRUNCATED_BODY, trail).isPresent() ? out.cut() : out;
    }

    private ApiVersion version(@Nullable String header, Operation operation) {
        if (header == null || header.isBlank()) {
            throw ApiError.of(401, "version header was not found.");
        }
        if (header.equals("v3")) {
            return ApiVersion.V3;
        }
        if (operation.segments().get(0).equals("calendars")) {
            // A family with a header of its own before v3.
            if (CALENDAR_VERSIONS.contains(header)
                    || (settings.on(Quirk.CALENDARS_ACCEPT_THE_HEADER_OF_CONTACTS) && V2_VERSIONS.contains(header))) {
                return ApiVersion.V2;
            }
        } else if (V2_VERSIONS.contains(header)
                || (settings.on(Quirk.OLDER_VERSIONS_ARE_ACCEPTED) && OLDER_VERSIONS.contains(header))) {
            return ApiVersion.V2;
        }
        throw ApiError.badRequest("Invalid API version segment '" + header + "' at position 0");
    }

    private Token token(@Nullable String authorization) {
        String value = bearer(authorization);
        Token token = tokens.get(value);
        Grants.Bearer bearer = token == null ? grants.bearer(value).orElse(null) : null;
        if (bearer != null) {
            token = new Token(value, bearer.label(), bearer.locationId(), bearer.scopes(), bearer.companyId());
        }
        if (token == null) {
            throw deadToken(value);
        }
        return token;
    }

    private static String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : "";
    }

    private ApiError deadToken(String value) {
        boolean named = value.startsWith("pit-") && settings.on(Quirk.DEAD_PRIVATE_TOKENS_HAVE_THEIR_OWN_TEXT);
        return ApiError.of(401, named ? "Invalid Private Integration token" : "Invalid token: access token is invalid");
    }

    /** The 401 texts for tokens that are alive but of the wrong class. */
    private static void requireClass(Operation operation, Token token) {
        boolean right = switch (operation.access()) {
            case LOCATION -> !token.isCompany();
            case COMPANY -> token.isCompany() && token.companyId() != null;
            case AGENCY -> token.isCompany();
            case EITHER -> token.companyId() != null;
            case ANY, OPEN -> true;
        };
        if (!right) {
            throw ApiError.of(
                    401,
                    token.companyId() == null
                            ? "Token's user type mismatch!"
                            : "This authClass type is not allowed to access this scope. Please verify your IAM"
                                    + " configuration if this is not the case.");
        }
    }

    private Optional<FaultRule> strike(Fault fault, Trail trail) {
        Operation operation = trail.operation;
        Optional<FaultRule> rule = faults.strike(fault, operation == null ? "unknown" : operation.id());
        if (rule.isPresent()) {
            trail.fault = fault;
        }
        return rule;
    }

    private static ApiError failure(FaultRule rule) {
        return rule.status() == 422
                ? ApiError.unprocessable("a fault of the sandbox")
                : ApiError.of(rule.status(), "a fault of the sandbox");
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outgoing tooMany(long retryAfterMillis) {
        Outgoing out = settings.on(Quirk.BODY_OF_429_IS_TEXT)
                ? Outgoing.text(429, "Too Many Requests")
                : refuse(ApiError.of(429, "Too Many Requests"));
        if (settings.on(Quirk.RETRY_AFTER_ON_429)) {
            out.headers().put("Retry-After", String.valueOf(Math.max(1, (retryAfterMillis + 999) / 1000)));
        }
        return out;
    }

    private void rateHeaders(Outgoing out, RateLimiter.@Nullable Verdict verdict) {
        if (out.status() == 0) {
            return;
        }
        Map<String, String> headers = out.headers();
        headers.put("X-RateLimit-Limit-Daily", String.valueOf(limiter.dailyLimit()));
        headers.put(
                "X-RateLimit-Daily-Remaining",
                String.valueOf(verdict == null ? limiter.dailyLimit() : verdict.dailyRemaining()));
        headers.put(
                "X-RateLimit-Interval-Milliseconds",
                String.valueOf(limiter.interval().toMillis()));
        headers.put("X-RateLimit-Max", String.valueOf(limiter.max()));
        if (settings.on(Quirk.DAILY_RESET_IS_SENT)) {
            headers.put("X-RateLimit-Daily-Reset", String.valueOf(limiter.millisToNextDay()));
        }
        headers.put("X-RateLimit-Remaining", String.valueOf(verdict == null ? limiter.max() : verdict.remaining()));
    }

    private static Outgoing refuse(ApiError error) {
        return Outgoing.json(error.status(), traced(error.body()));
    }

    private static ObjectNode traced(ObjectNode body) {
        // Not SecureRandom, which UUID.randomUUID uses: a trace id needs no secrecy.
        SplittableRandom random =
                new SplittableRandom(ThreadLocalRandom.current().nextLong());
        return body.put("traceId", new UUID(random.nextLong(), random.nextLong()).toString());
    }

    private static @Nullable JsonNode body(Incoming in, Operation operation, ApiVersion version) {
        boolean oauth = operation.segments().get(0).equals("oauth");
        String type = in.contentType() == null ? "" : in.contentType();
        if (oauth && type.startsWith("application/x-www-form-urlencoded")) {
            ObjectNode form = Json.object();
            query(in.body()).forEach(form::put);
            return form;
        }
        if (oauth && version == ApiVersion.V2) {
            return null; // Forms only.
        }
        if (operation.id().equals(LocationOperations.UPLOAD)) {
            return type.startsWith("multipart/form-data") ? Multipart.parse(type, in.body()) : null;
        }
        // A body of another type is not parsed at all, so validation then finds every field missing.
        if (in.body().isEmpty() || in.contentType() == null || !in.contentType().startsWith("application/json")) {
            return null;
        }
        try {
            JsonNode json = Json.parse(in.body());
            if (json.isContainerNode()) {
                return json;
            }
        } catch (IOException e) {
            throw ApiError.badRequest("Unexpected token in JSON");
        }
        throw ApiError.badRequest("Unexpected token in JSON, an object or an array is expected");
    }

    private static Map<String, String> decoded(Map<String, String> params) {
        Map<String, String> decoded = new HashMap<>();
        // A plus in a path is a plus.
        params.forEach((name, value) -> decoded.put(name, decode(value.replace("+", "%2B"))));
        return decoded;
    }

    /** The last value of each name. */
    static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        queries(raw).forEach((name, values) -> query.put(name, values.get(values.size() - 1)));
        return query;
    }

    private static Map<String, List<String>> queries(@Nullable String raw) {
        Map<String, List<String>> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                            .add(decode(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("Failed to decode param '" + text + "'");
        }
    }
}
