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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.customfields.CustomFields;
import io.ghl.client.internal.json.Json;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContactSearchTest {
    private static final Instant TIME = Instant.parse("2026-09-01T00:00:00Z");

    /** Definitions that must not be asked for. */
    private static final CustomFields NO_CALL = (CustomFields) Proxy.newProxyInstance(
            CustomFields.class.getClassLoader(), new Class<?>[] {CustomFields.class}, (proxy, method, arguments) -> {
                throw new AssertionError(method.getName());
            });

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
    void opportunitiesAreNested() {
        assertThat(ContactFilter.opportunities(
                                OpportunityField.PIPELINE_ID.eq("p1"),
                                OpportunityField.PIPELINE_STAGE_ID.notExists(),
                                OpportunityField.STATUS.notEq("lost"))
                        .json())
                .isEqualTo(Json.parse("""
                {"field":"opportunities","operator":"nested","value":[
                  {"field":"pipelineId","operator":"eq","value":"p1"},
                  {"field":"pipelineStageId","operator":"not_exists"},
                  {"field":"status","operator":"not_eq","value":"lost"}]}"""));
    }

    static Stream<Arguments> refused() {
        String long76 = "x".repeat(76);
        Instant later = TIME.plusMillis(1);
        BigDecimal wide = new BigDecimal("1".repeat(76));
        return Stream.of(
                refusal("email", "75", () -> EMAIL.eq(long76)),
                refusal("email", "blank", () -> EMAIL.notEq("")),
                refusal("id", "blank", () -> ID.eq(" ")),
                refusal("id", "null", () -> ID.notEq(null)),
                refusal("assignedTo", "blank", () -> ContactField.ASSIGNED_TO.eq("\t")),
                refusal("tags", "special", () -> TAGS.contains("app:vip")),
                refusal("phone", "special", () -> PHONE.notContains("+1555")),
                refusal("city", "75", () -> ContactField.CITY.contains(long76)),
                refusal("city", "blank", () -> ContactField.CITY.contains(" ")),
                refusal("dateUpdated", "end before", () -> DATE_UPDATED.between(later, TIME)),
                refusal("dateUpdated", "years", () -> DATE_UPDATED.atLeast(Instant.MIN)),
                refusal("dateUpdated", "years", () -> DATE_UPDATED.before(Instant.MAX)),
                refusal(
                        "customFields.f",
                        "end before",
                        () -> ContactField.customNumber("f").between(BigDecimal.TEN, BigDecimal.ONE)),
                refusal(
                        "customFields.f",
                        "75",
                        () -> ContactField.customNumber("f").moreThan(wide)),
                refusal("opportunities.status", "blank", () -> OpportunityField.STATUS.eq("")),
                refusal("opportunities.pipelineId", "75", () -> OpportunityField.PIPELINE_ID.notEq(long76)),
                refusal("opportunities", "at least one", () -> ContactFilter.opportunities()),
                refusal("group", "at least one", ContactFilter::allOf),
                refusal("group", "at least one", ContactFilter::anyOf),
                refusal("custom field", "by its id", () -> ContactField.customText("")),
                refusal("custom field", "by its id", () -> ContactField.customDate("Lead stage")),
                refusal("custom field", "by its key", () -> ContactField.customText("opportunity.stage")),
                refusal("custom field", "by its key", () -> ContactField.customOptions("contact.a.b")),
                refusal("optionId", "id of a line", () -> ContactField.customTextBox("f", "a.b")),
                refusal("query", "75", () -> ContactSearch.all().query(long76)),
                refusal("query", "blanks", () -> ContactSearch.all().query(" ")),
                refusal("pageLimit", "500", () -> ContactSearch.all().pageLimit(501)),
                refusal("pageLimit", "500", () -> ContactSearch.all().pageLimit(0)),
                refusal("timezone", "sort by", TIMEZONE::ascending),
                refusal("firstName", "sort by", () -> new ContactSort("firstName", true)),
                refusal(
                        "sort",
                        "2 fields",
                        () -> ContactSearch.all()
                                .sortedBy(EMAIL.ascending(), DATE_ADDED.ascending(), DATE_UPDATED.ascending())),
                refusal("email", "twice", () -> ContactSearch.all().sortedBy(EMAIL.ascending(), EMAIL.descending())));
    }

    private static Arguments refusal(String field, String rule, ThrowingCallable call) {
        return Arguments.of(field, rule, call);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void refusesWhatHighLevelWouldRefuseAndNamesFieldAndRule(String field, String rule, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class)
                .hasMessageContaining(field)
                .hasMessageContaining(rule)
                .message()
                .doesNotContain("xxx", "app:vip", "1555");
    }

    @Test
    void partsMayBeWordsOfAnyScript() {
        assertThat(ContactField.CITY
                        .contains("S\u00e3o Paulo 2")
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo("S\u00e3o Paulo 2");
        assertThat(ContactField.CITY
                        .notContains("\u0926\u093f\u0932\u094d\u0932\u0940")
                        .json()
                        .path("operator")
                        .asText())
                .isEqualTo("not_contains");
    }

    @Test
    void aSearchWithoutKeysNeedsNoDefinitions() {
        ContactSearch search = ContactSearch.where(
                TAGS.eq("x").or(ContactField.customText("f1").exists()),
                ContactField.customNumber("f2").exists());
        assertThat(search.resolve(NO_CALL).json()).isEqualTo(search.json());
    }

    @Test
    void textsShowNoValues() {
        assertThat(ContactSearch.where(EMAIL.eq("ada@example.com")).query("ada").toString())
                .doesNotContain("ada");
    }
}
