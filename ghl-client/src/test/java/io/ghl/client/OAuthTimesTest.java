package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.error.InstallationException;
import io.ghl.client.error.TokenInvalidException;
import io.ghl.client.error.TokenRequestException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.Tokens;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At which moment a token counts as old, as expired, as young: the last nanosecond before, and the first one after. */
class OAuthTimesTest extends OAuthOnSandbox {
    private static final Duration LIFETIME = Duration.ofSeconds(86_399);
    private static final Duration TICK = Duration.ofNanos(1);

    OAuthTimesTest() {
        super(ApiVersion.V2021_07_28);
    }

    @BeforeEach
    void install() {
        start();
        installLocation();
        assertThat(tokenCalls()).isEqualTo(1);
    }

    private void requestsForTokensFail() {
        sandbox.faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(100).on("get-access-token").status(401));
    }

    @Test
    void aTokenIsRenewedFromTenMinutesBeforeItsEnd() {
        time.advance(LIFETIME.minusMinutes(10).minus(TICK));
        call();
        assertThat(tokenCalls()).isEqualTo(1);
        time.advance(TICK);
        call();
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void aTokenIsUsedUntilAMinuteBeforeItsEnd() {
        requestsForTokensFail();
        time.advance(LIFETIME.minusMinutes(1).minus(TICK));
        call();
        time.advance(TICK);
        assertThatExceptionOfType(TokenRequestException.class).isThrownBy(this::call);
        assertThat(sandbox.journal().count("get-duplicate-contact")).isEqualTo(1);
    }

    @Test
    void anEarlyRenewalThatFailedIsTriedAgainAfterThirtySeconds() {
        requestsForTokensFail();
        time.advance(LIFETIME.minusMinutes(9));
        call();
        time.advance(Duration.ofSeconds(30).minus(TICK));
        call();
        assertThat(tokenCalls()).isEqualTo(2);
        time.advance(TICK);
        call();
        assertThat(tokenCalls()).isEqualTo(3);
    }

    /** The old token is good still, and the other process is about to store a new one. */
    @Test
    void anEarlyRenewalLeavesItToAProcessThatIsAtIt() {
        call();
        time.advance(LIFETIME.minusMinutes(9));
        StoredTokens stored = memory.load(key()).orElseThrow();
        ObjectNode claimed = (ObjectNode) stored.tokens().revealJson();
        claimed.set(
                "ghlClientRefresh",
                Json.object().put("by", "another").put("at", time.now().toString()));
        memory.compareAndSet(key(), stored.version(), Tokens.of(claimed));
        call();
        assertThat(tokenCalls()).isEqualTo(1);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aTokenOfTenSecondsIsRenewedWhenItIsRefused() {
        installs().expireAccessTokens(null);
        time.advance(Duration.ofSeconds(10).minus(TICK));
        assertThatExceptionOfType(TokenInvalidException.class).isThrownBy(this::call);
        assertThat(sandbox.journal().count("get-duplicate-contact"))
                .as("the same token is not sent again")
                .isEqualTo(1);
        assertThat(tokenCalls()).isEqualTo(1);
        time.advance(TICK);
        call();
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void aPausedLocationIsAskedForAgainAfterThirtySeconds() {
        installs().suspend(sandbox.locationId(), true);
        time.advance(LIFETIME);
        long[] asked = {2, 2, 3};
        Duration[] pauses = {Duration.ofSeconds(30).minus(TICK), TICK, TICK};
        for (int i = 0; i < asked.length; i++) {
            assertThatExceptionOfType(InstallationException.class)
                    .isThrownBy(this::call)
                    .matches(e -> e.reason() == InstallationException.Reason.LOCATION_NOT_ACTIVE);
            assertThat(tokenCalls()).isEqualTo(asked[i]);
            time.advance(pauses[i]);
        }
    }
}
