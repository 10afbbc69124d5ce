package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.BadRequestException;
import io.ghl.client.error.DuplicateContactException;
import io.ghl.client.error.ForbiddenException;
import io.ghl.client.error.MissingScopeException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.RateLimitedException;
import io.ghl.client.error.RemovedEndpointException;
import io.ghl.client.error.ServerErrorException;
import io.ghl.client.error.TokenInvalidException;
import io.ghl.client.error.UnauthorizedException;
import io.ghl.client.error.UnexpectedStatusException;
import io.ghl.client.error.UnprocessableException;
import io.ghl.client.error.WrongLocationException;
import io.ghl.client.error.WrongTokenClassException;
import io.ghl.client.limit.RetryPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of an error body that is on record becomes the right exception. */
class ErrorsTest extends WireTest {

    private ApiException failure() {
        try (GhlClient ghl = builder().retryPolicy(RetryPolicy.none()).build()) {
            return catchThrowableOfType(
                    ApiException.class, () -> ghl.location(LOCATION).contacts().get("c1"));
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(400, "{\"statusCode\":400,\"message\":\"Bad Request\"}", BadRequestException.class),
                Arguments.of(
                        401,
                        "{\"statusCode\":401,\"message\":\"Invalid token: access token is invalid\",\"error\":\"Unauthorized\"}",
                        TokenInvalidException.class),
                Arguments.of(401, "{\"message\":\"Invalid JWT\"}", TokenInvalidException.class),
                Arguments.of(
                        401,
                        "{\"statusCode\":401,\"message\":\"Invalid Private Integration token\"}",
                        TokenInvalidException.class),
                Arguments.of(
                        401,
                        "{\"message\":\"This location is not accessible from this token!\"}",
                        WrongLocationException.class),
                Arguments.of(
                        401,
                        "{\"message\":\"The token is not authorized for this scope.\"}",
                        MissingScopeException.class),
                Arguments.of(401, "{\"message\":\"Token's user type mismatch!\"}", WrongTokenClassException.class),
                Arguments.of(
                        401,
                        "{\"message\":\"This authClass type is not allowed to access this scope. Please verify your IAM configuration\"}",
                        WrongTokenClassException.class),
                Arguments.of(401, "{\"message\":\"version header was not found.\"}", UnauthorizedException.class),
                Arguments.of(
                        401,
                        "{\"status\":401,\"message\":\"You do not have access to this feature! Please contact the admin!\",\"name\":\"HttpException\",\"traceId\":\"t\"}",
                        UnauthorizedException.class),
                Arguments.of(
                        403,
                        "{\"message\":\"The token does not have access to this location.\"}",
                        WrongLocationException.class),
                Arguments.of(403, "", ForbiddenException.class),
                Arguments.of(404, "Cannot POST /contacts/tasks/search", NotFoundException.class),
                Arguments.of(400, "{\"message\":\"Contact with id c1 not found\"}", NotFoundException.class),
                Arguments.of(
                        422,
                        "{\"statusCode\":422,\"message\":[\"customFields must be an array\"],\"error\":\"Unprocessable Entity\"}",
                        UnprocessableException.class),
                Arguments.of(
                        400,
                        "{\"message\":\"Endpoint /contacts/ not available in API version v3. This endpoint was removed in version v3.\"}",
                        RemovedEndpointException.class),
                Arguments.of(400, "{\"message\":\"API endpoint has been removed\"}", RemovedEndpointException.class),
                Arguments.of(429, "<html>slow down</html>", RateLimitedException.class),
                Arguments.of(409, "{}", UnexpectedStatusException.class),
                Arguments.of(500, "[1,2", ServerErrorException.class),
                Arguments.of(503, "", ServerErrorException.class));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void eachBodyBecomesItsException(int status, String body, Class<?> type) {
        reply(status, body);
        ApiException error = failure();
        assertThat(error).isExactlyInstanceOf(type);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.rawBody()).isEqualTo(body);
        assertThat(error.operation()).isEqualTo("get-contact");
        assertThat(error.getMessage()).startsWith("get-contact: HTTP " + status);
    }

