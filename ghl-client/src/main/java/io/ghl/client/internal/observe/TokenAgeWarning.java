package io.ghl.client.internal.observe;

import io.ghl.client.internal.time.Waiter;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.UserType;
import io.ghl.client.observe.GhlObserver.TokenAge;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Warns once per client of a token that has become old. */
public final class TokenAgeWarning {
    private final Duration atLeast;
    private final Waiter waiter;
    private final Observing observing;
    private final AtomicBoolean warned = new AtomicBoolean();

    public TokenAgeWarning(Duration atLeast, Waiter waiter, Observing observing) {
        this.atLeast = atLeast;
        this.waiter = waiter;
        this.observing = observing;
    }

    public void privateToken(Instant issuedAt) {
        Duration age = Duration.between(issuedAt, waiter.now());
        if (isDue(age)) {
            TokenLog.privateTokenIsOld(age.toDays());
            observing.tokenAging(new TokenAge(null, null, issuedAt, age));
        }
    }

    public void refreshToken(TokenKey key, Instant issuedAt) {
        Duration age = Duration.between(issuedAt, waiter.now());
        if (isDue(age)) {
            TokenLog.refreshTokenIsOld(key, age.toDays());
            boolean company = key.userType() == UserType.COMPANY;
            observing.tokenAging(new TokenAge(company ? key.id() : null, company ? null : key.id(), issuedAt, age));
        }
    }

    private boolean isDue(Duration age) {
        return age.compareTo(atLeast) >= 0 && !warned.get() && warned.compareAndSet(false, true);
    }
}
