package io.ghl.client;

import static io.ghl.client.contacts.ContactField.customText;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldSchema;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.FileSource;
import io.ghl.client.customfields.FileUpload;
import io.ghl.client.customfields.NewCustomField;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The code of docs/custom-fields.md: it stands here, so it compiles, and it runs against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class CustomFieldsGuideTest extends OnSandbox {
    CustomFieldsGuideTest(ApiVersion version) {
        super(version);
    }

    @BeforeEach
    void open() {
        start();
        create("Lead stage", CustomFieldType.SINGLE_OPTIONS, "New", "Won");
        create("Budget", CustomFieldType.MONETORY);
        create("Next visit", CustomFieldType.DATE);
        create("Interests", CustomFieldType.CHECKBOX, "Yoga", "Boxing");
        create("Allergies", CustomFieldType.TEXTBOX_LIST);
        location.customFields()
                .create(NewCustomField.builder()
                        .name("Resume")
                        .dataType(CustomFieldType.FILE_UPLOAD)
                        .isMultipleFile(true)
                        .maxNumberOfFiles(3)
                        .build());
    }

    private void create(String name, CustomFieldType type, String... options) {
        location.customFields()
                .create(NewCustomField.builder()
                        .name(name)
                        .dataType(type)
                        .options(List.of(options))
                        .build());
    }

    @Test
    void theGuideShowsThisCode() throws IOException {
        Guide.assertShowsCodeOf(CustomFieldsGuideTest.class, "custom-fields.md");
    }

    @Test
    void valuesAreWrittenReadClearedAndFound() {
        String contactId = location.contacts().create(named("ada")).id();
        CustomFieldSchema schema = location.customFields().schema();
        location.contacts()
                .update(
                        contactId,
                        ContactUpdate.builder()
                                .customField(schema.value("lead_stage", "Won"))
                                .customField(schema.value("Budget", new BigDecimal("1250.50")))
                                .customField(schema.value("next_visit", LocalDate.of(2026, 12, 1)))
                                .customField(schema.value("interests", List.of("Yoga", "Boxing")))
                                .build());

        Contact contact = location.contacts().get(contactId);
        CustomFieldValue stage = schema.read(contact, "lead_stage");
        CustomFieldValue budget = schema.read(contact, "Budget");

        assertThat(stage.text()).isEqualTo("Won");
        assertThat(budget.number()).isEqualByComparingTo("1250.50");
        assertThat(schema.read(contact, "Next visit").date()).isEqualTo("2026-12-01");
        assertThat(schema.read(contact, "interests").texts()).containsExactly("Yoga", "Boxing");

        String stageId = schema.field("lead_stage").id();
        Stream<Contact> won = location
                .contacts()
                .search(ContactSearch.where(customText(stageId).eq("Won")))
                .stream();
        assertThat(won).hasSize(1);

        rows(schema, contactId);
        contact = location.contacts().get(contactId);
        location.contacts().update(contactId, emptied(schema, contact));
        contact = location.contacts().get(contactId);
        assertThat(schema.read(contact, "lead_stage")).isNull();
        assertThat(schema.read(contact, "allergies").isEmpty()).isTrue();
        assertThat(schema.read(contact, "Budget")).isEqualTo(budget);
    }

    private static ContactUpdate emptied(CustomFieldSchema schema, Contact contact) {
        ContactUpdate cleared = ContactUpdate.builder()
                .customField(schema.empty("lead_stage"))
                .customField(schema.textBoxes(contact, "allergies", List.of()))
                .build();
        return cleared;
    }

    private void rows(CustomFieldSchema schema, String contactId) {
        for (int i = 0; i < 2; i++) {
            Contact read = location.contacts().get(contactId);
            CustomFieldValue allergies = schema.textBoxes(read, "allergies", List.of("nuts", "pollen"));
            location.contacts()
                    .update(
                            contactId,
                            ContactUpdate.builder().customField(allergies).build());
            Contact changed = location.contacts().get(contactId);
            assertThat(schema.read(changed, "allergies")).isEqualTo(allergies);
        }
    }

    @Test
    void filesAreUploadedAndPutIntoTheContact(@TempDir Path temporary) throws IOException {
        String contactId = location.contacts().create(named("ada")).id();
        String folder = temporary.toString();
        Files.write(temporary.resolve("resume.pdf"), new byte[] {1, 2, 3});
        byte[] letter = "Dear Sir".getBytes(UTF_8);
        CustomFieldSchema schema = location.customFields().schema();

        CustomField resume = schema.field("resume");
        FileUpload upload = location.customFields()
                .upload(
                        contactId,
                        resume,
                        FileSource.of(Path.of(folder, "resume.pdf")),
                        FileSource.of("letter.txt", "text/plain", letter));

        Contact applicant = location.contacts().get(contactId);
        location.contacts()
                .update(
                        contactId,
                        ContactUpdate.builder()
                                .customField(schema.addFiles(applicant, "resume", upload.files()))
                                .build());

        CustomFieldValue stored = schema.read(location.contacts().get(contactId), "resume");
        assertThat(stored.files()).extracting(file -> file.name()).containsExactly("resume.pdf", "letter.txt");
        assertThat(stored.files()).extracting(file -> file.size()).containsExactly(3L, 8L);
    }
}
