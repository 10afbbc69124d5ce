package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.objects.NewObjectField;
import io.ghl.client.customfields.objects.ObjectField;
import io.ghl.client.customfields.objects.ObjectFieldUpdate;
import io.ghl.client.customfields.objects.ObjectFields;
import io.ghl.client.error.BadRequestException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.WrongTokenClassException;
import io.ghl.client.locations.CompanyLocations;
import io.ghl.client.locations.ConversationProvider;
import io.ghl.client.locations.Location;
import io.ghl.client.locations.LocationPermission;
import io.ghl.client.locations.LocationSearch;
import io.ghl.client.locations.LocationUpdate;
import io.ghl.client.locations.NewLocation;
import io.ghl.client.locations.SocialLink;
import io.ghl.client.locations.templates.Template;
import io.ghl.client.locations.templates.TemplateSearch;
import io.ghl.client.oauth.Installer;
import io.ghl.sandbox.Quirk;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Locations of a company and what is in them, as an installed app sees them in the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxSubAccountsTest extends OAuthOnSandbox {
    private static final NewLocation STUDIO = NewLocation.builder()
            .name("Studio")
            .country("DE")
            .prospect("Ada", "Lovelace", "studio@example.com")
            .twilio("AC1", Secret.of("planted-token"))
            .allowDuplicateContact(true)
            .social(SocialLink.YELP, "https://example.com/yelp")
            .build();

    SandboxSubAccountsTest(ApiVersion version) {
        super(version);
    }

    private CompanyLocations locations() {
        return ghl.company(installCompany()).locations();
    }

    private GhlLocation own() {
        return ghl.location(sandbox.locationId());
    }

    @Test
    void aLocationLivesAndTheAppReachesIt() {
        start();
        CompanyLocations locations = locations();
        Location made = locations.create(STUDIO);
        assertThat(made.companyId()).isEqualTo(installs().companyId());
        assertThat(made.country()).isEqualTo("DE");
        Location read = locations.get(made.id());
        assertThat(read.firstName() + read.email()).isEqualTo("Adastudio@example.com");
        assertThat(Objects.requireNonNull(read.business()).name()).isEqualTo("Studio");
        // The token for the new location comes from that of the company.
        assertThat(ghl.location(made.id()).details().get()).isEqualTo(read);

        Location changed = locations
                .update(
                        made.id(),
                        LocationUpdate.builder()
                                .city("Berlin")
                                .disableContactTimezone(true)
                                .build())
                .orElseThrow();
        assertThat(changed.city()).isEqualTo("Berlin");
        Location.Settings settings = Objects.requireNonNull(changed.settings());
        assertThat(settings.allowDuplicateContact()).isTrue();
        assertThat(settings.disableContactTimezone()).isTrue();
        assertThat(Objects.requireNonNull(changed.social()).yelp()).isEqualTo("https://example.com/yelp");

        locations.delete(made.id(), true);
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> locations.get(made.id()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> locations.update(
                        made.id(), LocationUpdate.builder().city("x").build()));
    }

    @Test
    void locationsAreSearched() {
        start();
        CompanyLocations locations = locations();
        for (int i = 0; i < 120; i++) {
            locations.create(NewLocation.builder().name("studio" + (100 + i)).build());
        }
        locations.create(STUDIO);
        assertThat(locations.search(LocationSearch.all())).hasSize(122);
        assertThat(locations
                        .search(LocationSearch.all().descending())
                        .iterator()
                        .next()
                        .name())
                .isEqualTo("studio219");
        assertThat(locations.search(LocationSearch.all().email("STUDIO@example.com")))
                .extracting(Location::name)
                .containsExactly("Studio");
    }

    @Test
    void anAgencyForTryingThingsOutHasTwoLocations() {
        start(options -> options.quirk(Quirk.COMPANY_IS_A_SANDBOX_AGENCY, true), memory);
        CompanyLocations locations = locations();
        locations.create(STUDIO);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> locations.create(STUDIO))
                .satisfies(e -> assertThat(e.messages())
                        .containsExactly(
                                "Only 2 locations are allowed for this company, as this is a sandbox agency."));
    }

    @Test
    void aTokenOfTheLocationChangesNothing() {
        start();
        try (GhlClient plain = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .privateToken(sandbox.token())
                .apiVersion(version)
                .build()) {
            CompanyLocations locations = plain.company(installs().companyId()).locations();
            assertThat(locations.get(sandbox.locationId()).id()).isEqualTo(sandbox.locationId());
            assertThatExceptionOfType(WrongTokenClassException.class).isThrownBy(() -> locations.create(STUDIO));
        }
        sandbox.addCompanyToken("pit-agency", "agency");
        try (GhlClient agency = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .privateToken("pit-agency")
                .apiVersion(version)
                .build()) {
            assertThat(agency.company(installs().companyId())
                            .locations()
                            .create(STUDIO)
                            .name())
                    .isEqualTo("Studio");
            assertThatExceptionOfType(WrongTokenClassException.class)
                    .isThrownBy(() ->
                            agency.location(sandbox.locationId()).details().timezones());
        }
    }

    @Test
    void detailsAndTemplates() {
        start();
        installLocation();
        assertThat(own().details().timezones()).contains("America/Chicago");
        TemplateSearch all = TemplateSearch.ofOrigin(sandbox.locationId());
        List<Template> templates = own().templates().list(all).stream().toList();
        assertThat(templates).extracting(Template::type).containsExactly("sms", "email");
        assertThat(own().templates().list(all.type(TemplateSearch.Type.EMAIL)))
                .extracting(
                        template -> Objects.requireNonNull(template.template()).subject())
                .containsExactly("Hello");
        own().templates().delete(templates.get(0).id());
        assertThat(own().templates().list(all)).containsExactly(templates.get(1));
        assertThat(own().templates().list(all.deleted(true))).containsExactly(templates.get(0));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> own().templates().delete(templates.get(0).id()));
    }

    @Test
    void permissionsAndProvidersOfV3() {
        start();
        if (version != ApiVersion.V3) {
            return;
        }
        CompanyLocations locations = locations();
        String id = sandbox.locationId();
        assertThat(locations.permissions(id)).hasSize(25).contains(LocationPermission.TWO_WAY_TEXT_MESSAGING);
        List<LocationPermission> few = List.of(LocationPermission.CRM, LocationPermission.CALENDAR);
        assertThat(locations.updatePermissions(id, few)).isEqualTo(few);
        assertThat(locations.permissions(id)).isEqualTo(few);
        assertThat(own().details().conversationProviders(ConversationProvider.Channel.SMS))
                .singleElement()
                .satisfies(provider -> assertThat(provider.isDefault()).isTrue());
    }

    @Test
    void aFieldOfBusinessesLives() {
        start();
        installLocation();
        ObjectFields fields = own().objectFields();
        ObjectField.Folder folder = fields.createFolder(ObjectFields.BUSINESS, "Details");
        ObjectField made = fields.create(NewObjectField.builder()
                .objectKey(ObjectFields.BUSINESS)
                .fieldKey("business.size")
                .name("Size")
                .dataType(CustomFieldType.SINGLE_OPTIONS)
                .parentId(folder.id())
                .showInForms(true)
                .options(List.of(new ObjectField.Option("s", "Small")))
                .build());
        assertThat(fields.get(made.id())).isEqualTo(made);
        assertThat(fields.list(ObjectFields.BUSINESS).fields()).containsExactly(made);
        assertThat(fields.renameFolder(folder.id(), "More").name()).isEqualTo("More");
        assertThat(fields.list(ObjectFields.BUSINESS).folders())
                .extracting(ObjectField.Folder::name)
                .containsExactly("More");
        ObjectField changed = fields.update(
                made.id(),
                ObjectFieldUpdate.builder()
                        .showInForms(false)
                        .options(List.of(made.options().get(0), new ObjectField.Option("b", "Big")))
                        .build());
        assertThat(changed.options()).extracting(ObjectField.Option::key).containsExactly("s", "big");
        fields.delete(made.id());
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> fields.get(made.id()));
        fields.deleteFolder(folder.id());
        assertThat(fields.list(ObjectFields.BUSINESS).folders()).isEmpty();
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> fields.createFolder("contact", "x"));
    }

    @Test
    void anInstallationInALocationTellsLessAboutTheCompany() {
        start();
        String company = installCompany();
        Installer whole = ghl.oauth().installerOfCompany(company);
        assertThat(whole.companyEmail()).isEqualTo("agency@example.com");
        assertThat(whole.locationId()).isNull();
        assertThat(whole.toString()).doesNotContain("agency@example.com", "Ada");
        Installer one = ghl.oauth().installerOfLocation(sandbox.locationId());
        assertThat(one.locationId()).isEqualTo(sandbox.locationId());
        assertThat(one.companyName()).isEqualTo("Sandbox Agency");
        assertThat(one.companyEmail()).isNull();
    }
}
