package io.ghl.client.internal.pipeline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to tokens and does not end a call. */
public final class TokenLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.ghl.client");

    private TokenLog() {}

    public static void renewed(Object key) {
        LOG.info("{}: got a new token", key);
    }

    public static void earlyRefreshFailed(Object key, RuntimeException failure) {
        LOG.warn("{}: an early refresh failed, the old token is still good: {}", key, failure.getMessage());
    }
}
