package io.ghl.sync.internal.match;

/**
 * Two records that are the same.
 *
 * @param appId the application's record
 * @param ghlId HighLevel's record
 * @param key the strongest key on which they match
 */
public record Pair(String appId, String ghlId, String key) {}