    @Test
    void messagesCodeAndTraceIdAreReadFromAllTheirPlaces() {
        reply(
                422,
                "{\"statusCode\":422,\"message\":[\"property gender should not exist\",\"a secret value\"],\"error\":\"Unprocessable Entity\",\"traceId\":\"abc-1\"}");
        ApiException list = failure();
        assertThat(list.messages()).containsExactly("property gender should not exist", "a secret value");
        assertThat(list.traceId()).isEqualTo("abc-1");
        assertThat(list.getMessage())
                .contains("property gender should not exist", "traceId abc-1")
                .doesNotContain("a secret value");

        reply(401, "{\"error\":\"UnAuthorized!\",\"error_description\":\"Authorization code not found\"}");
        assertThat(failure().messages()).containsExactly("Authorization code not found");

        reply(404, "{\"error\":{\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"gone\",\"details\":{}}}");
        ApiException aip = failure();
        assertThat(aip.code()).isEqualTo("RESOURCE_NOT_FOUND");
        assertThat(aip.messages()).containsExactly("gone");

        reply(400, "{\"error\":\"plain\"}");
        assertThat(failure().messages()).isEqualTo(List.of("plain"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid Private Integration token",
                "This location is not accessible from this token!",
                "The token does not have access to this location.",
                "Contact with id ocQHyuzHvysMo5N5VsXc not found"
            })
    void whatHighLevelSaysWithoutPersonalDataStandsInTheMessage(String said) {
        reply(400, "{\"message\":\"" + said + "\"}");
        assertThat(failure()).hasMessage("get-contact: HTTP 400, " + said);
    }

    @Test
    void whatTheCallerPassedAsAnIdIsNotQuoted() {
        reply(400, "{\"message\":\"Contact with id 12025550143 not found\"}");
        assertThat(failure()).hasMessage("get-contact: HTTP 400, 1 message(s) in messages()");
    }

    @ParameterizedTest
    @EnumSource
    void aDuplicateNamesTheContactThatExists(ApiVersion version) {
        reply(
                400,
                "{\"statusCode\":400,\"message\":\"This location does not allow duplicated contacts.\",\"meta\":{\"contactId\":\"c9\",\"matchingField\":\"email\",\"contactName\":\"Ada\"}}");
        try (GhlClient ghl = client(version)) {
            DuplicateContactException error = catchThrowableOfType(
                    DuplicateContactException.class,
                    () -> ghl.location(LOCATION)
                            .contacts()
                            .create(NewContact.builder().email("a@b.c").build()));
            assertThat(error.existingContactId()).isEqualTo("c9");
            assertThat(error.matchingField()).isEqualTo("email");
            assertThat(error.mayHaveTakenEffect()).isFalse();
            assertThat(error.toString()).doesNotContain("Ada");
        }
    }

    @Test
    void aCreateThatIsRefusedWith422MayHaveTakenEffect() {
        reply(422, "{\"message\":[\"phone must be valid\"]}");
        try (GhlClient ghl = client(ApiVersion.V3)) {
            UnprocessableException error = catchThrowableOfType(
                    UnprocessableException.class,
                    () -> ghl.location(LOCATION)
                            .contacts()
                            .create(NewContact.builder().email("a@b.c").build()));
            assertThat(error.mayHaveTakenEffect()).isTrue();
        }
    }

    @Test
    void aDailyLimitIsNotRepeatedAndLaterCallsAreNotSent() {
        enqueue(json(429, "{}").setHeader("X-RateLimit-Daily-Remaining", "0"));
        try (GhlClient ghl = client(ApiVersion.V3)) {
            RateLimitedException first = catchThrowableOfType(
                    RateLimitedException.class,
                    () -> ghl.location(LOCATION).contacts().get("c1"));
            assertThat(first.scope()).isEqualTo(RateLimitedException.Scope.DAILY);
            assertThat(first.sent()).isTrue();
            RateLimitedException second = catchThrowableOfType(
                    RateLimitedException.class,
                    () -> ghl.location(LOCATION).contacts().get("c1"));
            assertThat(second.scope()).isEqualTo(RateLimitedException.Scope.DAILY);
            assertThat(second.sent()).isFalse();
            assertThat(second.retryAfter()).isEqualTo(java.time.Duration.ofHours(12));
            assertThat(server.getRequestCount()).isEqualTo(1);
            assertThat(time.waits()).isEmpty();
        }
    }
}
