package io.ghl.client.internal.observe;

import io.ghl.client.oauth.TokenKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to tokens and does not end a call. */
public final class TokenLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.ghl.client");

    private TokenLog() {}

    public static void renewed(TokenKey key) {
        LOG.info("{}: got a new token", key);
    }

    public static void earlyRefreshFailed(TokenKey key, RuntimeException failure) {
        LOG.warn("{}: an early refresh failed, the old token is still good: {}", key, failure.getMessage());
    }

    static void privateTokenIsOld(long days) {
        LOG.warn(
                "The private integration token is {} days old. HighLevel recommends a new one every 90 days and lets"
                        + " unused ones expire: rotate it, and give the old one to fallbackToken() for the 7 days in which"
                        + " it still works.",
                days);
    }

    static void refreshTokenIsOld(TokenKey key, long days) {
        LOG.warn("{}: the refresh token has not been used for {} days; it lives for a year at most.", key, days);
    }
}
