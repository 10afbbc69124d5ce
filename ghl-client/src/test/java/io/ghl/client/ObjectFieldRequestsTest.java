package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.objects.NewObjectField;
import io.ghl.client.customfields.objects.ObjectField;
import io.ghl.client.customfields.objects.ObjectFieldUpdate;
import io.ghl.client.customfields.objects.ObjectFields;
import io.ghl.client.error.BadRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for fields of businesses and custom objects. */
class ObjectFieldRequestsTest extends WireTest {
    private static final String ONE =
            "{\"id\":\"f1\",\"name\":\"Size\",\"dataType\":\"RADIO\",\"options\":[{\"key\":\"s\",\"label\":\"Small\"},"
                    + "{\"label\":\"no key\"}],\"acceptedFormats\":[\".pdf\"],\"later\":1}";

    @ParameterizedTest
    @EnumSource
    void fieldsHaveAnEnvelopeAndFoldersHaveNone(ApiVersion version) throws Exception {
        String at = "{\"locationId\":\"" + LOCATION + "\",";
        try (GhlClient ghl = client(version)) {
            ObjectFields fields = ghl.location(LOCATION).objectFields();
            reply(200, "{\"fields\":[" + ONE + "],\"folders\":[{\"id\":\"d1\",\"name\":\"Details\"}]}");
            ObjectFields.Definitions all = fields.list(ObjectFields.BUSINESS);
            assertSent(version, "GET /custom-fields/object-key/business?locationId=" + LOCATION, "");
            ObjectField field = all.fields().get(0);
            assertThat(field.type()).contains(CustomFieldType.RADIO);
            assertThat(field.options()).containsExactly(new ObjectField.Option("s", "Small"));
            assertThat(field.additional()).containsOnlyKeys("options", "acceptedFormats", "later");
            assertThat(field.toString()).doesNotContain("Size");
            assertThat(all.folders().get(0).name()).isEqualTo("Details");
            reply(200, "{\"fields\":[]}");
            assertThat(fields.list("custom_objects.pet").folders()).isEmpty();
            assertSent(version, "GET /custom-fields/object-key/custom_objects.pet?locationId=" + LOCATION, "");
            reply(200, "{\"field\":" + ONE + "}");
            assertThat(fields.get("f1")).isEqualTo(field);
            assertSent(version, "GET /custom-fields/f1", "");
            reply(201, "{\"field\":" + ONE + "}");
            fields.create(NewObjectField.builder()
                    .objectKey(ObjectFields.BUSINESS)
                    .fieldKey("business.size")
                    .dataType(CustomFieldType.RADIO)
                    .parentId("d1")
                    .showInForms(true)
                    .options(List.of(new ObjectField.Option("s", "Small", "u")))
                    .build());
            assertSent(
                    version,
                    "POST /custom-fields/",
                    at + "\"objectKey\":\"business\",\"fieldKey\":\"business.size\",\"dataType\":\"RADIO\","
                            + "\"parentId\":\"d1\",\"showInForms\":true,"
                            + "\"options\":[{\"key\":\"s\",\"label\":\"Small\",\"url\":\"u\"}]}");
            reply(200, "{\"field\":" + ONE + "}");
            fields.update(
                    "f1",
                    ObjectFieldUpdate.builder()
                            .showInForms(false)
                            .options(List.of(new ObjectField.Option("s", "Small")))
                            .maxFileLimit(3)
                            .build());
            assertSent(
                    version,
                    "PUT /custom-fields/f1",
                    at + "\"showInForms\":false,\"options\":[{\"label\":\"Small\"}],\"maxFileLimit\":3}");
            reply(200, "{\"succeded\":true,\"id\":\"f1\",\"key\":\"business.size\"}");
            fields.delete("f1");
            assertSent(version, "DELETE /custom-fields/f1", "");
            reply(201, "{\"id\":\"d1\",\"objectKey\":\"business\",\"name\":\"Details\"}");
            assertThat(fields.createFolder(ObjectFields.BUSINESS, "Details").id())
                    .isEqualTo("d1");
            assertSent(version, "POST /custom-fields/folder", at + "\"objectKey\":\"business\",\"name\":\"Details\"}");
            reply(200, "{\"id\":\"d1\",\"name\":\"More\"}");
            assertThat(fields.renameFolder("d1", "More").name()).isEqualTo("More");
            assertSent(version, "PUT /custom-fields/folder/d1", at + "\"name\":\"More\"}");
            reply(200, "{\"succeded\":true,\"id\":\"d1\",\"key\":\"business\"}");
            fields.deleteFolder("d1");
            assertSent(version, "DELETE /custom-fields/folder/d1?locationId=" + LOCATION, "");
        }
    }

    @Test
    void anErrorTellsTheOperationApartFromItsNamesake() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            reply(400, "{\"message\":\"no\"}");
            assertThatExceptionOfType(BadRequestException.class)
                    .isThrownBy(() -> ghl.location(LOCATION).objectFields().delete("f1"))
                    .withMessageContaining("custom-fields/delete-custom-field");
        }
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            ObjectFields fields = ghl.location(LOCATION).objectFields();
            refused("objectKey", () -> fields.list(" "));
            refused("objectKey", () -> fields.createFolder("", "x"));
            refused("name", () -> fields.createFolder("business", " "));
            refused("id", () -> fields.deleteFolder(" "));
            refused("showInForms", () -> ObjectFieldUpdate.builder().name("x").build());
            refused(
                    "objectKey",
                    () -> NewObjectField.builder().showInForms(true).build());
            refused("maxFileLimit", () -> NewObjectField.builder().maxFileLimit(0));
            refused("parentId", () -> NewObjectField.builder().parentId(" "));
            refused("label", () -> new ObjectField.Option("k", " "));
            refused("key", () -> new ObjectField.Option("", "l"));
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static void refused(String field, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(field);
    }
}
