package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.error.DecodeException;
import io.ghl.client.users.NewUser;
import io.ghl.client.users.User;
import io.ghl.client.users.UserKind;
import io.ghl.client.users.UserRole;
import io.ghl.client.users.UserSearch;
import io.ghl.client.users.UserUpdate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for users. */
class UserRequestsTest extends WireTest {
    private static final String ONE =
            "{\"id\":\"u1\",\"firstName\":\"Ada\",\"permissions\":{\"contactsEnabled\":true,\"x\":1},"
                    + "\"roles\":{\"type\":\"account\",\"role\":\"owner\",\"locationIds\":[\"L\"]},\"lcPhone\":{\"L\":\"+1\"}}";

    private static NewUser.Builder ada() {
        return NewUser.builder()
                .firstName("Ada")
                .lastName("L")
                .email("ada@example.com")
                .password(Secret.of("planted-password"))
                .type(UserKind.ACCOUNT)
                .role(UserRole.ADMIN)
                .locationIds(List.of("L"));
    }

    @ParameterizedTest
    @EnumSource
    void aUserIsReadAndWrittenWithoutAnEnvelope(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var users = ghl.company("co1").users();
            reply(200, ONE);
            User read = users.get("u1");
            assertSent(version, "GET /users/u1", "");
            assertThat(read.firstName()).isEqualTo("Ada");
            assertThat(Objects.requireNonNull(read.roles()).role()).isEqualTo("owner");
            assertThat(read.roles().locationIds()).containsExactly("L");
            assertThat(read.permissions()).containsOnlyKeys("contactsEnabled");
            assertThat(read.additional()).containsOnlyKeys("permissions", "lcPhone");
            reply(200, ONE);
            assertThat(ghl.location(LOCATION).users().get("u1")).isEqualTo(read);
            taken();

            reply(201, ONE);
            NewUser user = ada().permission("contactsEnabled", false)
                    .twilioPhone(Map.of("L", "+1"))
                    .build();
            users.create(user);
            assertThat(user.toString() + read).doesNotContain("planted", "Ada");
            assertSent(
                    version,
                    "POST /users/",
                    "{\"companyId\":\"co1\",\"firstName\":\"Ada\",\"lastName\":\"L\",\"email\":\"ada@example.com\","
                            + "\"password\":\"planted-password\",\"type\":\"account\",\"role\":\"admin\","
                            + "\"locationIds\":[\"L\"],\"permissions\":{\"contactsEnabled\":false},\"twilioPhone\":{\"L\":\"+1\"}}");
            reply(200, ONE);
            users.update("u1", UserUpdate.builder().scopes(List.of()).build());
            assertSent(version, "PUT /users/u1", "{\"companyId\":\"co1\",\"scopes\":[]}");
            reply(200, ONE);
            users.update(
                    "u1",
                    UserUpdate.builder()
                            .twilioPhone(Map.of("L", "+1"))
                            .twilioPhone(Map.of("M", ""))
                            .build());
            assertSent(version, "PUT /users/u1", "{\"companyId\":\"co1\",\"twilioPhone\":{\"M\":\"\"}}");
            assertThat(users.update("u1", UserUpdate.builder().build())).isEmpty();
            reply(200, "{\"succeeded\":true,\"message\":\"Queued deleting\"}");
            users.delete("u1");
            assertSent(version, "DELETE /users/u1", "");
            reply(200, "{}");
            assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> users.get("u1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void usersAreSearchedAndFilteredByEmail(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var users = ghl.company("co1").users();
            reply(200, "{\"users\":[" + ONE + "],\"count\":1}");
            UserSearch search = UserSearch.all()
                    .query("ada")
                    .ofLocation("L")
                    .type(UserKind.AGENCY)
                    .role(UserRole.USER)
                    .ids(List.of("u1", "u2"))
                    .sortedBy("dateAdded", false);
            assertThat(users.search(search)).hasSize(1);
            assertSent(
                    version,
                    "GET /users/search?companyId=co1&query=ada&locationId=L&type=agency&role=user&ids=u1%2Cu2"
                            + "&sort=dateAdded&sortDirection=desc&skip=0&limit=100",
                    "");
            reply(201, "{\"users\":[],\"count\":0}");
            assertThat(users.filterByEmail(List.of("a@b.co", "c@d.co"))).isEmpty();
            String body = "{\"companyId\":\"co1\",\"emails\":\"%s\",\"deleted\":%s,\"projection\":\"all\","
                    + "\"limit\":\"100\",\"skip\":\"0\"}";
            assertSent(version, "POST /users/search/filter-by-email", body.formatted("a@b.co,c@d.co", "false"));
            reply(200, "{\"users\":[]}");
            assertThat(users.filterDeletedByEmail(List.of("a@b.co"))).isEmpty();
            assertSent(version, "POST /users/search/filter-by-email", body.formatted("a@b.co", "true"));
        }
    }

    @Test
    void theUsersOfALocationAreListedInTheOlderVersionAndSearchedForInV3() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            reply(200, "{\"users\":[" + ONE + "]}");
            assertThat(ghl.location(LOCATION).users().list()).hasSize(1);
            assertSent(ApiVersion.V2021_07_28, "GET /users/?locationId=" + LOCATION, "");
        }
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var users = ghl.location(LOCATION).users();
            reply(200, "{\"location\":{\"id\":\"" + LOCATION + "\",\"companyId\":\"co1\"}}");
            reply(200, "{\"users\":[" + ONE + "]}");
            assertThat(users.cached()).hasSize(1);
            assertSent(ApiVersion.V3, "GET /locations/" + LOCATION, "");
            assertSent(
                    ApiVersion.V3, "GET /users/search?companyId=co1&locationId=" + LOCATION + "&skip=0&limit=100", "");
            assertThat(users.byId("u1")).isPresent();
            reply(200, "{\"location\":{\"id\":\"" + LOCATION + "\"}}");
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(users::list)
                    .withMessageContaining("companyId");
        }
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            refused("companyId", () -> ghl.company(" "));
            refused(
                    "email",
                    () -> NewUser.builder().firstName("x").lastName("x").build());
            refused(
                    "locationIds",
                    () -> NewUser.builder()
                            .firstName("x")
                            .lastName("x")
                            .email("x@example.com")
                            .password(Secret.of("x"))
                            .type(UserKind.ACCOUNT)
                            .role(UserRole.USER)
                            .build());
            refused("emails", () -> ghl.company("co1").users().filterByEmail(List.of()));
            refused("emails", () -> ghl.company("co1").users().filterByEmail(List.of("a@b.co,c@d.co")));
            refused("userIds", () -> UserSearch.all().ids(List.of()));
            refused("numbers", () -> UserUpdate.builder().twilioPhone(Map.of(" ", "+1")));
            refused("userId", () -> ghl.company("co1").users().delete(" "));
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static void refused(String field, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(field);
    }
}
