package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads of files to custom fields: FACTS §1.4. */
class FileUploadTest {
    private final GhlSandbox sandbox = GhlSandbox.start();
    private final String path = "/locations/" + sandbox.locationId() + "/customFields/upload";

    @AfterEach
    void close() {
        sandbox.close();
    }

    private Answer send(String version, String body) {
        return Api.of(sandbox, version)
                .withContentType("multipart/form-data; charset=x; boundary=\"b b\"")
                .post(path, body);
    }

    private static String part(String disposition, String rest) {
        return "--b b\r\nContent-Disposition: form-data; " + disposition + "\r\n" + rest + "\r\n";
    }

    private static final String ID = part("name='id'", "\r\nc1");
    private static final String TWO = part("name='maxFiles'", "\r\n2");
    private static final String END = "--b b--\r\n";

    private static String file(String name) {
        return part("name='f1_u1'; filename='" + name + "'", "Content-Type: text/plain\r\n\r\nzwölf\r\n--b x");
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void eachFileIsToldByNameTypeSizeAndUrl(String version) {
        Answer answer = send(version, ID + TWO + file("ü.txt") + file("empty") + END);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode meta = answer.body().path("meta");
        assertThat(meta.size()).isEqualTo(2);
        assertThat(meta.at("/0/originalname").asText()).isEqualTo("ü.txt");
        assertThat(meta.at("/0/fieldname").asText()).isEqualTo("f1_u1");
        assertThat(meta.at("/0/mimetype").asText()).isEqualTo("text/plain");
        assertThat(meta.at("/0/encoding").asText()).isEqualTo("7bit");
        // Bytes, not characters, and what looks like a delimiter is none.
        assertThat(meta.at("/0/size").asInt()).isEqualTo("zwölf".length() + 1 + "\r\n--b x".length());
        String url = meta.at("/0/url").asText();
        assertThat(url)
                .contains("/" + sandbox.locationId() + "/custom-Field/c1/")
                .endsWith(".txt");
        assertThat(answer.body().path("uploadedFiles").path("ü.txt").asText()).isEqualTo(url);
        assertThat(meta.at("/1/url").asText()).isNotEqualTo(url);
    }

    @Test
    void whatIsMissingOrTooMuchIsRefused() {
        assertThat(send(Api.V2, file("a") + END).message())
                .contains("id must be a string")
                .contains("maxFiles must be a string");
        assertThat(send(Api.V2, ID + TWO + END).status()).isEqualTo(400);
        assertThat(send(Api.V2, ID + TWO + file("a") + file("b") + file("c") + END)
                        .status())
                .isEqualTo(400);
        assertThat(send(Api.V2, ID + part("name='maxFiles'", "\r\nmany") + file("a") + END)
                        .status())
                .isEqualTo(422);
        assertThat(send(Api.V2, ID + TWO + file("a")).message()).contains("Unexpected end of form");
        assertThat(send(Api.V2, "no parts").status()).isEqualTo(400);
        assertThat(send(Api.V2, part("filename='x'", "\r\nx") + END).status()).isEqualTo(400);
        assertThat(Api.of(sandbox, Api.V2)
                        .withContentType("multipart/form-data")
                        .post(path, ID + END)
                        .message())
                .contains("Boundary not found");
        assertThat(Api.of(sandbox, Api.V2)
                        .post(path, "{'id':'x','maxFiles':'1'}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void otherOperationsTakeNoMultipart() {
        assertThat(Api.of(sandbox, Api.V2)
                        .withContentType("multipart/form-data; boundary=x")
                        .post("/contacts/", ID + END)
                        .status())
                .isEqualTo(422);
    }
}
