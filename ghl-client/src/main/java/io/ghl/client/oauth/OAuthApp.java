package io.ghl.client.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ghl.client.Secret;
import io.ghl.client.internal.operations.Scopes;
import io.ghl.client.oauth.RedirectException.Reason;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app of the HighLevel marketplace: its credentials, and the two ends of the way on which a user installs it.
 * Immutable and thread-safe; {@code toString()} hides the secret.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="oauth"}
 */
public final class OAuthApp {
    private static final String MARKETPLACE = "https://marketplace.gohighlevel.com";
    private static final String WHITE_LABEL = "https://marketplace.leadconnectorhq.com";

    private final String clientId;
    private final Secret clientSecret;
    private final String appId;
    private final @Nullable String redirectUri;
    private final @Nullable String versionId;
    private final @Nullable UserType userType;
    private final String marketplace;
    private final boolean sameWindow;
    private final Set<String> scopes;

    private OAuthApp(Builder builder) {
        clientId = builder.clientId;
        clientSecret = builder.clientSecret;
        appId = Objects.requireNonNullElseGet(builder.appId, () -> clientId.split("-", 2)[0]);
        redirectUri = builder.redirectUri;
        versionId = builder.versionId;
        userType = builder.userType;
        marketplace = builder.marketplace;
        sameWindow = builder.sameWindow;
        scopes = Collections.unmodifiableSet(new LinkedHashSet<>(builder.scopes));
    }

    /**
     * Starts an app.
     *
     * @param clientId the client id, as the marketplace shows it
     * @param clientSecret the client secret
     * @return a builder
     */
    public static Builder builder(String clientId, Secret clientSecret) {
        return new Builder(clientId, clientSecret);
    }

    /**
     * The scopes that operations need, to be set in the marketplace and given to the builder.
     *
     * @param operationIds HighLevel's operation ids, such as {@code get-contact}
     * @return the scopes in alphabetical order
     * @throws IllegalArgumentException if this SDK does not know an operation
     */
    public static Set<String> requiredScopes(String... operationIds) {
        return Scopes.of(List.of(operationIds));
    }

