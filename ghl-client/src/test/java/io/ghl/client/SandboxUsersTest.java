package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.error.BadRequestException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.users.CompanyUsers;
import io.ghl.client.users.NewUser;
import io.ghl.client.users.User;
import io.ghl.client.users.UserKind;
import io.ghl.client.users.UserRole;
import io.ghl.client.users.UserSearch;
import io.ghl.client.users.UserUpdate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Users, against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxUsersTest extends OnSandbox {
    SandboxUsersTest(ApiVersion version) {
        super(version);
    }

    private String company = "";

    @BeforeEach
    void open() {
        start();
        company = Objects.requireNonNull(location.details().get().companyId());
    }

    private CompanyUsers users() {
        return ghl.company(company).users();
    }

    private User create(String name, UserRole role) {
        return users().create(NewUser.builder()
                .firstName(name)
                .lastName("L")
                .email(name + "@example.com")
                .password(Secret.of("secret"))
                .type(UserKind.ACCOUNT)
                .role(role)
                .locationIds(List.of(location.id()))
                .permission("contactsEnabled", true)
                .build());
    }

    @Test
    void aUserLives() {
        User made = create("ada", UserRole.ADMIN);
        assertThat(made.name()).isEqualTo("ada L");
        assertThat(made.permissions()).containsEntry("contactsEnabled", true);
        assertThat(users().get(made.id())).isEqualTo(made);
        assertThat(location.users().get(made.id())).isEqualTo(made);
        assertThat(location.users().list()).containsExactly(made);
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> create("ada", UserRole.USER));
        assertThat(users().update(made.id(), UserUpdate.builder().phone("+1").build())
                        .orElseThrow()
                        .phone())
                .isEqualTo("+1");
        users().delete(made.id());
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> users().get(made.id()));
    }

    @Test
    void theUsersOfALocationAreFoundWithItsOwnTokenPageByPage() {
        for (int i = 0; i < 120; i++) {
            create("user" + i, UserRole.USER);
        }
        User elsewhere = create("grace", UserRole.ADMIN);
        users().update(
                        elsewhere.id(),
                        UserUpdate.builder().locationIds(List.of("other")).build());
        assertThat(location.users().list()).hasSize(120).doesNotHaveDuplicates();
        assertThat(location.users().byEmail("USER7@example.com").orElseThrow().firstName())
                .isEqualTo("user7");
        assertThat(location.users().byId(elsewhere.id())).isEmpty();
    }

    @Test
    void usersAreSearchedAndFilteredByEmail() {
        for (int i = 0; i < 120; i++) {
            create("user" + i, i % 2 == 0 ? UserRole.USER : UserRole.ADMIN);
        }
        assertThat(users().search(UserSearch.all())).hasSize(120);
        assertThat(users().search(UserSearch.all().role(UserRole.ADMIN).ofLocation(location.id())))
                .hasSize(60);
        assertThat(users().search(UserSearch.all().query("USER11"))).hasSize(11);
        assertThat(ghl.company("other").users().search(UserSearch.all())).isEmpty();
        assertThat(users().filterByEmail(List.of("USER7@example.com", "user9@example.com")))
                .extracting(User::firstName)
                .containsExactly("user7", "user9");
        assertThat(users().filterDeletedByEmail(List.of("user7@example.com"))).isEmpty();
    }
}
