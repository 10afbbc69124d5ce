package io.ghl.client.customfields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.CustomFieldFile;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomFieldSchemaTest {
    private static final CustomFieldSchema SCHEMA =
            CustomFieldSchema.of(Stream.of("""
                    {"id":"id1","name":"Lead stage","fieldKey":"contact.lead_stage","dataType":"SINGLE_OPTIONS",
                     "picklistOptions":["New","Won"],"isAllowedCustomOption":false}""", """
                    {"id":"id2","name":"Stage","fieldKey":"contact.stage","dataType":"TEXT"}""", """
                    {"id":"id3","name":"Stage","fieldKey":"contact.stage_1","dataType":"TEXT"}""", """
                    {"id":"id4","name":"mood","fieldKey":"contact.temper","dataType":"RADIO",
                     "picklistOptions":["Good"],"isAllowedCustomOption":true}""", """
                    {"id":"id5","name":"Mood","fieldKey":"contact.mood","dataType":"NEW_TYPE"}""", """
                    {"id":"id6","name":"Boxes","fieldKey":"contact.boxes","dataType":"TEXTBOX_LIST",
                     "picklistOptions":[{"id":"b1","label":"First","prefillValue":""},{"id":"b2","label":"Second"}]}""", """
                    {"id":"id7","name":"Files","fieldKey":"contact.files","dataType":"FILE_UPLOAD",
                     "isMultiFileAllowed":true,"maxFileLimit":2}""", """
                    {"id":"id8","name":"Photo","fieldKey":"contact.photo","dataType":"FILE_UPLOAD",
                     "isMultiFileAllowed":false,"maxFileLimit":9}""", """
                    {"id":"id9","name":"Likes","fieldKey":"contact.likes","dataType":"CHECKBOX",
                     "picklistOptions":["tea","milk"]}""")
                    .map(CustomField::of)
                    .toList());

    private static final Contact EMPTY = Contact.of("{\"id\":\"c\"}");

    @ParameterizedTest
    @CsvSource({
        "id1, id1",
        "contact.lead_stage, id1",
        "lead_stage, id1",
        "Lead stage, id1",
        "' lead STAGE ', id1",
        "stage, id2",
        "contact.stage_1, id3",
        "temper, id4",
        "Boxes, id6"
    })
    void aFieldIsFoundByIdKeyOrName(String name, String id) {
        assertThat(SCHEMA.field(name).id()).isEqualTo(id);
    }

    @Test
    void whatIsAmbiguousOrUnknownNamesTheCandidates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCHEMA.field("Stage"))
                .withMessageContaining("contact.stage,")
                .withMessageContaining("contact.stage_1");
        // The key of one field is the name of another.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCHEMA.value("mood", "x"))
                .withMessageContaining("contact.temper")
                .withMessageContaining("contact.mood");
        assertThat(SCHEMA.find("none")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCHEMA.resolve(CustomFieldValue.ofKey("none", 1)))
                .withMessageContaining("none")
                .withMessageContaining("lead_stage");
        assertThatIllegalArgumentException().isThrownBy(() -> SCHEMA.read(EMPTY, "none"));
        assertThat(SCHEMA.toString()).contains("lead_stage").doesNotContain("Won");
        assertThat(SCHEMA.fields()).hasSize(9);
    }

    @Test
    void valuesNameTheFieldById() {
        CustomFieldValue won = SCHEMA.value("lead_stage", "Won");
        assertThat(won).isEqualTo(CustomFieldValue.of("id1", "Won"));
        Contact contact = Contact.of("{\"id\":\"c\",\"customFields\":[{\"id\":\"id1\",\"value\":\"New\"}]}");
        assertThat(SCHEMA.read(contact, "Lead stage").text()).isEqualTo("New");
        assertThat(SCHEMA.read(EMPTY, "Lead stage")).isNull();
        assertThat(SCHEMA.resolve(CustomFieldValue.of("id9", List.of("tea"))).id())
                .isEqualTo("id9");
        assertThat(SCHEMA.value("contact.mood", Json.parse("{\"any\":1}")).id()).isEqualTo("id5");
    }

    @Test
    void optionsAreThoseOfTheListUnlessOthersAreAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCHEMA.value("lead_stage", "Secret stage"))
                .withMessage(
                        "Custom field \"Lead stage\" (contact.lead_stage, SINGLE_OPTIONS) takes one option of [New, Won].");
        assertThat(SCHEMA.value("temper", "Mixed").text()).isEqualTo("Mixed");
        assertThat(SCHEMA.value("likes", List.of("milk", "tea")).texts()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCHEMA.value("likes", List.of("tea", "gin")))
                .withMessageContaining("[tea, milk]");
    }

    /** A value of each form, and the types that take it. */
    @ParameterizedTest
    @EnumSource
    void eachTypeTakesItsFormOnly(CustomFieldType type) {
        CustomFieldSchema schema = CustomFieldSchema.of(List.of(CustomField.of(
                "{\"id\":\"f\",\"name\":\"F\",\"fieldKey\":\"contact.f\",\"dataType\":\"" + type + "\"}")));
        Map<String, CustomFieldValue> forms = Map.of(
                "text", CustomFieldValue.ofKey("f", "Planted"),
                "number", CustomFieldValue.ofKey("f", new BigDecimal("7.50")),
                "date", CustomFieldValue.ofKey("f", LocalDate.of(2026, 11, 21)),
                "list", CustomFieldValue.ofKey("f", List.of("Planted")),
                "numbers", CustomFieldValue.ofKey("f", Json.parse("[7]")),
                "rows", CustomFieldValue.ofTextBoxes("f", Map.of("r", "Planted")),
                "files",
                        CustomFieldValue.ofFiles(
                                "f", List.of(CustomFieldFile.of("u", Json.parse("{\"url\":\"Planted\"}")))),
                "mixed", CustomFieldValue.ofKey("f", Json.parse("{\"a\":\"Planted\",\"b\":{}}")),
                "money", CustomFieldValue.ofKey("f", Json.parse("{\"currency\":\"USD\",\"value\":7}")),
                "flag", CustomFieldValue.ofKey("f", Json.parse("true")));
        List<String> taken = switch (type) {
            case TEXT, LARGE_TEXT, PHONE, EMAIL, SINGLE_OPTIONS, RADIO -> List.of("text", "date");
            case NUMERICAL, MONETORY -> List.of("number");
            case DATE -> List.of("date");
            case MULTIPLE_OPTIONS, CHECKBOX -> List.of("list");
            case TEXTBOX_LIST -> List.of("rows");
            case FILE_UPLOAD -> List.of("files");
            case SIGNATURE -> List.copyOf(forms.keySet());
        };
        forms.forEach((form, value) -> {
            if (taken.contains(form)) {
                assertThat(schema.resolve(value).id()).as(form).isEqualTo("f");
            } else {
                assertThatIllegalArgumentException()
                        .as(form)
                        .isThrownBy(() -> schema.resolve(value))
                        .withMessageStartingWith("Custom field \"F\" (contact.f, " + type + ") takes ")
                        .withMessageNotContaining("Planted");
            }
        });
        if (type == CustomFieldType.TEXTBOX_LIST) {
            assertThatIllegalArgumentException().isThrownBy(() -> schema.empty("f"));
        } else {
            assertThat(schema.empty("f").isEmpty()).isTrue();
        }
    }

    @Test
    void rowsOfAContactAreReusedAndNewOnesFollowTheDefinition() {
        assertThat(SCHEMA.textBoxes(EMPTY, "boxes", List.of("a")).textBoxes())
                .containsExactly(Map.entry("b1", "a"), Map.entry("b2", ""));
        Contact contact =
                Contact.of("{\"id\":\"c\",\"customFields\":[{\"id\":\"id6\",\"value\":{\"r7\":\"x\",\"r3\":\"y\"}}]}");
        assertThat(SCHEMA.textBoxes(contact, "boxes", List.of("a", "b")).textBoxes())
                .containsExactly(Map.entry("r7", "a"), Map.entry("r3", "b"));
        assertThat(SCHEMA.textBoxes(contact, "boxes", List.of()).isEmpty()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCHEMA.textBoxes(contact, "boxes", List.of("a", "b", "c")))
                .withMessageContaining("at most 2");
    }

    @Test
    void noTextsEmptyABoxListThatHasNoRowsYet() {
        CustomFieldSchema schema = CustomFieldSchema.of(List.of(
                CustomField.of("{\"id\":\"f\",\"name\":\"F\",\"dataType\":\"TEXTBOX_LIST\"}"),
                CustomField.of("{\"id\":\"g\",\"name\":\"G\",\"dataType\":\"TEXT\"}")));
        assertThat(schema.textBoxes(EMPTY, "F", List.of()).isEmpty()).isTrue();
        assertThat(schema.textBoxes(EMPTY, "F", List.of("a")).textBoxes()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema.textBoxes(EMPTY, "G", List.of()))
                .withMessageContaining("takes a text");
    }

    @Test
    void filesAreAddedToThoseThatAreThere() {
        Contact contact = Contact.of("{\"id\":\"c\",\"customFields\":[{\"id\":\"id7\",\"value\":"
                + "{\"u1\":{\"meta\":{\"size\":1.50,\"odd\":[1]},\"url\":\"x\",\"documentId\":\"d\"}}}]}");
        FileUpload upload = FileUpload.of("{\"uploadedFiles\":{\"a.csv\":\"https://x/a\"},\"meta\":[{\"fieldname\":"
                + "\"id7_56e0d7fc-085c-4a07-9e1d-6d8fdac7e710\",\"originalname\":\"a.csv\",\"encoding\":\"7bit\","
                + "\"mimetype\":\"text/csv\",\"size\":2061,\"url\":\"https://x/a\"}],\"later\":1}");
        assertThat(SCHEMA.addFiles(contact, "files", upload.files()).value()).isEqualTo(Json.parse("""
                {"u1":{"meta":{"size":1.50,"odd":[1]},"url":"x","documentId":"d"},
                 "56e0d7fc-085c-4a07-9e1d-6d8fdac7e710":{"meta":{"fieldname":"id7_56e0d7fc-085c-4a07-9e1d-6d8fdac7e710",
                   "originalname":"a.csv","encoding":"7bit","mimetype":"text/csv","size":2061,
                   "uuid":"56e0d7fc-085c-4a07-9e1d-6d8fdac7e710"},"url":"https://x/a"}}"""));
        assertThat(upload.uploadedFiles()).containsExactly(Map.entry("a.csv", "https://x/a"));
        assertThat(upload.additional()).containsOnlyKeys("later");
        assertThat(upload.toString() + upload.meta() + upload.files()).doesNotContain("a.csv");
        List<CustomFieldFile> two = FileUpload.of(
                        "{\"meta\":[{\"fieldname\":\"a.csv\",\"url\":\"https://x/1\"},{\"url\":\"https://x/2\"},\"odd\"]}")
                .files();
        assertThat(two)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .extracting(CustomFieldFile::id)
                .doesNotHaveDuplicates();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCHEMA.addFiles(contact, "files", two))
                .withMessageContaining("at most 2 files");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCHEMA.addFiles(EMPTY, "photo", two))
                .withMessageContaining("at most 1 files");
        assertThat(SCHEMA.addFiles(EMPTY, "photo", two.subList(0, 1)).files()).hasSize(1);
    }

    @Test
    void definitionsShowAllThatTheyHave() {
        CustomField field = CustomField.of("""
                {"id":"f","dataType":"FILE_UPLOAD","picklistOptions":["a",{"label":"b"},7],"picklistImageOptions":["i"],
                 "isAllowedCustomOption":true,"isMultiFileAllowed":true,"maxFileLimit":4,"acceptedFormat":[".pdf"],
                 "textBoxListOptions":[{"label":"First","prefillValue":"p"},{"label":""}]}""");
        assertThat(field.type()).contains(CustomFieldType.FILE_UPLOAD);
        assertThat(field.picklistOptions()).containsExactly("a", "b");
        assertThat(field.additional()).containsOnlyKeys("picklistOptions");
        assertThat(field.picklistImageOptions()).containsExactly("i");
        assertThat(field.isAllowedCustomOption()).isTrue();
        assertThat(field.fileLimit()).isEqualTo(4);
        assertThat(field.acceptedFormat()).containsExactly(".pdf");
        assertThat(field.textBoxListOptions()).containsExactly(new TextBoxOption("First", "p"));
        assertThat(CustomField.of("{\"id\":\"f\",\"dataType\":\"HOLOGRAM\"}").type())
                .isEmpty();
        assertThat(NewCustomField.builder()
                        .name("n")
                        .dataType(CustomFieldType.MONETORY)
                        .build()
                        .json())
                .isEqualTo(Json.parse("{\"name\":\"n\",\"dataType\":\"MONETORY\"}"));
    }
}
