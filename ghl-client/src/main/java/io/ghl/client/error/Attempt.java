package io.ghl.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One try of a call.
 *
 * @param number counted from 1
 * @param status the HTTP status, or null when no answer came
 * @param outcome a word or two on how it ended; free of personal data
 * @param waited how long the try waited for its turn and, as a repetition, before that
 * @param took how long the exchange with the server took
 */
public record Attempt(int number, @Nullable Integer status, String outcome, Duration waited, Duration took) {}
