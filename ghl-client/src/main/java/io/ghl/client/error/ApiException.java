package io.ghl.client.error;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HighLevel answered, and the answer was not a success. */
public abstract sealed class ApiException extends GhlException
        permits BadRequestException,
                UnauthorizedException,
                ForbiddenException,
                NotFoundException,
                DuplicateContactException,
                UnprocessableException,
                RateLimitedException,
                RemovedEndpointException,
                ServerErrorException,
                UnexpectedStatusException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorResponse response;

    ApiException(CallFailure failure, ErrorResponse response) {
        this(failure, response, null);
    }

    ApiException(CallFailure failure, ErrorResponse response, @Nullable Throwable cause) {
        super(response.describe(), failure, cause);
        this.response = response;
    }

    /**
     * The answer as data.
     *
     * @return status, messages, headers and body
     */
    public final ErrorResponse response() {
        return response;
    }

    /**
     * The HTTP status.
     *
     * @return for example 404
     */
    public final int status() {
        return response.status();
    }

    /**
     * What HighLevel said, verbatim. It may contain personal data.
     *
     * @return the messages in HighLevel's order, empty if it said nothing
     */
    public final List<String> messages() {
        return response.messages();
    }

    /**
     * HighLevel's error code.
     *
     * @return the code, or null if there was none
     */
    public final @Nullable String code() {
        return response.code();
    }

    /**
     * The id under which HighLevel's support finds the request.
     *
     * @return the trace id, or null if there was none
     */
    public final @Nullable String traceId() {
        return response.traceId();
    }

    /**
     * The response headers, names in lower case.
     *
     * @return every header with its values in order
     */
    public final Map<String, List<String>> headers() {
        return response.headers();
    }

    /**
     * The body as received, cut after 64 KiB. It may contain personal data.
     *
     * @return the text, empty if there was none
     */
    public final String rawBody() {
        return response.rawBody();
    }
}
