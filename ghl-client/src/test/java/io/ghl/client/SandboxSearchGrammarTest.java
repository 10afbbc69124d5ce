package io.ghl.client;

import static io.ghl.client.contacts.ContactField.customDate;
import static io.ghl.client.contacts.ContactField.customNumber;
import static io.ghl.client.contacts.ContactField.customOptions;
import static io.ghl.client.contacts.ContactField.customText;
import static io.ghl.client.contacts.ContactField.customTextBox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactFilter;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contacts.OpportunityField;
import io.ghl.client.contacts.OpportunityFilter;
import io.ghl.client.customfields.CustomField;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The grammar of contact searches: all of it is accepted, nothing else can be said, and custom fields go by key. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxSearchGrammarTest extends OnSandbox {
    private static final Set<String> KEYWORD = Set.of("eq", "not_eq", "exists", "not_exists");
    private static final Set<String> TEXT = Set.of("eq", "not_eq", "exists", "not_exists", "contains", "not_contains");
    private static final Set<String> DATE = Set.of("range", "exists", "not_exists");
    private static final Set<String> NUMBER = Set.of("range", "exists", "not_exists", "eq", "not_eq");

    SandboxSearchGrammarTest(ApiVersion version) {
        super(version);
    }

    /** FACTS §2: the fields with their operators. */
    private static Map<String, Set<String>> documented() {
        Map<String, Set<String>> fields = new HashMap<>();
        fields.put("id", Set.of("eq", "not_eq"));
        for (String field : List.of(
                "contactName",
                "assignedTo",
                "country",
                "dnd",
                "email",
                "followers",
                "isValidWhatsapp",
                "timezone",
                "type",
                "validEmail",
                "website",
                "activeWorkflows",
                "finishedWorkflows")) {
            fields.put(field, KEYWORD);
        }
        for (String field : List.of(
                "address",
                "businessName",
                "city",
                "companyName",
                "firstNameLowerCase",
                "lastNameLowerCase",
                "phone",
                "postalCode",
                "source",
                "state",
                "tags")) {
            fields.put(field, TEXT);
        }
        for (String field : List.of(
                "dateAdded",
                "dateUpdated",
                "dateOfBirth",
                "lastAppointment",
                "lastEmailClickedDate",
                "lastEmailOpenedDate")) {
            fields.put(field, DATE);
        }
        return fields;
    }

    private static List<ContactField> standardFields() throws IllegalAccessException {
        List<ContactField> fields = new ArrayList<>();
        for (var field : ContactField.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                fields.add((ContactField) field.get(null));
            }
        }
        return fields;
    }

    /** Every condition that the type of a field offers. */
    private static <F> List<F> conditions(Object field, Class<F> type) throws ReflectiveOperationException {
        List<F> filters = new ArrayList<>();
        for (Method method : field.getClass().getMethods()) {
            if (method.getReturnType() == type) {
                Object[] arguments = Arrays.stream(method.getParameterTypes())
                        .map(SandboxSearchGrammarTest::example)
                        .toArray();
                filters.add(type.cast(method.invoke(field, arguments)));
            }
        }
        return filters;
    }

    private static Object example(Class<?> type) {
        Map<Class<?>, Object> examples = Map.of(
                String.class,
                "value 1",
                boolean.class,
                true,
                Instant.class,
                Instant.parse("2026-05-01T00:00:00Z"),
                BigDecimal.class,
                new BigDecimal("10.50"));
        return examples.get(type);
    }

    private JsonNode accepted(ContactFilter filter) {
        ContactSearch search = ContactSearch.where(filter);
        assertThat(location.contacts().search(search))
                .isNotNull()
                .allSatisfy(row -> assertThat(row.id()).isNotEmpty());
        return search.json().path("filters").get(0);
    }

    @Test
    void everyFieldHasItsOperatorsAndNoOthers() throws ReflectiveOperationException {
        start();
        location.contacts().create(named("ada"));
        Map<String, Set<String>> offered = new TreeMap<>();
        for (ContactField field : standardFields()) {
            for (ContactFilter filter : conditions(field, ContactFilter.class)) {
                String operator = accepted(filter).path("operator").asText();
                offered.computeIfAbsent(field.toString(), name -> new TreeSet<>())
                        .add(operator);
            }
        }
        assertThat(offered).isEqualTo(documented());
    }

    @Test
    void everyTypeOfCustomFieldHasItsOperatorsByIdAndByKey() throws ReflectiveOperationException {
        start();
        Map<String, Set<String>> types = new TreeMap<>(Map.of(
                "TEXT", TEXT,
                "LARGE_TEXT", TEXT,
                "SINGLE_OPTIONS", TEXT,
                "RADIO", TEXT,
                "PHONE", TEXT,
                "CHECKBOX", KEYWORD,
                "MULTIPLE_OPTIONS", KEYWORD,
                "NUMERICAL", NUMBER,
                "MONETORY", NUMBER,
                "DATE", DATE));
        types.put("TEXTBOX_LIST", TEXT);
        for (Map.Entry<String, Set<String>> type : types.entrySet()) {
            CustomField field = customField("Field " + type.getKey(), type.getKey(), "one", "two");
            for (String name : List.of(field.id(), field.fieldKey())) {
                Set<String> offered = new TreeSet<>();
                for (ContactFilter filter : conditions(searched(type.getKey(), name), ContactFilter.class)) {
                    offered.add(accepted(filter).path("operator").asText());
                }
                assertThat(offered).as(type.getKey()).isEqualTo(type.getValue());
            }
        }
    }

    private static ContactField searched(String dataType, String field) {
        return switch (dataType) {
            case "CHECKBOX", "MULTIPLE_OPTIONS" -> customOptions(field);
            case "NUMERICAL", "MONETORY" -> customNumber(field);
            case "DATE" -> customDate(field);
            case "TEXTBOX_LIST" -> customTextBox(field, "line1");
            default -> customText(field);
        };
    }

    @Test
    void opportunitiesHaveThreeFieldsOfFourOperators() throws ReflectiveOperationException {
        start();
        Set<String> offered = new TreeSet<>();
        for (OpportunityField field :
                List.of(OpportunityField.PIPELINE_ID, OpportunityField.PIPELINE_STAGE_ID, OpportunityField.STATUS)) {
            for (OpportunityFilter filter : conditions(field, OpportunityFilter.class)) {
                JsonNode sent = accepted(ContactFilter.opportunities(filter));
                offered.add(
                        field + " " + sent.path("value").get(0).path("operator").asText());
            }
        }
        assertThat(offered)
                .hasSize(12)
                .allMatch(condition -> KEYWORD.contains(condition.split(" ", 2)[1]));
        accepted(ContactFilter.anyOf(
                ContactField.ID.eq("x"),
                ContactFilter.opportunities(
                        OpportunityField.PIPELINE_ID.eq("p1"), OpportunityField.STATUS.eq("open"))));
    }

    @Test
    void everySortableFieldSortsBothWaysAndWithASecond() throws IllegalAccessException {
        start();
        int sortable = 0;
        for (ContactField field : standardFields()) {
            try {
                field.ascending();
            } catch (IllegalArgumentException e) {
                continue;
            }
            sortable++;
            for (ContactSearch search : List.of(
                    ContactSearch.all().sortedBy(field.ascending()),
                    ContactSearch.all()
                            .sortedBy(field.descending(), other(field).ascending()))) {
                assertThat(location.contacts().search(search)).isEmpty();
            }
        }
        assertThat(sortable).isEqualTo(8);
    }

    private static ContactField other(ContactField field) {
        return field == ContactField.EMAIL ? ContactField.SOURCE : ContactField.EMAIL;
    }

    private Stream<String> found(ContactFilter filter) {
        return location.contacts().search(ContactSearch.where(filter)).stream().map(Contact::firstName);
    }

    @Test
    void aKeyIsLookedUpBeforeTheSearchAndFindsTheSameAsItsId() {
        start();
        CustomField stage = customField("Lead stage", "TEXT");
        location.contacts()
                .create(NewContact.builder()
                        .firstName("Ada")
                        .email("ada@example.com")
                        .customField(stage.id(), "won early")
                        .build());
        location.contacts().create(named("Bob"));
        assertThat(found(customText("contact.lead_stage").eq("won early"))).containsExactly("Ada");
        assertThat(found(customText("contact.lead_stage")
                        .notExists()
                        .and(ContactField.EMAIL.exists())
                        .or(ContactField.ID.eq("none"))))
                .containsExactly("Bob");
        assertThat(sandbox.journal().count("get-custom-fields")).isEqualTo(1);

        // A field that was made elsewhere since.
        String price = customField("Price", "NUMERICAL").id();
        location.contacts()
                .create(NewContact.builder()
                        .firstName("Cy")
                        .email("cy@example.com")
                        .customField(CustomFieldValue.of(price, new BigDecimal("7")))
                        .build());
        assertThat(found(customNumber("contact.price").between(BigDecimal.ONE, BigDecimal.TEN)))
                .containsExactly("Cy");
        assertThat(sandbox.journal().count("get-custom-fields")).isEqualTo(2);
    }

    @Test
    void anUnknownKeyOrAnotherTypeIsRefusedBeforeTheSearch() {
        start();
        customField("Colours", "MULTIPLE_OPTIONS", "red", "green");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> found(customText("contact.nowhere").exists()).toList())
                .withMessageContaining("contact.nowhere");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> found(ContactFilter.anyOf(
                                ContactField.TAGS.exists(),
                                customText("contact.colours").contains("red")))
                        .toList())
                .withMessageContaining("contact.colours")
                .withMessageContaining("MULTIPLE_OPTIONS")
                .withMessageContaining("customOptions");
        assertThat(sandbox.journal().count("search-contacts-advanced")).isZero();
    }

    @Test
    void theSandboxRefusesWhatTheTypesCannotSay() {
        start();
        for (String condition : List.of(
                "{'field':'id','operator':'exists'}",
                "{'field':'email','operator':'contains','value':'x'}",
                "{'field':'dateUpdated','operator':'eq','value':'2026-05-01'}",
                "{'field':'firstName','operator':'eq','value':'x'}",
                "{'field':'dnd','operator':'range','value':{'gte':1}}",
                "{'field':'opportunities','operator':'nested','value':[{'field':'name','operator':'eq','value':'x'}]}",
                "{'field':'opportunities','operator':'eq','value':'x'}")) {
            ObjectNode body = (ObjectNode) ContactSearch.all().json();
            body.put("locationId", location.id())
                    .putArray("filters")
                    .add(io.ghl.client.internal.json.Json.parse(condition.replace('\'', '"')));
            RawCall call =
                    ghl.raw("POST", "/contacts/search").location(location.id()).body(body);
            org.assertj.core.api.Assertions.assertThatExceptionOfType(io.ghl.client.error.BadRequestException.class)
                    .as(condition)
                    .isThrownBy(call::send);
        }
    }
}
