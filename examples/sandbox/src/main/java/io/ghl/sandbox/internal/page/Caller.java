package io.ghl.sandbox.internal.page;

/**
 * Somebody who may call, and what is left of the budget.
 *
 * @param token what may be shown of the token
 * @param scopes what it may do, or what stands for everything
 */
public record Caller(String label, String token, String location, String scopes, int remaining, int remainingToday) {
    /** As much of a secret as tells it from others. */
    public static String masked(String secret) {
        return secret.length() < 16
                ? secret.substring(0, Math.min(4, secret.length() / 2)) + "…"
                : secret.substring(0, 6) + "…" + secret.substring(secret.length() - 4);
    }
}
