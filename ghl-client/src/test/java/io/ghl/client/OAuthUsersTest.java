package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.error.NotFoundException;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.users.CompanyUsers;
import io.ghl.client.users.LocationUsers;
import io.ghl.client.users.NewUser;
import io.ghl.client.users.User;
import io.ghl.client.users.UserKind;
import io.ghl.client.users.UserRole;
import io.ghl.client.users.UserSearch;
import io.ghl.client.users.UserUpdate;
import io.ghl.sandbox.JournalEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Users with the token of an installed company, and with one of a location that was made from it. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class OAuthUsersTest extends OAuthOnSandbox {
    OAuthUsersTest(ApiVersion version) {
        super(version);
    }

    private User create(CompanyUsers users, String name) {
        return users.create(NewUser.builder()
                .firstName(name)
                .lastName("L")
                .email(name + "@example.com")
                .password(Secret.of("secret"))
                .type(UserKind.ACCOUNT)
                .role(UserRole.USER)
                .locationIds(List.of(sandbox.locationId()))
                .build());
    }

    @Test
    void theCompanyTokenServesEveryOperationOnUsers() {
        start();
        CompanyUsers users = ghl.company(installCompany()).users();
        User ada = create(users, "ada");
        User bob = create(users, "bob");
        assertThat(users.get(ada.id())).isEqualTo(ada);
        assertThat(users.search(UserSearch.all().ofLocation(sandbox.locationId())))
                .containsExactly(ada, bob);
        assertThat(users.filterByEmail(List.of("BOB@example.com"))).containsExactly(bob);
        assertThat(users.update(
                                ada.id(),
                                UserUpdate.builder().phone("+15005550001").build())
                        .orElseThrow()
                        .phone())
                .isEqualTo("+15005550001");
        users.delete(bob.id());
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> users.get(bob.id()));
        assertThat(sandbox.journal().count("get-location-access-token")).isZero();
        assertThat(memory.load(TokenKey.location(app.clientId(), sandbox.locationId())))
                .isEmpty();
    }

    @Test
    void aLocationsUsersAreReadWithATokenMadeFromTheCompanys() {
        start();
        String company = installCompany();
        User ada = create(ghl.company(company).users(), "ada");
        LocationUsers users = ghl.location(sandbox.locationId()).users();
        assertThat(users.get(ada.id())).isEqualTo(ada);
        assertThat(users.list()).containsExactly(ada);
        assertThat(users.byEmail("ADA@example.com")).contains(ada);
        assertThat(users.byId(ada.id())).contains(ada);
        String list = version == ApiVersion.V3 ? "search-users" : "get-user-by-location";
        assertThat(sandbox.journal().count(list)).isEqualTo(1);
        // The tokens tell the company.
        assertThat(sandbox.journal().count("get-location")).isZero();
        assertThat(sandbox.journal().count("get-location-access-token")).isEqualTo(1);
        Tokens minted = memory.load(key()).orElseThrow().tokens();
        assertThat(minted.companyId()).isEqualTo(company);
        assertThat(sandbox.journal().entries()).extracting(JournalEntry::status).allMatch(status -> status < 300);
    }

    @Test
    void aLocationWithoutItsCompanyReadsItsUsersOnly() {
        start();
        String location = installLocation();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ghl.location(location).users().get("nobody"));
        assertThat(ghl.location(location).users().list()).isEmpty();
    }
}
