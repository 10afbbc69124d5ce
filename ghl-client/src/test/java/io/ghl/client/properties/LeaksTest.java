package io.ghl.client.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The search for leaks finds them, and takes nothing else for one. */
class LeaksTest {
    @Test
    void leaksOfEveryKindAreFound() {
        for (String leak : List.of(
                "GET /contacts/search/duplicate?email=ada%40example.com",
                "to ada+x@example.co.uk",
                "number=%2B15550001234",
                "phone +4915550001234",
                "Authorization: Bearer abc",
                "token pit-1234",
                "{\"access_token\":\"abcdef\"}",
                "refreshToken=abcdef",
                "client_secret=abcdef",
                "eyJhbGciOiJIUzI1NiJ9.e30",
                "Plantedname",
                "Ada Lovelace")) {
            assertThat(Leaks.in("log", "harmless\n" + leak)).as(leak).isNotEmpty();
        }
    }

    @Test
    void ordinaryLinesAreNoLeaks() {
        for (String line : List.of(
                "get-contact: HTTP 404, traceId 8f0e-1, location ve9EPM428h8vShlRW1KT after 3 attempts",
                "io.ghl.client.Secret@1a2b3c",
                "2026-11-21T12:00:00+01:00 1E+999999999",
                "the access token of location L1 expired, refresh token is renewed")) {
            assertThat(Leaks.in("log", line)).as(line).isEmpty();
        }
    }
}
