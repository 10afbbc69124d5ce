package io.ghl.client;

import static io.ghl.client.contacts.ContactField.customDate;
import static io.ghl.client.contacts.ContactField.customNumber;
import static io.ghl.client.contacts.ContactField.customOptions;
import static io.ghl.client.contacts.ContactField.customText;
import static io.ghl.client.contacts.ContactField.customTextBox;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactFilter;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldFile;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldSchema;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.FileSource;
import io.ghl.client.customfields.FileUpload;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.customfields.TextBoxOption;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a value of each data type, against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxCustomFieldsTest extends OnSandbox {
    SandboxCustomFieldsTest(ApiVersion version) {
        super(version);
    }

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        start();
    }

    private CustomField field(CustomFieldType type, String... options) {
        NewCustomField.Builder field =
                NewCustomField.builder().name("The Field").dataType(type);
        return location.customFields()
                .create(
                        options.length == 0
                                ? field.build()
                                : field.options(List.of(options)).build());
    }

    private CustomFieldSchema schema() {
        return location.customFields().schema();
    }

    private CustomFieldValue write(String id, CustomFieldValue value) {
        location.contacts()
                .update(id, ContactUpdate.builder().customField(value).build());
        return schema().read(location.contacts().get(id), "the_field");
    }

    private boolean finds(String id, ContactFilter filter) {
        List<String> found = new ArrayList<>();
        location.contacts().search(ContactSearch.where(filter)).forEach(contact -> found.add(contact.id()));
        assertThat(found).isSubsetOf(id);
        return !found.isEmpty();
    }

    /** Created, read back, found, changed, searched again, refused in another form, cleared. */
    private void lives(
            CustomFieldValue first,
            CustomFieldValue second,
            ContactFilter findsFirst,
            ContactFilter findsSecond,
            CustomFieldValue bad) {
        String id = location.contacts()
                .create(NewContact.builder()
                        .email("ada@example.com")
                        .customField(first)
                        .build())
                .id();
        location.contacts().create(named("other"));
        assertThat(schema().read(location.contacts().get(id), "The Field")).isEqualTo(first);
        assertThat(finds(id, findsFirst)).isTrue();
        assertThat(finds(id, findsSecond)).isFalse();
        assertThat(write(id, second)).isEqualTo(second);
        assertThat(finds(id, findsFirst)).isFalse();
        assertThat(finds(id, findsSecond)).isTrue();
        long writes = sandbox.journal().count("update-contact");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(id, schema().resolve(bad)))
                .withMessageContaining("contact.the_field");
        assertThat(sandbox.journal().count("update-contact")).isEqualTo(writes);
        assertThat(write(id, schema().empty("the_field"))).isNull();
        assertThat(write(id, first)).isEqualTo(first);
        assertThat(write(id, first.cleared())).isNull();
        assertThat(finds(id, findsFirst)).isFalse();
    }

    @Test
    void texts() {
        for (CustomFieldType type : List.of(CustomFieldType.TEXT, CustomFieldType.LARGE_TEXT, CustomFieldType.PHONE)) {
            String id = field(type).id();
            lives(
                    schema().value("the_field", "00123"),
                    schema().value("The field", "zwölf \"x\" 🎈"),
                    customText(id).eq("00123"),
                    customText(id).contains("zw"),
                    CustomFieldValue.of(id, 7));
            renew();
        }
    }

    private void renew() {
        stop();
        start();
    }

    @Test
    void numbersAndMoney() {
        for (CustomFieldType type : List.of(CustomFieldType.NUMERICAL, CustomFieldType.MONETORY)) {
            String id = field(type).id();
            lives(
                    schema().value("the_field", new BigDecimal("12345678901234567.10")),
                    schema().value("the_field", -7),
                    customNumber(id).atLeast(new BigDecimal("12345678901234567")),
                    customNumber(id).eq(new BigDecimal("-7.0")),
                    CustomFieldValue.of(id, "7"));
            renew();
        }
    }

    @Test
    void dates() {
        String id = field(CustomFieldType.DATE).id();
        LocalDate day = LocalDate.of(2026, 11, 21);
        Instant start = Instant.parse("2026-11-21T00:00:00Z");
        lives(
                schema().value("the_field", day),
                schema().value("the_field", "2027-01-01"),
                customDate(id).between(start, start),
                customDate(id).atLeast(start.plusSeconds(1)),
                CustomFieldValue.of(id, "tomorrow"));
        String contact = location.contacts().create(named("epoch")).id();
        CustomFieldValue millis = CustomFieldValue.of(id, start.toEpochMilli());
        assertThat(write(contact, millis).date()).isEqualTo(day);
    }

    @Test
    void oneOption() {
        for (CustomFieldType type : List.of(CustomFieldType.SINGLE_OPTIONS, CustomFieldType.RADIO)) {
            String id = field(type, "New", "Won").id();
            lives(
                    schema().value("the_field", "New"),
                    schema().value("the_field", "Won"),
                    customText(id).eq("New"),
                    customText(id).eq("Won"),
                    CustomFieldValue.of(id, "Lost"));
            renew();
        }
    }

    @Test
    void severalOptions() {
        for (CustomFieldType type : List.of(CustomFieldType.MULTIPLE_OPTIONS, CustomFieldType.CHECKBOX)) {
            String id = field(type, "red", "green", "blue").id();
            lives(
                    schema().value("the_field", List.of("red", "green")),
                    schema().value("the_field", List.of("blue")),
                    customOptions(id).eq("green"),
                    customOptions(id).eq("blue"),
                    CustomFieldValue.of(id, List.of("red", "pink")));
            renew();
        }
    }

    @Test
    void rowsOfATextBoxList() {
        String field = location.customFields()
                .create(NewCustomField.builder()
                        .name("The Field")
                        .dataType(CustomFieldType.TEXTBOX_LIST)
                        .textBoxListOptions(List.of(new TextBoxOption("First", null), new TextBoxOption("Second", "")))
                        .build())
                .id();
        Contact ada = location.contacts().create(named("ada"));
        CustomFieldValue first = write(ada.id(), schema().textBoxes(ada, "the_field", List.of("a")));
        assertThat(first.textBoxes().values()).containsExactly("a");
        ada = location.contacts().get(ada.id());
        CustomFieldValue second = write(ada.id(), schema().textBoxes(ada, "the_field", List.of("b", "c")));
        assertThat(second.textBoxes().values()).containsExactly("b", "c");
        assertThat(second.textBoxes().keySet()).containsAll(first.textBoxes().keySet());
        String row = first.textBoxes().keySet().iterator().next();
        assertThat(finds(ada.id(), customTextBox(field, row).eq("b"))).isTrue();
        assertThat(finds(ada.id(), customTextBox(field, row).eq("a"))).isFalse();

        // HighLevel answers 200 to other forms and changes nothing; the schema refuses them.
        for (CustomFieldValue bad : List.of(
                CustomFieldValue.of(field, List.of("x", "y")),
                CustomFieldValue.empty(field),
                CustomFieldValue.of(field, "x"))) {
            assertThat(write(ada.id(), bad)).isEqualTo(second);
            assertThatIllegalArgumentException().isThrownBy(() -> schema().resolve(bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> schema().empty("the_field"));
        Contact read = location.contacts().get(ada.id());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema().textBoxes(read, "the_field", List.of("1", "2", "3")))
                .withMessageContaining("at most 2");
        assertThat(write(ada.id(), schema().textBoxes(read, "the_field", List.of()))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void filesAreUploadedKeptAndRemoved() throws IOException {
        CustomField field = location.customFields()
                .create(NewCustomField.builder()
                        .name("The Field")
                        .dataType(CustomFieldType.FILE_UPLOAD)
                        .isMultipleFile(true)
                        .maxNumberOfFiles(2)
                        .acceptedFormat(List.of(".pdf", ".csv"))
                        .build());
        assertThat(field.fileLimit()).isEqualTo(2);
        Contact ada = location.contacts().create(named("ada"));
        Path pdf = Files.write(folder.resolve("Lebenslauf Ä.pdf"), new byte[] {0, 1, (byte) 0xFF, 13, 10});
        FileUpload upload = location.customFields().upload(ada.id(), field, FileSource.of(pdf));
        assertThat(upload.meta().get(0).size()).isEqualTo(5);
        assertThat(upload.uploadedFiles()).containsOnlyKeys("Lebenslauf Ä.pdf");
        assertThat(location.contacts().get(ada.id()).customFields()).isEmpty();

        CustomFieldValue one = write(ada.id(), schema().addFiles(ada, "the_field", upload.files()));
        CustomFieldFile kept = one.files().get(0);
        assertThat(kept.id()).isEqualTo(upload.files().get(0).id());
        assertThat(kept.name()).isEqualTo("Lebenslauf Ä.pdf");
        assertThat(kept.contentType()).isEqualTo("application/pdf");
        assertThat(kept.url()).isEqualTo(upload.meta().get(0).url());
        assertThat(kept.documentId()).isNotNull();

        FileSource csv = FileSource.of("b.csv", "text/csv", "a;b".getBytes(UTF_8));
        FileUpload more = location.customFields().upload(ada.id(), field, csv);
        Contact read = location.contacts().get(ada.id());
        CustomFieldValue two = write(ada.id(), schema().addFiles(read, "the_field", more.files()));
        assertThat(two.files()).hasSize(2).contains(kept);

        Contact full = location.contacts().get(ada.id());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema().addFiles(full, "the_field", List.of(CustomFieldFile.of("u", kept.json()))))
                .withMessageContaining("at most 2 files");
        long uploads = sandbox.journal().count("upload-file-customFields");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> location.customFields()
                        .upload(ada.id(), field, FileSource.of("x.exe", "application/x-exe", new byte[1])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> location.customFields().upload(ada.id(), field, csv, csv, csv));
        assertThat(sandbox.journal().count("upload-file-customFields")).isEqualTo(uploads);
        assertThatIllegalArgumentException().isThrownBy(() -> schema().value("the_field", kept.url()));

        CustomFieldValue removed =
                CustomFieldValue.ofFiles(field.id(), two.files().subList(1, 2));
        assertThat(write(ada.id(), removed).files()).containsExactly(two.files().get(1));
        assertThat(write(ada.id(), schema().empty("the_field"))).isNull();
    }

    @Test
    void aKeyWithoutSchemaIsSentAsItIs() {
        field(CustomFieldType.TEXT);
        for (String key : List.of("the_field", "contact.the_field")) {
            String id = location.contacts().create(named(key)).id();
            assertThat(write(id, CustomFieldValue.ofKey(key, "x")).text()).isEqualTo("x");
            // The sandbox ignores a key it does not know; only the schema refuses it.
            assertThat(write(id, CustomFieldValue.ofKey("none", "y")).text()).isEqualTo("x");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> schema().value("none", "y"));
    }

    @Test
    void aDiffChangesOnlyTheFieldsThatDiffer() {
        field(CustomFieldType.CHECKBOX, "a", "b");
        Contact before = location.contacts()
                .create(NewContact.builder()
                        .email("ada@example.com")
                        .customField(schema().value("the_field", List.of("a", "b")))
                        .build());
        Contact wanted = Contact.of("{\"id\":\"" + before.id() + "\",\"email\":\"ada@example.com\",\"source\":\""
                + before.source() + "\"}");
        ContactUpdate update = before.diff(wanted);
        assertThat(update.fields()).contains("customFields");
        location.contacts().update(before.id(), update);
        assertThat(location.contacts().get(before.id()).customFields()).isEmpty();
        assertThat(Map.copyOf(sandbox.journal().countByOperation())).containsEntry("update-contact", 1L);
    }
}
