package io.ghl.client.internal.pipeline;

import io.ghl.client.ApiVersion;
import io.ghl.client.limit.RetryPolicy;
import java.time.Duration;

/**
 * What a client was built with, as far as the pipeline needs it.
 *
 * @param baseUrl without a slash at the end
 * @param attempt bound of one exchange
 * @param total bound of a call with all its waits
 */
public record Settings(
        String baseUrl, ApiVersion version, boolean readOnly, Duration attempt, Duration total, RetryPolicy retry) {}
