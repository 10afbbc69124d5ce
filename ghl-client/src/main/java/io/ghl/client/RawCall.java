package io.ghl.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.internal.pipeline.ApiCall;
import io.ghl.client.internal.pipeline.Paths;
import io.ghl.client.internal.pipeline.Pipeline;
import io.ghl.client.limit.Priority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call to an operation that this SDK has no method for. It goes the same way as any other: rate limit, repetition,
 * token, errors. Repetition follows the method: GET, PUT and DELETE are repeated, POST and PATCH only when HighLevel
 * cannot have acted on them. A mutable builder, not thread-safe.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="raw"}
 */
public final class RawCall {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]+");

    private final Pipeline pipeline;
    private final String method;
    private final String path;
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private @Nullable JsonNode body;
    private @Nullable String locationId;
    private @Nullable String companyId;
    private @Nullable String version;
    private Priority priority = Priority.INTERACTIVE;

    RawCall(Pipeline pipeline, String method, String path) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("The method must be one of GET, POST, PUT, PATCH and DELETE.");
        }
        this.pipeline = pipeline;
        this.method = method;
        this.path = Paths.checkRaw(path);
    }

    /**
     * Adds a query parameter; one that is added again is repeated.
     *
     * @param name the name, not blank
     * @param value the value, not encoded
     * @return this call
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public RawCall query(String name, String value) {
        query.computeIfAbsent(Check.filled("name", name), key -> new ArrayList<>())
                .add(Check.given("value", value));
        return this;
    }

    /**
     * Sets the body, sent as it is.
     *
     * @param json the body
     * @return this call
     * @throws IllegalArgumentException if this is a GET, which has none
     */
    public RawCall body(JsonNode json) {
        Check.given("json", json);
        if (method.equals("GET")) {
            throw new IllegalArgumentException("A GET has no body, so json cannot be sent with it.");
        }
        body = json;
        return this;
    }

    /**
     * Says which location the call is for, so that it shares that location's limit and token. It is not added to the
     * request.
     *
     * @param id the location
     * @return this call
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public RawCall location(String id) {
        locationId = Check.id("id", id);
        return this;
    }

    /**
     * Says that the call is made with the token of a company. It matters with OAuth only.
     *
     * @param id the company
     * @return this call
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public RawCall company(String id) {
        companyId = Check.id("id", id);
        return this;
    }

    /**
     * Sends another Version header than the client's, as calendars need it.
     *
     * @param header letters, digits, points, hyphens and underscores, for example {@code 2021-04-15}
     * @return this call
     */
    public RawCall version(String header) {
        version = Check.shaped("header", header, VERSION, "a version such as 2021-04-15");
        return this;
    }

    /**
     * Puts the call into another class of the rate limit.
     *
     * @param newPriority the class
     * @return this call
     */
    public RawCall priority(Priority newPriority) {
        priority = Check.given("newPriority", newPriority);
        return this;
    }

    /**
     * Sends the call.
     *
     * @return the answer, always a success
     * @throws io.ghl.client.error.GhlException for anything else
     */
    public RawResponse send() {
        ApiCall.As as = companyId == null ? null : ApiCall.As.company(companyId);
        ApiCall call = new ApiCall(
                Operations.raw(method, path), Map.of(), query, body, locationId, priority, version, true, as);
        return pipeline.execute(
                call,
                answer -> new RawResponse(
                        answer.reply().status(),
                        answer.reply().headers(),
                        answer.json(),
                        answer.reply().text()));
    }
}
