package io.ghl.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldFile;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.FileSource;
import io.ghl.client.customfields.FileUpload;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.internal.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files and objects of custom fields on the wire. */
class UploadRequestsTest extends WireTest {
    private static final byte[] BINARY = {0, 13, 10, '-', '-', (byte) 0xFF, (byte) 0xC3};
    private static final CustomField ANY = CustomField.of("{\"id\":\"f1\"}");
    private static final String STORED =
            "{\"uploadedFiles\":{\"a.pdf\":\"https://x/a\"},\"meta\":[{\"fieldname\":\"a.pdf\","
                    + "\"originalname\":\"a.pdf\",\"mimetype\":\"application/pdf\",\"size\":7,\"url\":\"https://x/a\"}],"
                    + "\"traceId\":\"t\"}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void filesGoInParts(ApiVersion version) throws Exception {
        Path onDisk = Files.write(folder.resolve("zwölf \"x\".pdf"), BINARY);
        try (GhlClient ghl = client(version)) {
            reply(200, STORED);
            FileUpload upload = ghl.location(LOCATION)
                    .customFields()
                    .upload(
                            "c1",
                            ANY,
                            FileSource.of(onDisk),
                            FileSource.of("b.csv", "text/csv", "a;b".getBytes(UTF_8)));
            assertThat(upload.meta()).hasSize(1);
            assertThat(upload.files().get(0).size()).isEqualTo(7);
            assertThat(upload.additional()).isEmpty();
        }
        RecordedRequest request = taken();
        assertThat(request.getMethod() + " " + request.getPath())
                .isEqualTo("POST /locations/" + LOCATION + "/customFields/upload");
        assertThat(request.getHeader("Version")).isEqualTo(version == ApiVersion.V3 ? "v3" : "2021-07-28");
        String type = request.getHeader("Content-Type");
        assertThat(type).startsWith("multipart/form-data; boundary=");
        assertThat(request.getHeader("Content-Length")).isEqualTo(String.valueOf(request.getBodySize()));
        String delimiter = "--" + type.substring(type.indexOf('=') + 1);
        String[] parts = new String(request.getBody().readByteArray(), ISO_8859_1).split(Pattern.quote(delimiter), -1);
        assertThat(parts).hasSize(6);
        assertPart(parts[1], "name=\"id\"", null, "c1");
        assertPart(parts[2], "name=\"maxFiles\"", null, "2");
        String name = new String("zwölf %22x%22.pdf".getBytes(UTF_8), ISO_8859_1);
        assertPart(
                parts[3],
                "name=\"f1_UUID\"; filename=\"" + name + "\"",
                "application/pdf",
                new String(BINARY, ISO_8859_1));
        assertPart(parts[4], "name=\"f1_UUID\"; filename=\"b.csv\"", "text/csv", "a;b");
        assertThat(parts[5]).isEqualTo("--\r\n");
    }

    private static void assertPart(String part, String disposition, String type, String content) {
        String[] headAndBody = part.split("\r\n\r\n", 2);
        assertThat(headAndBody[0].replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID"))
                .contains("Content-Disposition: form-data; " + disposition);
        if (type != null) {
            assertThat(headAndBody[0]).contains("Content-Type: " + type);
        }
        assertThat(headAndBody[1]).isEqualTo(content + "\r\n");
    }

    @Test
    void theLimitOfTheFieldIsSentAndKept() throws Exception {
        CustomField field = CustomField.of(
                "{\"id\":\"f1\",\"name\":\"Resume\",\"fieldKey\":\"contact.resume\",\"dataType\":"
                        + "\"FILE_UPLOAD\",\"isMultiFileAllowed\":true,\"maxFileLimit\":2,\"acceptedFormat\":[\".PDF\",\"docx\"]}");
        FileSource pdf = FileSource.of("a.pdf", "application/pdf", BINARY);
        FileSource word = FileSource.of("a.DOCX", "application/octet-stream", BINARY);
        FileSource text = FileSource.of("secret.txt", "text/plain", BINARY);
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            var fields = ghl.location(LOCATION).customFields();
            reply(200, STORED);
            fields.upload("c1", field, word);
            assertThat(taken().getBody().readUtf8())
                    .contains("name=\"maxFiles\"")
                    .contains("\r\n\r\n2\r\n");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fields.upload("c1", field, pdf, pdf, pdf))
                    .withMessageContaining("from 1 to 2 files");
            assertThatIllegalArgumentException().isThrownBy(() -> fields.upload("c1", field));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fields.upload("c1", field, pdf, text))
                    .withMessageContaining("[.PDF, docx]")
                    .withMessageNotContaining("secret");
            assertThatIllegalArgumentException().isThrownBy(() -> fields.upload(" ", field, pdf));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fields.upload("c1", ANY, FileSource.of(folder.resolve("secret.pdf"))))
                    .withMessageNotContaining("secret");
            assertThatIllegalArgumentException().isThrownBy(() -> fields.upload("c1", ANY, FileSource.of(folder)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fields.upload("c1", CustomField.of("{\"id\":\"f1\",\"dataType\":\"TEXT\"}"), pdf))
                    .withMessageContaining("FILE_UPLOAD");
            Path large = folder.resolve("large.pdf");
            try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
                file.setLength((50 << 20) + 1);
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fields.upload("c1", field, FileSource.of(large)))
                    .withMessageContaining("50 MB");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aSourceHasANameAndAType() {
        assertThat(FileSource.of(folder.resolve("a.png")).contentType()).isEqualTo("image/png");
        assertThat(FileSource.of(folder.resolve("a.odd")).contentType()).isEqualTo("application/octet-stream");
        assertThat(FileSource.of(folder.resolve("secret"), "text/csv; charset=utf-8")
                        .toString())
                .doesNotContain("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> FileSource.of(" ", "a/b", BINARY));
        assertThatIllegalArgumentException().isThrownBy(() -> FileSource.of("x", "pdf", BINARY));
        assertThatIllegalArgumentException().isThrownBy(() -> FileSource.of("x", "a/b\r\nX: y", BINARY));
        assertThatIllegalArgumentException().isThrownBy(() -> FileSource.of(Path.of("/")));
        byte[] bytes = BINARY.clone();
        FileSource copied = FileSource.of("x", "a/b", bytes);
        bytes[0] = 1;
        assertThat(copied.content()).isEqualTo(BINARY);
        assertThat(copied.path()).isNull();
        assertThat(copied.size()).isEqualTo(7);
    }

    @Test
    void anUploadIsRepeatedOnlyWhenItWasNotTaken() throws Exception {
        Path onDisk = Files.write(folder.resolve("a.pdf"), BINARY);
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var fields = ghl.location(LOCATION).customFields();
            enqueue(json(429, "{}").setHeader("X-RateLimit-Remaining", "10"));
            reply(200, STORED);
            fields.upload("c1", ANY, FileSource.of(onDisk));
            long first = taken().getBodySize();
            assertThat(taken().getBodySize()).isEqualTo(first).isGreaterThan(BINARY.length);

            reply(502, "{}");
            assertThatExceptionOfType(GhlException.class)
                    .isThrownBy(() -> fields.upload("c1", ANY, FileSource.of(onDisk)))
                    .matches(GhlException::mayHaveTakenEffect);
            enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
            assertThatExceptionOfType(GhlException.class)
                    .isThrownBy(() -> fields.upload("c1", ANY, FileSource.of(onDisk)))
                    .matches(GhlException::mayHaveTakenEffect);
            assertThat(server.getRequestCount()).isEqualTo(4);
        }
        try (GhlClient ghl = builder().readOnly().build()) {
            assertThatExceptionOfType(OperationRefusedException.class)
                    .isThrownBy(() -> ghl.location(LOCATION).customFields().upload("c1", ANY, FileSource.of(onDisk)));
        }
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndFilesKeepTheirNamesInside(ApiVersion version) throws Exception {
        String entry = "{\"meta\":{\"value\":\"x\",\"size\":1.50},\"url\":\"u\"}";
        try (GhlClient ghl = client(version)) {
            reply(200, "{\"contact\":{\"id\":\"c1\"}}");
            ghl.location(LOCATION)
                    .contacts()
                    .update(
                            "c1",
                            ContactUpdate.builder()
                                    .customField(CustomFieldValue.ofFiles(
                                            "f1", List.of(CustomFieldFile.of("value", Json.parse(entry)))))
                                    .customField(CustomFieldValue.ofTextBoxes("f2", Map.of("value", "v")))
                                    .build());
            String name = version == ApiVersion.V3 ? "fieldValue" : "field_value";
            assertSent(
                    version,
                    "PUT /contacts/c1",
                    "{\"customFields\":[{\"id\":\"f1\",\"%1$s\":{\"value\":%2$s}},{\"id\":\"f2\",\"%1$s\":{\"value\":\"v\"}}]}"
                            .formatted(name, entry));
        }
    }

    @Test
    void fieldsAreFoundByNameAndOneReadServesAll() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            var fields = ghl.location(LOCATION).customFields();
            reply(
                    200,
                    "{\"customFields\":[{\"id\":\"f1\",\"name\":\"Stage\",\"fieldKey\":\"contact.stage\"},"
                            + "{\"id\":\"f2\",\"name\":\"Size\",\"fieldKey\":\"contact.size\"},"
                            + "{\"id\":\"f3\",\"name\":\"size\",\"fieldKey\":\"contact.size_1\"}]}");
            assertThat(fields.byName(" stage").orElseThrow().id()).isEqualTo("f1");
            assertThat(fields.byName("none")).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fields.byName("Size"))
                    .withMessageContaining("contact.size_1");
            assertThat(fields.schema().field("stage").id()).isEqualTo("f1");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }
}
