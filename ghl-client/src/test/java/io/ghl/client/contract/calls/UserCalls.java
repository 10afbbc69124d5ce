package io.ghl.client.contract.calls;

import io.ghl.client.Secret;
import io.ghl.client.users.NewUser;
import io.ghl.client.users.UserFields;
import io.ghl.client.users.UserKind;
import io.ghl.client.users.UserRole;
import io.ghl.client.users.UserSearch;
import io.ghl.client.users.UserUpdate;
import java.util.List;
import java.util.Map;

/** Calls on users. */
final class UserCalls {
    private UserCalls() {}

    static void first(Calls calls) {
        calls.add(
                "create-user",
                s -> s.ghl()
                        .company(s.companyId())
                        .users()
                        .create(everything(NewUser.builder(), s)
                                .email("ada@example.com")
                                .build()));
        calls.add("get-user", s -> s.location().users().get(s.id("create-user")));
        calls.add(
                "search-users",
                s -> s.ghl()
                        .company(s.companyId())
                        .users()
                        .search(UserSearch.all()
                                .query("Ada")
                                .ofLocation(s.locationId())
                                .type(UserKind.ACCOUNT)
                                .role(UserRole.ADMIN)
                                .ids(List.of(s.id("create-user")))
                                .sortedBy("dateAdded", true)));
        calls.add(
                "filter-users-by-email",
                s -> s.ghl()
                        .company(s.companyId())
                        .users()
                        .filterByEmail(List.of("ada@example.com", "grace@example.com")));
        calls.add("get-user-by-location", s -> s.location().users().list());
        calls.add(
                "update-user",
                s -> s.ghl()
                        .company(s.companyId())
                        .users()
                        .update(
                                s.id("create-user"),
                                everything(UserUpdate.builder(), s).build()));
    }

    static void last(Calls calls) {
        calls.run("delete-user", s -> s.ghl().company(s.companyId()).users().delete(s.id("create-user")));
    }

    private static <B extends UserFields<B>> B everything(B builder, Scene scene) {
        return builder.firstName("Ada")
                .lastName("Lovelace")
                .phone("+15125550100")
                .password(Secret.of("secret"))
                .type(UserKind.ACCOUNT)
                .role(UserRole.ADMIN)
                .locationIds(List.of(scene.locationId()))
                .permission("contactsEnabled", true)
                .twilioPhone(Map.of(scene.locationId(), "+15125550100"))
                .scopes(List.of("contacts.write"))
                .scopesAssignedToOnly(List.of("contacts.write"))
                .profilePhoto("https://example.com/ada.png")
                .platformLanguage("en_US");
    }
}
