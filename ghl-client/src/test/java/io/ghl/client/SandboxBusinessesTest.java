package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.businesses.Business;
import io.ghl.client.businesses.BusinessPropertiesUpdate;
import io.ghl.client.businesses.BusinessRecord;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.businesses.FieldValue;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.client.error.NotFoundException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Businesses, against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxBusinessesTest extends OnSandbox {
    SandboxBusinessesTest(ApiVersion version) {
        super(version);
    }

    @BeforeEach
    void open() {
        start();
    }

    @Test
    void aBusinessLives() {
        Business made = location.businesses()
                .create(NewBusiness.builder()
                        .name("Acme")
                        .email("office@example.com")
                        .city("Austin")
                        .build());
        assertThat(location.businesses().get(made.id())).isEqualTo(made);
        assertThat(made.locationId()).isEqualTo(location.id());
        assertThat(made.createdAt()).isNotNull();
        Business changed = location.businesses()
                .update(
                        made.id(),
                        BusinessUpdate.builder().city("").name("Acme Inc").build())
                .orElseThrow();
        assertThat(changed.name()).isEqualTo("Acme Inc");
        assertThat(changed.email()).isEqualTo("office@example.com");

        String contact = location.contacts().create(named("ada")).id();
        location.contacts().attachToBusiness(made.id(), List.of(contact));
        location.businesses().delete(made.id());
        assertThat(location.contacts().get(contact).businessId()).isNull();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.businesses().get(made.id()));
    }

    @Test
    void customFieldsOfABusinessAreKeptWithItsRecord() {
        String id = location.businesses()
                .create(NewBusiness.builder().name("Acme").build())
                .id();
        BusinessRecord updated = location.businesses()
                .updateProperties(
                        id,
                        BusinessPropertiesUpdate.builder()
                                .property("business.vat_id", "DE1")
                                .property("tiers", List.of("a", "b"))
                                .property("city", "Austin")
                                .build())
                .orElseThrow();
        assertThat(location.businesses().getRecord(id)).isEqualTo(updated);
        assertThat(updated.properties()).containsKeys("name", "vat_id", "tiers", "city");
        assertThat(text(updated, "vat_id")).isEqualTo("DE1");
        assertThat(location.businesses().get(id).city()).isEqualTo("Austin");
        location.businesses()
                .updateProperties(
                        id,
                        BusinessPropertiesUpdate.builder()
                                .clearProperty("vat_id")
                                .build());
        assertThat(location.businesses().getRecord(id).properties()).doesNotContainKey("vat_id");
    }

    private static String text(BusinessRecord business, String key) {
        FieldValue value = Objects.requireNonNull(business.properties().get(key));
        return Objects.requireNonNull(value.text());
    }

    @Test
    void allBusinessesAreListed() {
        for (int i = 0; i < 230; i++) {
            location.businesses().create(NewBusiness.builder().name("B" + i).build());
        }
        assertThat(location.businesses().list().stream().map(Business::id).distinct())
                .hasSize(230);
        assertThat(sandbox.journal().count("get-businesses-by-location")).isEqualTo(4);
    }
}
