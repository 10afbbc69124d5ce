package io.ghl.client.contacts;

import static io.ghl.client.contacts.ContactField.DATE_ADDED;
import static io.ghl.client.contacts.ContactField.DATE_UPDATED;
import static io.ghl.client.contacts.ContactField.DND;
import static io.ghl.client.contacts.ContactField.EMAIL;
import static io.ghl.client.contacts.ContactField.ID;
import static io.ghl.client.contacts.ContactField.PHONE;
import static io.ghl.client.contacts.ContactField.TAGS;
import static io.ghl.client.contacts.ContactField.TIMEZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContactSearchTest {
    private static final Instant TIME = Instant.parse("2026-09-01T00:00:00Z");

    @Test
    void becomesTheDocumentedBody() {
        ContactSearch search = ContactSearch.where(
                        EMAIL.eq("a@b.c").or(PHONE.eq("+1")),
                        TAGS.contains("vip").and(DND.eq(false)),
                        DATE_ADDED.between(TIME, TIME),
                        ContactField.customText("f1").exists(),
                        ContactField.customNumber("f2").atLeast(new BigDecimal("1.50")),
                        ContactField.customTextBox("f3", "o1").notEq("x"))
                .and(ID.notEq("c9"))
                .query("ada")
                .pageLimit(500)
                .sortedBy(DATE_UPDATED.descending(), EMAIL.ascending());
        assertThat(search.json()).isEqualTo(Json.parse("""
                {"pageLimit":500,"query":"ada","filters":[
                  {"group":"OR","filters":[{"field":"email","operator":"eq","value":"a@b.c"},
                                           {"field":"phone","operator":"eq","value":"+1"}]},
                  {"group":"AND","filters":[{"field":"tags","operator":"contains","value":"vip"},
                                            {"field":"dnd","operator":"eq","value":false}]},
                  {"field":"dateAdded","operator":"range",
                   "value":{"gte":"2026-09-01T00:00:00Z","lte":"2026-09-01T00:00:00Z"}},
                  {"field":"customFields.f1","operator":"exists"},
                  {"field":"customFields.f2","operator":"range","value":{"gte":1.50}},
                  {"field":"customFields.f3.o1","operator":"not_eq","value":"x"},
                  {"field":"id","operator":"not_eq","value":"c9"}],
                 "sort":[{"field":"dateUpdated","direction":"desc"},{"field":"email","direction":"asc"}]}"""));
    }

    @Test
    void rangesHaveTheirFourEnds() {
        assertThat(DATE_UPDATED.after(TIME).json().path("value").has("gt")).isTrue();
        assertThat(DATE_UPDATED.before(TIME).json().path("value").has("lt")).isTrue();
        assertThat(DATE_UPDATED.atLeast(TIME).json().path("value").has("gte")).isTrue();
        assertThat(DATE_UPDATED.atMost(TIME).json().path("value").has("lte")).isTrue();
    }

    @Test
    void refusesWhatHighLevelWouldRefuse() {
        String long76 = "x".repeat(76);
        assertThatIllegalArgumentException().isThrownBy(() -> EMAIL.eq(long76));
        assertThatIllegalArgumentException().isThrownBy(() -> EMAIL.eq(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactSearch.all().query(long76));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactSearch.all().pageLimit(501));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactSearch.all().pageLimit(0));
        assertThatIllegalArgumentException().isThrownBy(TIMEZONE::ascending);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactSearch.all()
                        .sortedBy(EMAIL.ascending(), DATE_ADDED.ascending(), DATE_UPDATED.ascending()));
        assertThatIllegalArgumentException().isThrownBy(() -> ContactField.customText("contact.key"));
        assertThatIllegalArgumentException().isThrownBy(ContactFilter::allOf);
    }

    @Test
    void textsShowNoValues() {
        assertThat(ContactSearch.where(EMAIL.eq("ada@example.com")).query("ada").toString())
                .doesNotContain("ada");
    }
}
