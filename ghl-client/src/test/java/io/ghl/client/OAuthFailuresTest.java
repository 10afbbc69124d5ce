package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.InstallationException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.RateLimitedException;
import io.ghl.client.error.ServerErrorException;
import io.ghl.client.error.TokenRequestException;
import io.ghl.client.error.TransportException;
import io.ghl.client.error.UnauthorizedException;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller is told when the token for its call cannot be had: about its own call, not about that for the token. */
class OAuthFailuresTest extends OAuthOnSandbox {
    private final List<GhlObserver.CallEnd> ends = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();

    OAuthFailuresTest() {
        super(ApiVersion.V2021_07_28);
        // A limit is waited for before it is told.
        time.participants(1);
    }

    @Override
    protected GhlClient client(io.ghl.client.oauth.TokenStore store) {
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .observer(new GhlObserver() {
                    @Override
                    public void callEnd(Call call, CallEnd end) {
                        operations.add(call.operation());
                        ends.add(end);
                    }
                })
                .oauth(app, store);
        builder.waiter = time;
        builder.random = () -> 0;
        return builder.build();
    }

    private <E extends GhlException> E failed(Class<E> type, Runnable call) {
        E error = catchThrowableOfType(type, call::run);
        assertThat(error).isNotNull();
        assertThat(error.locationId()).isEqualTo(sandbox.locationId());
        assertThat(error.mayHaveTakenEffect()).isFalse();
        assertThat(error).hasMessageNotContaining("taken effect");
        assertThat(error).hasMessageStartingWith(error.operation() + ": ");
        assertThat(operations.get(operations.size() - 1)).isEqualTo(error.operation());
        GhlObserver.CallEnd end = ends.get(ends.size() - 1);
        assertThat(end.error()).isSameAs(error);
        assertThat(end.attempts()).isEqualTo(error.attempts().size());
        return error;
    }

    private void create() {
        var unused = ghl.location(sandbox.locationId())
                .contacts()
                .create(NewContact.builder().email("a@b.co").build());
    }

    @ParameterizedTest
    @CsvSource({"500,true", "404,false", "400,false", "401,false"})
    void aRefusedRequestForATokenIsToldAsTheCallsOwnFailure(int status, boolean retryable) {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        sandbox.faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(100).on("get-access-token").status(status));
        TokenRequestException read = failed(TokenRequestException.class, this::call);
        assertThat(read.operation()).isEqualTo("get-duplicate-contact");
        assertThat(read.attempts()).isEmpty();
        assertThat(read.retryable()).isEqualTo(retryable);
        assertThat(read.getCause())
                .isInstanceOf(
                        status == 500
                                ? ServerErrorException.class
                                : status == 404
                                        ? NotFoundException.class
                                        : status == 401 ? UnauthorizedException.class : ApiException.class);
        assertThat(((GhlException) read.getCause()).operation()).isEqualTo("get-access-token");
        TokenRequestException write = failed(TokenRequestException.class, this::create);
        assertThat(write.operation()).isEqualTo("create-contact");
        assertThat(write.retryable()).isEqualTo(retryable);
        assertThat(sandbox.journal().count("create-contact")).isZero();
    }

    @Test
    void aLostAnswerToARequestForATokenIsNoLostWrite() {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        sandbox.faults().set(Fault.RESET_AFTER_EFFECT, FaultRule.next(100).on("get-access-token"));
        TokenRequestException error = failed(TokenRequestException.class, this::create);
        assertThat(error.retryable()).isTrue();
        assertThat(error.getCause()).isInstanceOf(TransportException.class);
        assertThat(((GhlException) error.getCause()).mayHaveTakenEffect()).isTrue();
    }

    @Test
    void anAttemptThatWasAnsweredWith401BeforeHasNotTakenEffect() {
        start();
        installLocation();
        time.advance(Duration.ofMinutes(1));
        installs().expireAccessTokens(null);
        sandbox.faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(100).on("get-access-token").status(500));
        TokenRequestException error = failed(TokenRequestException.class, this::create);
        assertThat(error.attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.status()).isEqualTo(401));
    }

    @Test
    void aLimitThatTheRequestForATokenMetIsToldAsALimit() {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        sandbox.faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(100).on("get-access-token").status(429));
        RateLimitedException error = failed(RateLimitedException.class, this::create);
        assertThat(error.sent()).isFalse();
        assertThat(error.retryable()).isTrue();
        assertThat(error.getCause()).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void anInstallationThatIsGoneNamesTheCallAndWhatWasTried() {
        start();
        installLocation();
        time.advance(Duration.ofMinutes(1));
        installs().revokeTokens(null);
        InstallationException error = failed(InstallationException.class, this::create);
        assertThat(error.operation()).isEqualTo("create-contact");
        assertThat(error.reason()).isEqualTo(InstallationException.Reason.REINSTALL_REQUIRED);
        assertThat(error.attempts()).hasSize(1);
        assertThat(error.retryable()).isFalse();
        assertThat(error.response()).isNotNull();
    }
}
