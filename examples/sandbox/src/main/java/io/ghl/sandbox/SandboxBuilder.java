package io.ghl.sandbox;

import io.ghl.sandbox.internal.http.Apis;
import io.ghl.sandbox.internal.http.Token;
import io.ghl.sandbox.internal.oauth.App;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.webhook.Outbox;
import io.ghl.sandbox.internal.webhook.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link GhlSandbox} is set up. Everything has a default; {@link #start()} is all a test needs. Not thread-safe.
 */
public final class SandboxBuilder {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    record TokenSpec(String value, String label, @Nullable String locationId, Set<String> scopes) {
        Token forLocation(String sandboxLocation) {
            return new Token(value, label, locationId == null ? sandboxLocation : locationId, scopes);
        }
    }

    int port;

    @Nullable
    String locationId;

    final List<TokenSpec> tokens = new ArrayList<>();
    int contacts;

    @Nullable
    URI webhookUrl;

    Duration searchLag = Duration.ZERO;
    int rate = 100;
    Duration ratePer = Duration.ofSeconds(10);
    int dailyLimit = 200_000;

    @Nullable
    Path stateFile;

    @Nullable
    Path seedFile;

    boolean journalBodies;
    private final List<SandboxListener> listeners = new ArrayList<>();
    long seed = 42;
    Clock clock = Clock.systemUTC();
    int webhookThreads = 4;
    App.Options app = new App.Options(null, null, null, Set.of(), List.of());
    private final Set<Quirk> quirks = EnumSet.copyOf(Quirk.defaults());
    private String country = "US";
    private boolean allowDuplicates;
    private List<String> duplicatePriority = List.of("email", "phone");
    private @Nullable Duration webhookRetryDelay;
    private @Nullable Long circuitBreaker;
    WebhookSignature signature = WebhookSignature.SIGNED;
    WebhookSignature legacySignature = WebhookSignature.NOT_AVAILABLE;

    SandboxBuilder() {}

    /**
     * The port on the loopback interface; 0, the default, takes a free one.
     *
     * @param number the port
     * @return this builder
     */
    public SandboxBuilder port(int number) {
        if (number < 0 || number > 65_535) {
            throw new IllegalArgumentException("port must be from 0 to 65535, not " + number);
        }
        this.port = number;
        return this;
    }

    /**
     * The location's id; by default the state file's, else one made from the seed.
     *
     * @param id the id
     * @return this builder
     */
    public SandboxBuilder locationId(String id) {
        this.locationId = Arguments.notBlank(id, "locationId");
        return this;
    }

    /**
     * Accepts a token; may be called several times. Without a call a token is made up.
     *
     * @param value the value
     * @return this builder
     */
    public SandboxBuilder token(String value) {
        return token(value, "token-" + (tokens.size() + 1));
    }

    /**
     * Accepts a token that the journal calls by this label; without scopes it may do everything.
     *
     * @param value the value
     * @param label what the journal calls the token
     * @param scopes what the token may do
     * @return this builder
     */
    public SandboxBuilder token(String value, String label, String... scopes) {
        tokens.add(
                new TokenSpec(Arguments.usableToken(value), Arguments.notBlank(label, "label"), null, Set.of(scopes)));
        return this;
    }

    /**
     * Accepts a token of a further location, which begins empty.
     *
     * @param otherLocationId the id of the further location
     * @param value the value
     * @param label what the journal calls the token
     * @param scopes what the token may do
     * @return this builder
     */
    public SandboxBuilder tokenOf(String otherLocationId, String value, String label, String... scopes) {
        tokens.add(new TokenSpec(
                Arguments.usableToken(value),
                Arguments.notBlank(label, "label"),
                Arguments.notBlank(otherLocationId, "locationId"),
                Set.of(scopes)));
        return this;
    }

    /**
     * Begins with this many plausible contacts, unless the state file has records already.
     *
     * @param count how many
     * @return this builder
     */
    public SandboxBuilder contacts(int count) {
        this.contacts = Arguments.notNegative(count, "contacts");
        return this;
    }

    /**
     * Sends webhooks there; by default none are sent.
     *
     * @param url the receiver, or null
     * @return this builder
     */
    public SandboxBuilder webhookUrl(@Nullable URI url) {
        this.webhookUrl = url;
        return this;
    }

    /**
     * How many webhooks are under way at once; 1 keeps their order. Default 4.
     *
     * @param threads how many at once, at least 1
     * @return this builder
     */
    public SandboxBuilder webhookThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("webhookThreads must be at least 1");
        }
        this.webhookThreads = threads;
        return this;
    }

    /**
     * How long a failed webhook waits for its first retry, on the sandbox's clock; up to a fifth of it is added by
     * chance. Default 10 minutes, as documented, at even distances. With {@link
     * Quirk#WEBHOOKS_ARE_RETRIED_ON_ANY_FAILURE} every further distance doubles, and the default is 10 seconds, which no
     * source tells.
     *
     * @param delay the time
     * @return this builder
     */
    public SandboxBuilder webhookRetryDelay(Duration delay) {
        this.webhookRetryDelay = Arguments.notNegative(delay, "webhookRetryDelay");
        return this;
    }

    /**
     * What stands in the signature headers. By default {@code X-GHL-Signature} is signed (Ed25519) and {@code
     * X-WH-Signature} (RSA with SHA-256), which HighLevel has given up, says {@code N/A}.
     *
     * @param current {@code X-GHL-Signature}
     * @param legacy {@code X-WH-Signature}
     * @return this builder
     */
    public SandboxBuilder webhookSignatures(WebhookSignature current, WebhookSignature legacy) {
        this.signature = current;
        this.legacySignature = legacy;
        return this;
    }

    /**
     * Pauses delivery as HighLevel is said to: when in each of two windows of three days more than this many webhooks
     * were sent and nine tenths of them failed. HighLevel's number is 10,000. By default delivery is never paused.
     *
     * @param moreThan how many webhooks, at least 0
     * @return this builder
     */
    public SandboxBuilder webhookCircuitBreaker(long moreThan) {
        if (moreThan < 0) {
            throw new IllegalArgumentException("webhookCircuitBreaker must not be negative");
        }
        this.circuitBreaker = moreThan;
        return this;
    }

    /**
     * How long search goes on showing the records as they were before a write. Default zero.
     *
     * @param lag the time
     * @return this builder
     */
    public SandboxBuilder searchLag(Duration lag) {
        this.searchLag = Arguments.notNegative(lag, "searchLag");
        return this;
    }

    /**
     * How many requests a token may make in any such interval. Default 100 in 10 seconds.
     *
     * @param requests how many requests
     * @param interval the length of the window
     * @return this builder
     */
    public SandboxBuilder rate(int requests, Duration interval) {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("the interval of a rate must be at least a millisecond");
        }
        this.rate = Arguments.notNegative(requests, "rate");
        this.ratePer = interval;
        return this;
    }

    /**
     * How many requests a token may make per day (UTC). Default 200,000.
     *
     * @param requests how many requests
     * @return this builder
     */
    public SandboxBuilder dailyLimit(int requests) {
        this.dailyLimit = Arguments.notNegative(requests, "dailyLimit");
        return this;
    }

    /**
     * Keeps records, token, location and key pair in this file, and every effect before its answer.
     *
     * @param file the file, or null for none
     * @return this builder
     */
    public SandboxBuilder stateFile(@Nullable Path file) {
        this.stateFile = file;
        return this;
    }

    /**
     * Begins with the records of this file, in the format of {@link SandboxState#seed}, unless the state file has records
     * already.
     *
     * @param file the file, or null for none
     * @return this builder
     */
    public SandboxBuilder seedFile(@Nullable Path file) {
        this.seedFile = file;
        return this;
    }

    /**
     * Whether the journal holds the bodies of requests, personal data included. Default false.
     *
     * @param kept whether it does
     * @return this builder
     */
    public SandboxBuilder journalBodies(boolean kept) {
        this.journalBodies = kept;
        return this;
    }

    /**
     * Tells this listener of every request to HighLevel's API; may be called several times.
     *
     * @param listener the listener
     * @return this builder
     */
    public SandboxBuilder listener(SandboxListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Whether contacts may share an e-mail or a phone number, until a location's own {@code allowDuplicateContact} is
     * changed. Default false.
     *
     * @param allowed whether they may
     * @return this builder
     */
    public SandboxBuilder allowDuplicates(boolean allowed) {
        this.allowDuplicates = allowed;
        return this;
    }

    /** {@return looks for duplicates by phone before e-mail} The default is e-mail before phone. */
    public SandboxBuilder phoneBeforeEmail() {
        this.duplicatePriority = List.of("phone", "email");
        return this;
    }

    /**
     * The ISO code of the country whose phone numbers need no prefix. Default US.
     *
     * @param isoCode a two-letter code
     * @return this builder
     */
    public SandboxBuilder country(String isoCode) {
        String upper = isoCode.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(upper)) {
            throw new IllegalArgumentException("country must be a two-letter ISO code such as US");
        }
        this.country = upper;
        return this;
    }

    /**
     * The seed of ids, seeded contacts and faults. Default 42.
     *
     * @param value the value
     * @return this builder
     */
    public SandboxBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /**
     * The clock of dates, rate limits, search lag, tokens and webhook retries. {@link GhlSandbox#advance} lets time pass
     * on any clock; a test that moves this one itself need do nothing more than wait for {@link
     * GhlSandbox#webhooksDrained}.
     *
     * @param value the value
     * @return this builder
     */
    public SandboxBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /**
     * The app that can be installed through OAuth. Without a call its credentials are made up from the seed, any redirect
     * address is taken, and it may do everything.
     *
     * @param clientId the client id
     * @param clientSecret the client secret
     * @param redirectUri the only redirect address, or null for any
     * @param scopes what its tokens may do; none means everything
     * @return this builder
     */
    public SandboxBuilder app(String clientId, String clientSecret, @Nullable String redirectUri, String... scopes) {
        app = new App.Options(
                Arguments.notBlank(clientId, "clientId"),
                Arguments.usableToken(clientSecret),
                redirectUri,
                new LinkedHashSet<>(List.of(scopes)),
                app.otherLocations());
        return this;
    }

    /**
     * Further locations of the company, which begin empty.
     *
     * @param locationIds their ids
     * @return this builder
     */
    public SandboxBuilder companyLocations(String... locationIds) {
        app = new App.Options(
                app.clientId(), app.clientSecret(), app.redirectUri(), app.scopes(), List.of(locationIds));
        return this;
    }

    /**
     * Sets a switch; see {@link Quirk} for the defaults.
     *
     * @param quirk the switch
     * @param on its position
     * @return this builder
     */
    public SandboxBuilder quirk(Quirk quirk, boolean on) {
        if (on) {
            quirks.add(quirk);
        } else {
            quirks.remove(quirk);
        }
        return this;
    }

    /**
     * Starts the sandbox.
     *
     * @return the running sandbox
     * @throws SandboxException if the port is taken, or the state file or the seed file cannot be used
     */
    public GhlSandbox start() {
        return new GhlSandbox(this);
    }

    /** Those of service files, then those of this builder. */
    List<SandboxListener> listeners() {
        List<SandboxListener> all = new ArrayList<>();
        ServiceLoader.load(SandboxListener.class, SandboxListener.class.getClassLoader())
                .forEach(all::add);
        all.addAll(listeners);
        return List.copyOf(all);
    }

    Settings settings() {
        Set<Quirk> on = Collections.unmodifiableSet(EnumSet.copyOf(quirks));
        return new Settings(on, country, allowDuplicates, duplicatePriority);
    }

    Apis.Limits limits() {
        return new Apis.Limits(rate, ratePer, dailyLimit);
    }

    Outbox.Options outbox() {
        boolean afterAnyFailure = quirks.contains(Quirk.WEBHOOKS_ARE_RETRIED_ON_ANY_FAILURE);
        Duration delay = webhookRetryDelay;
        if (delay == null) {
            delay = afterAnyFailure ? Duration.ofSeconds(10) : Duration.ofMinutes(10);
        }
        return new Outbox.Options(
                new RetryPolicy(afterAnyFailure ? 12 : 6, afterAnyFailure, delay, seed),
                webhookThreads,
                circuitBreaker);
    }
}
