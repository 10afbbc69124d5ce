package io.ghl.client.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.ErrorResponse;
import io.ghl.client.error.InstallationException.Reason;
import io.ghl.client.error.UnexpectedStatusException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HighLevel's words about a refresh say of the installation. */
class RefusalsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | invalid_grant                               | REINSTALL_REQUIRED",
                "400 | Invalid grant: refresh token is invalid     | REINSTALL_REQUIRED",
                "401 | This refresh token has expired              | REINSTALL_REQUIRED",
                "401 | Refresh_token was already used              | REINSTALL_REQUIRED",
                "401 | The refreshToken of the app was revoked     | REINSTALL_REQUIRED",
                "404 | refresh token not found                     | REINSTALL_REQUIRED",
                "400 | Invalid RefreshToken                        | REINSTALL_REQUIRED",
                "400 | The location is Not Active                  | LOCATION_NOT_ACTIVE",
                "422 | refreshToken must be a string               |",
                "500 | invalid_grant                               |",
                "503 | the location is not active                  |",
                "429 | refresh token invalid                       |",
                "499 | invalid_grant                               | REINSTALL_REQUIRED"
            })
    void wordsAreUnderstood(int status, String said, @Nullable Reason reason) {
        assertThat(TokenCalls.refusal(failure(status, List.of(said), ""))).isEqualTo(reason);
        assertThat(TokenCalls.refusal(failure(status, List.of(), "{\"anything\":\"" + said + "\"}")))
                .isEqualTo(reason);
    }

    private static UnexpectedStatusException failure(int status, List<String> messages, String body) {
        return new UnexpectedStatusException(
                CallFailure.unsent("refresh", null),
                new ErrorResponse(status, messages, null, null, Map.of(), body, MissingNode.getInstance()));
    }
}
