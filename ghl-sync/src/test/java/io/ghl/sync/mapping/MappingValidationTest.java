package io.ghl.sync.mapping;

import static io.ghl.sync.mapping.ContactFields.COMPANY_NAME;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static io.ghl.sync.mapping.Customer.Stage.NEW;
import static io.ghl.sync.mapping.Customer.Stage.WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each mistake is refused when the mapping is built, in one sentence that says what to do. */
class MappingValidationTest {
    @Test
    void noField() {
        refused(m -> {}, "The mapping has no field; add one with field(...).to(...).");
    }

    @Test
    void fieldWithoutTarget() {
        refused(
                m -> m.field("email", Customer::email, Customer::withEmail),
                "Field \"email\" has no counterpart in HighLevel; add .to(...) behind it.");
    }

    @Test
    void names() {
        refused(m -> email(m, " ").to(EMAIL), "A field has a blank name; give it one, such as \"email\".");
        refused(m -> email(m, "*").to(EMAIL), "Field \"*\" has a name with a meaning of its own; give it another.");
        refused(
                m -> email(m, "externalId").to(EMAIL),
                "Field \"externalId\" has a name with a meaning of its own; give it another.");
        refused(
                m -> {
                    email(m, "email").to(EMAIL);
                    email(m, "email").to(PHONE);
                },
                "Field \"email\" is mapped twice; give one of the two another name.");
        refused(
                m -> m.tags(Customer::labels, Customer::withLabels).tags(Customer::labels, Customer::withLabels),
                "The tags are mapped twice; map them once, with all patterns in one scope(...).");
    }

    @Test
    void targets() {
        refused(
                m -> {
                    email(m, "email").to(EMAIL);
                    email(m, "mail").to(EMAIL);
                },
                "Fields \"email\" and \"mail\" are both mapped to email; map one of them to another field.");
        refused(
                m -> {
                    email(m, "x").to(customField("contact.x"));
                    email(m, "y").to(customField("x"));
                },
                "Fields \"x\" and \"y\" are both mapped to customFields.x; map one of them to another field.");
        refused(
                m -> {
                    email(m, "name").to(NAME);
                    email(m, "first").to(FIRST_NAME);
                },
                "Fields \"name\" and \"first\" overlap, because HighLevel makes the name of first and last name; map"
                        + " either the name or its parts.");
    }

    @Test
    void companyNameIsOwnedByHighLevelOnly() {
        String message = "Field \"company\" cannot be synced both ways, because HighLevel never changes companyName of"
                + " an existing contact; add .ownedBy(GHL), or map it to a custom field.";
        refused(
                m -> m.field("company", Customer::company, Customer::withCompany)
                        .to(COMPANY_NAME),
                message);
        refused(
                m -> m.field("company", Customer::company, Customer::withCompany)
                        .to(COMPANY_NAME)
                        .ownedBy(Side.APP),
                message);
    }

    @Test
    void valuePairs() {
        refused(
                m -> stage(m, Map.of(NEW, "Open")).values(Collections.emptyMap()),
                "Field \"stage\" has values(...) without a pair; add pairs, or leave values(...) out.");
        refused(
                m -> stage(m, Map.of(NEW, " ")),
                "Field \"stage\" pairs NEW with a text that is blank or does not fit the form custom; give it a text of"
                        + " its own.");
        assertThatThrownBy(() -> RecordMapping.<Customer>of(m -> stage(m, Map.of(NEW, "Open", WON, " Open "))))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("Field \"stage\" pairs [")
                .hasMessageEndingWith("so HighLevel's value could not be told back; give each its own text, name"
                        + " one of them in preferring(...), or let the application own the field.");
        refused(
                m -> m.field("balance", Customer::balance, Customer::withBalance)
                        .to(customField("balance"))
                        .values(Map.of(BigDecimal.ONE, "One")),
                "Field \"balance\" pairs a value that is no enum constant, text, whole number, flag or day; pair values"
                        + " of these types only.");
    }

    @Test
    void scopes() {
        for (String pattern : new String[] {"", " ", "*app", "a*b", "**"}) {
            refused(
                    m -> m.tags(Customer::labels, Customer::withLabels).scope(pattern),
                    "The tag scope \"" + pattern + "\" is malformed; write a tag, or the beginning of one followed by"
                            + " \"*\", such as \"app:*\".");
        }
        refused(
                m -> m.tags(Customer::labels, Customer::withLabels).scope(),
                "The scope of the tags is empty; give a pattern such as \"app:*\".");
    }

    @Test
    void externalId() {
        refused(
                m -> email(m, "email").to(EMAIL).externalId(ContactFields.SOURCE),
                "The external id is kept in source, which HighLevel uses itself; give a custom field with"
                        + " customField(...).");
        refused(
                m -> email(m, "email").to(customField("id")).externalId(customField("id")),
                "Field \"email\" and the external id are both mapped to customFields.id; map the field to another one.");
    }