    /**
     * A state for {@link #authorizationUrl}: keep it in the user's session until the redirect comes.
     *
     * @return 256 random bits as text
     */
    public static String newState() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Where to send the browser of a user who wants to install the app.
     *
     * @param state comes back in the redirect; see {@link #newState()}
     * @return the address of HighLevel's page
     * @throws IllegalStateException if the app has no redirect address
     * @throws IllegalArgumentException if the state is blank
     */
    public URI authorizationUrl(String state) {
        if (state.isBlank()) {
            throw new IllegalArgumentException("The state must not be blank.");
        }
        if (redirectUri == null) {
            throw new IllegalStateException("The app has no redirect address; set it with redirectUri().");
        }
        StringBuilder url = new StringBuilder(marketplace).append("/v2/oauth/chooselocation?response_type=code");
        add(url, "redirect_uri", redirectUri);
        add(url, "client_id", clientId);
        add(url, "scope", String.join(" ", scopes));
        add(url, "state", state);
        add(url, "version_id", versionId);
        add(url, "loginWindowOpenMode", sameWindow ? "self" : null);
        return URI.create(url.toString());
    }

    private static void add(StringBuilder url, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            url.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, UTF_8).replace("+", "%20"));
        }
    }

    /**
     * Reads the request that HighLevel sends the browser back with. The state is checked first, in constant time.
     *
     * @param redirect the address that was called, or its query string alone
     * @param expectedState the state in this user's session
     * @return the code, good for one {@link OAuth#exchange}
     * @throws RedirectException if this is not an installation that began with {@code expectedState}
     * @throws IllegalArgumentException if {@code expectedState} is blank
     */
    public Secret authorizationCode(String redirect, String expectedState) {
        if (expectedState.isBlank()) {
            throw new IllegalArgumentException("The expected state must not be blank.");
        }
        Map<String, String> query = query(redirect);
        String state = query.getOrDefault("state", "");
        if (!MessageDigest.isEqual(state.getBytes(UTF_8), expectedState.getBytes(UTF_8))) {
            throw new RedirectException(
                    Reason.WRONG_STATE, "The redirect does not carry the state of this session.", null);
        }
        String error = query.get("error");
        if (error != null) {
            throw new RedirectException(Reason.DENIED, "HighLevel reports that the app was not installed.", error);
        }
        try {
            return Secret.of(query.getOrDefault("code", ""));
        } catch (IllegalArgumentException e) {
            throw new RedirectException(Reason.MALFORMED, "The redirect carries no usable code.", null);
        }
    }

    private static Map<String, String> query(String redirect) {
        int mark = redirect.indexOf('?');
        String text = mark >= 0 ? redirect.substring(mark + 1) : redirect;
        int hash = text.indexOf('#');
        Map<String, String> query = new HashMap<>();
        for (String pair : (hash >= 0 ? text.substring(0, hash) : text).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String before;
                try {
                    before = query.put(
                            URLDecoder.decode(pair.substring(0, equals), UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
                } catch (IllegalArgumentException e) {
                    throw new RedirectException(Reason.MALFORMED, "The redirect is not encoded as a query is.", null);
                }
                if (before != null) {
                    throw new RedirectException(Reason.MALFORMED, "The redirect carries a parameter twice.", null);
                }
            }
        }
        return query;
    }

    /**
     * The client id.
     *
     * @return the id
     */
    public String clientId() {
        return clientId;
    }

    /**
     * The client secret.
     *
     * @return the secret
     */
    public Secret clientSecret() {
        return clientSecret;
    }

    /**
     * The id of the app in the marketplace and in webhooks.
     *
     * @return the id; what stands before the first {@code -} of the client id unless it was set
     */
    public String appId() {
        return appId;
    }

    /**
     * Where HighLevel sends the browser back to.
     *
     * @return the address, or null
     */
    public @Nullable String redirectUri() {
        return redirectUri;
    }

    /**
     * What kind of token the app asks for.
     *
     * @return the type, or null to leave it to HighLevel
     */
    public @Nullable UserType userType() {
        return userType;
    }

    /**
     * What the app asks for.
     *
     * @return the scopes in the order in which they were given
     */
    public Set<String> scopes() {
        return scopes;
    }

    /** The client id only. */
    @Override
    public String toString() {
        return "OAuthApp[" + clientId + "]";
    }

    /** Collects the settings of an app. Mutable and not thread-safe. */
    public static final class Builder {
        private final String clientId;
        private final Secret clientSecret;
        private @Nullable String appId;
        private @Nullable String redirectUri;
        private @Nullable String versionId;
        private @Nullable UserType userType;
        private String marketplace = MARKETPLACE;
        private boolean sameWindow;
        private Set<String> scopes = Set.of();

        private Builder(String clientId, Secret clientSecret) {
            if (clientId.isBlank()) {
                throw new IllegalArgumentException("The client id must not be blank.");
            }
            this.clientId = clientId;
            this.clientSecret = clientSecret;
        }

        /**
         * Where HighLevel sends the browser back to, exactly as in the marketplace.
         *
         * @param uri an https address; http for a loopback host only, which HighLevel itself refuses
         * @return this builder
         * @throws IllegalArgumentException if it is no such address
         */
        public Builder redirectUri(String uri) {
            URI parsed = URI.create(uri);
            String host = parsed.getHost();
            boolean local = "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
            if (host == null || !("https".equals(parsed.getScheme()) || (local && "http".equals(parsed.getScheme())))) {
                throw new IllegalArgumentException("The redirect address must be an https address.");
            }
            redirectUri = uri;
            return this;
        }

        /**
         * What the app asks for: exactly the scopes that are enabled in the marketplace, else HighLevel refuses the
         * installation after the user has agreed to it.
         *
         * @param newScopes scopes such as {@code contacts.readonly}
         * @return this builder
         * @throws IllegalArgumentException if one of them is blank or has a space
         */
        public Builder scopes(String... newScopes) {
            return scopes(List.of(newScopes));
        }

        /**
         * What the app asks for; see {@link #scopes(String...)}.
         *
         * @param newScopes scopes such as {@code contacts.readonly}
         * @return this builder
         * @throws IllegalArgumentException if one of them is blank or has a space
         */
        public Builder scopes(Iterable<String> newScopes) {
            Set<String> copy = new LinkedHashSet<>();
            for (String scope : newScopes) {
                if (scope.isBlank() || scope.contains(" ")) {
                    throw new IllegalArgumentException("A scope is one word.");
                }
                copy.add(scope);
            }
            scopes = copy;
            return this;
        }

        /**
         * The version of the app that is installed. Newer apps show an error page without it.
         *
         * @param id the version id in the marketplace's install link
         * @return this builder
         */
        public Builder versionId(String id) {
            versionId = id;
            return this;
        }

        /**
         * The id of the app, if the client id does not begin with it.
         *
         * @param id the id
         * @return this builder
         */
        public Builder appId(String id) {
            appId = id;
            return this;
        }

        /**
         * What kind of token to ask for, for apps that can be installed by agencies and by locations.
         *
         * @param type the type; left to HighLevel unless set
         * @return this builder
         */
        public Builder userType(UserType type) {
            userType = type;
            return this;
        }

        /**
         * Sends users to the host without HighLevel's name on it, for white-label installations.
         *
         * @return this builder
         */
        public Builder whiteLabel() {
            marketplace = WHITE_LABEL;
            return this;
        }

        /**
         * Sends users to another host, such as the sandbox of this project.
         *
         * @param baseUrl http or https, without path and query
         * @return this builder
         */
        public Builder marketplace(String baseUrl) {
            marketplace = baseUrl.replaceAll("/+$", "");
            return this;
        }

        /**
         * Keeps the login in the window of the page instead of a new one.
         *
         * @return this builder
         */
        public Builder sameWindow() {
            sameWindow = true;
            return this;
        }

        /**
         * Makes the app.
         *
         * @return the app
         */
        public OAuthApp build() {
            return new OAuthApp(this);
        }
    }
}
