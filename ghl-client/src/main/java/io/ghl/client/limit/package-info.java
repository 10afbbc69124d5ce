/**
 * What you can decide about pacing, priorities and repeating calls. The defaults hold HighLevel's published limits;
 * most applications need nothing from here.
 *
 * <p>{@link io.ghl.client.limit.RateLimitPolicy} says how many calls a location's window and day allow, {@link
 * io.ghl.client.limit.Priority} who goes first when they are few, {@link io.ghl.client.limit.RetryPolicy} how often a
 * call that failed is tried again. {@link io.ghl.client.limit.RateLimiter} is the interface to implement where several
 * processes share one limit.
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package io.ghl.client.limit;

import org.jspecify.annotations.NullMarked;