    @Test
    void matchKeys() {
        refused(
                m -> email(m, "email").to(EMAIL).matchOn("mail"),
                "matchOn(...) names \"mail\", which is no mapped field; give names that field(...) was called with.");
        refused(
                m -> email(m, "email").to(EMAIL).matchOn("email", "email"),
                "matchOn(...) names \"email\" twice; leave one out.");
        refused(
                m -> m.tags(Customer::labels, Customer::withLabels).matchOn("tags"),
                "matchOn(...) names the tags, which many contacts share; leave them out.");
    }

    @Test
    void phoneRegion() {
        refused(
                m -> m.phoneRegion("Germany"),
                "There is no phone region \"Germany\"; give the country's code of two letters, such as \"US\".");
    }

    @Test
    void ownFormThatIsNotIdempotent() {
        CanonicalForm growing = CanonicalForm.of(
                "growing",
                value -> value instanceof FieldValue.Text text ? FieldValue.text(text.value() + "!") : value);

        refused(
                m -> email(m, "email").to(EMAIL).canonical(growing),
                "Field \"email\" has the form own:growing, which turns Text[value=a] into Text[value=a!] and that into"
                        + " Text[value=a!!]; make it leave its own results as they are.");
        assertThatThrownBy(() -> CanonicalForm.of(" ", value -> value))
                .hasMessage("The name of a canonical form is blank; give it one.");
    }

    @Test
    void unknownNameInAConfigurationFile() {
        assertThat(ContactFields.named("email")).isEqualTo(EMAIL);
        assertThat(ContactFields.named(" customFields.lead_stage ")).isEqualTo(customField("lead_stage"));
        assertThatThrownBy(() -> ContactFields.named("first_nam"))
                .isInstanceOf(MappingException.class)
                .hasMessage("HighLevel has no contact field named \"first_nam\"; the nearest names are firstName,"
                        + " lastName, and a custom field is written \"customFields.<key>\".");
        assertThatThrownBy(() -> ContactFields.named("?"))
                .hasMessageContaining("firstName, lastName, name, email, phone, ")
                .hasMessageContaining("companyName, dnd");
        assertThatThrownBy(() -> ContactFields.customField("contact."))
                .hasMessage("The key of a custom field is blank; give the key or id that HighLevel shows in its"
                        + " settings.");
    }

    @Test
    void getterAndWitherOfDifferentFields() {
        violated(
                m -> m.field("email", Customer::email, Customer::withPhone).to(EMAIL),
                "Field \"email\" was given Text[value=ada@example.com] and does not hold it afterwards; make getter and wither belong"
                        + " together.");
        violated(
                m -> {
                    email(m, "email").to(EMAIL);
                    m.field(
                                    "phone",
                                    Customer::phone,
                                    (Customer c, String v) -> c.withPhone(v).withEmail(v))
                            .to(PHONE);
                },
                "Field \"phone\" was given Text[value=+12125550100], which also changed [email]; make its wither change this field"
                        + " only.");
    }

    @Test
    void formThatTheApplicationsTypeCannotHold() {
        violated(
                m -> m.field("birthday", Customer::birthday, Customer::withBirthday)
                        .to(customField("day")),
                "Field \"birthday\" cannot take Text[value=a]: Field \"birthday\" has an application type that cannot"
                        + " take a value of the form custom; choose another form with canonical(...), or pair enum"
                        + " constants with values(...).");
    }

    @Test
    void witherThatRefusesNull() {
        violated(
                m -> m.field("visits", Customer::visits, (Customer c, Integer v) -> c.withVisits(v.intValue()))
                        .to(customField("visits"))
                        .canonical(CanonicalForm.integer()),
                "Field \"visits\" cannot take no value: NullPointerException.");
        RecordMapping.<Customer>of(
                        m -> m.field("visits", Customer::visits, (Customer c, Integer v) -> c.withVisits(v.intValue()))
                                .to(customField("visits"))
                                .canonical(CanonicalForm.integer())
                                .clear(ClearPolicy.IGNORE))
                .check(Customer.BLANK);
    }

    private static FieldTarget<Customer, String> email(MappingBuilder<Customer> m, String name) {
        return m.field(name, Customer::email, Customer::withEmail);
    }

    private static FieldOptions<Customer, Customer.Stage> stage(
            MappingBuilder<Customer> m, Map<Customer.Stage, String> values) {
        return m.field("stage", Customer::stage, Customer::withStage)
                .to(customField("stage"))
                .values(values);
    }

    private static void refused(Consumer<MappingBuilder<Customer>> spec, String sentence) {
        assertThatThrownBy(() -> RecordMapping.of(spec))
                .isInstanceOf(MappingException.class)
                .hasMessage(sentence);
    }

    private static void violated(Consumer<MappingBuilder<Customer>> spec, String sentence) {
        RecordMapping<Customer> mapping = RecordMapping.of(spec);
        assertThatThrownBy(() -> mapping.check(Customer.BLANK))
                .isInstanceOf(MappingException.class)
                .hasMessage(sentence);
    }
}
