package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.client.Secret;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installations;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.store.SyncStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code about installations of docs/sync.md and of the Javadoc: it stands here, so it compiles, and it runs. */
class InstallationsGuideTest {
    private static SyncEngine connected(
            OAuthApp oauthApp,
            GhlClient ghl,
            SyncStore store,
            RecordSync<Person> customers,
            String redirect,
            String state,
            List<Installation> noted) {
        SyncEngine sync = SyncEngine.builder()
                .ghl(ghl) // built with oauth(oauthApp, tokenStore)
                .store(store)
                .records(customers)
                .installations(InstallOptions.forApp(oauthApp.appId()).syncWhen(installation -> true))
                .build();
        sync.start(); // goes on with every location that is to be synced
        List<Installation> added = sync.installations().exchange(oauthApp.authorizationCode(redirect, state));
        noted.addAll(added);
        return sync;
    }

    @Test
    void aCodeMakesAnInstallationThatIsSynced() throws Exception {
        try (Agency agency = new Agency(SyncStore.memory(), options -> options)) {
            OAuthApp app = OAuthApp.builder(
                            agency.sandbox.installs().clientId(),
                            Secret.of(agency.sandbox.installs().clientSecret()))
                    .redirectUri("https://app.example.com/highlevel/installed")
                    .build();
            String code = agency.sandbox.installs().authorizeLocation(Agency.NORTH);
            RecordSync<Person> customers = RecordSync.contacts(agency.branches)
                    .mapping(m ->
                            m.field("email", Person::email, Person::withEmail).to(ContactFields.EMAIL));
            List<Installation> noted = new ArrayList<>();
            try (SyncEngine engine = connected(
                    app,
                    agency.ghl,
                    SyncStore.memory(),
                    customers,
                    "https://app.example.com/highlevel/installed?code=" + code + "&state=s7",
                    "s7",
                    noted)) {
                assertThat(noted).extracting(Installation::locationId).containsExactly(Agency.NORTH);

                String locationId = Agency.NORTH;
                // @start region=installations
                Installations installations = engine.installations();
                Installation stopped = installations.stop(locationId); // what is known stays, for sync(locationId)
                List<Installation> first = installations.page(null, 100); // all of them, in the order of their ids
                // @end
                assertThat(stopped.locationId()).isEqualTo(locationId);
                assertThat(first).hasSize(1);
            }
        }
    }

    @Test
    void thePageShowsThisCode() {
        List<String> blocks = Guide.blocks("sync.md", "java");
        assertThat(blocks).hasSize(2);
        assertThat(Guide.codeOf(InstallationsGuideTest.class)).contains(Guide.squeezed(blocks.get(1)));
    }
}
