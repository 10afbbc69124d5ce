package io.ghl.client.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Secret;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token with everything HighLevel said about it. Immutable. {@code toString()} shows ids and the expiry, never
 * a token.
 */
public final class Tokens {
    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";
    private static final String EXPIRES_AT = "expires_at";

    /** A thousand years, in seconds; what is said to last longer does not overflow the calendar. */
    private static final long LONGEST = 31_556_952_000L;

    private static final Map<String, String> V3_NAMES = Map.of(
            "accessToken", ACCESS, "refreshToken", REFRESH, "tokenType", "token_type", "expiresIn", "expires_in");

    private final ObjectNode json;
    private final Secret accessToken;
    private final @Nullable Secret refreshToken;
    private final Instant expiresAt;
    private final @Nullable UserType userType;
    private final @Nullable String companyId;
    private final @Nullable String locationId;
    private final @Nullable String userId;
    private final @Nullable String planId;
    private final Set<String> scopes;
    private final List<String> approvedLocations;
    private final Map<String, JsonNode> additional;

    private Tokens(ObjectNode json) {
        Fields fields = new Fields(json);
        this.json = json;
        this.accessToken = secret(json, ACCESS);
        this.refreshToken = json.path(REFRESH).isTextual() ? secret(json, REFRESH) : null;
        Instant expiry = fields.instant(EXPIRES_AT);
        this.expiresAt = expiry == null ? Instant.EPOCH : expiry;
        this.companyId = fields.text("companyId");
        this.locationId = fields.text("locationId");
        UserType told = fields.word("userType", UserType::parse);
        this.userType = told != null ? told : locationId != null ? UserType.LOCATION : null;
        this.userId = fields.text("userId");
        this.planId = fields.text("planId");
        String scope = fields.text("scope");
        Set<String> split = new LinkedHashSet<>();
        if (scope != null && !scope.isBlank()) {
            split.addAll(List.of(scope.strip().split("[ ,]+")));
        }
        this.scopes = Collections.unmodifiableSet(split);
        this.approvedLocations = fields.texts("approvedLocations");
        fields.shown(ACCESS, REFRESH);
        this.additional = fields.received().additional();
    }

    /**
     * Reads an answer of the token or location-token operation in the spelling of either API version.
     *
     * @param answer HighLevel's answer
     * @param receivedAt from when its {@code expires_in} (seconds) counts; best the time before the request was sent
     * @return the tokens
     * @throws IllegalArgumentException if it is no object with an access token
     */
    public static Tokens of(JsonNode answer, Instant receivedAt) {
        ObjectNode json = Json.object();
        answer.properties()
                .forEach(field -> json.set(
                        V3_NAMES.getOrDefault(field.getKey(), field.getKey()),
                        field.getValue().deepCopy()));
        JsonNode seconds = json.remove("expires_in");
        if (seconds != null && seconds.canConvertToLong()) {
            long lasts = Math.min(LONGEST, Math.max(0, seconds.asLong()));
            json.put(EXPIRES_AT, receivedAt.plusSeconds(lasts).toString());
        }
        return new Tokens(json);
    }

    /**
     * Reads what {@link #revealJson()} wrote, for stores.
     *
     * @param stored the JSON object
     * @return equal tokens
     * @throws IllegalArgumentException if it is no object with an access token
     */
    public static Tokens of(JsonNode stored) {
        if (!(stored instanceof ObjectNode object)) {
            throw new IllegalArgumentException("Tokens are a JSON object.");
        }
        return new Tokens(object.deepCopy());
    }

    private static Secret secret(ObjectNode json, String name) {
        String text = json.path(name).textValue();
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("There is no " + name + ".");
        }
        return Secret.of(text);
    }

    /**
     * The bearer of requests.
     *
     * @return the access token
     */
    public Secret accessToken() {
        return accessToken;
    }

    /**
     * What gets the next pair, once.
     *
     * @return the refresh token, or null if there is none
     */
    public @Nullable Secret refreshToken() {
        return refreshToken;
    }

    /**
     * When the access token ends.
     *
     * @return the time by this machine's clock; 1970 if HighLevel did not say
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Whom the token speaks for.
     *
     * @return the type, or null if HighLevel did not say
     */
    public @Nullable UserType userType() {
        return userType;
    }

    /**
     * The company.
     *
     * @return its id, or null
     */
    public @Nullable String companyId() {
        return companyId;
    }

    /**
     * The location.
     *
     * @return its id, or null for a token of a company
     */
    public @Nullable String locationId() {
        return locationId;
    }

    /**
     * Who installed the app.
     *
     * @return the user's id, or null
     */
    public @Nullable String userId() {
        return userId;
    }

    /**
     * The plan of a paid app.
     *
     * @return its id, or null
     */
    public @Nullable String planId() {
        return planId;
    }

    /**
     * What the token may do.
     *
     * @return scopes in HighLevel's order
     */
    public Set<String> scopes() {
        return scopes;
    }

    /**
     * The locations chosen in a bulk installation.
     *
     * @return ids, empty if HighLevel named none
     */
    public List<String> approvedLocations() {
        return approvedLocations;
    }

    /**
     * Fields without a method of their own.
     *
     * @return a copy
     */
    public Map<String, JsonNode> additional() {
        return Json.copy(additional);
    }

    /**
     * Everything, with the tokens in clear, for stores. Keep it out of logs.
     *
     * @return a new JSON object
     */
    public JsonNode revealJson() {
        return json.deepCopy();
    }

    /** Compares everything. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tokens that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return accessToken.hashCode();
    }

    /** Ids and expiry only. */
    @Override
    public String toString() {
        return "Tokens[" + userType + ", company " + companyId + ", location " + locationId + ", until " + expiresAt
                + "]";
    }
}
