package io.ghl.client.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.client.contract.spec.OpenApiFiles;
import io.ghl.client.contract.spec.Spec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What breaks the contract is found; otherwise the other contract tests would prove nothing. */
class ExchangeCheckTest {
    private static final String GOOD_NOTE = "{\"body\":\"n\"}";
    private static final String NOTE_ANSWER = "{\"note\":{\"id\":\"n1\",\"body\":\"n\",\"pinned\":true}}";

    private static final String BOUNDARY = "multipart/form-data; boundary=x";

    private final ExchangeCheck check = new ExchangeCheck(Spec.of(ApiVersion.V2021_07_28));

    @BeforeAll
    static void specificationIsThere() {
        OpenApiFiles.mustBeThere();
    }

    private static Exchange note(String body, int status, String answer) {
        return new Exchange(
                "POST", "/contacts/c1/notes", List.of(), "2021-07-28", "application/json", body, status, answer);
    }

    private static Exchange businesses(@Nullable String version, Map<String, String> query) {
        return new Exchange(
                "GET", "/businesses/", List.copyOf(query.entrySet()), version, null, "", 200, "{\"businesses\":[]}");
    }

    private void refused(Exchange exchange, String why) {
        assertThat(check.misfits(exchange)).singleElement().asString().contains(why);
    }

    @Test
    void whatKeepsTheContractPasses() {
        assertThat(check.misfits(note(GOOD_NOTE, 201, NOTE_ANSWER))).isEmpty();
        assertThat(check.misfits(businesses("2021-07-28", Map.of("locationId", "l1", "limit", "10"))))
                .isEmpty();
    }

    @Test
    void bodiesOfRequestsAreStrict() {
        refused(note("{\"body\":1}", 201, NOTE_ANSWER), "/body integer found, string expected");
        refused(note("{\"body\":\"n\",\"bodyText\":\"n\"}", 201, NOTE_ANSWER), "'bodyText' is not defined");
        refused(note("{\"pinned\":true}", 201, NOTE_ANSWER), "required property 'body' not found");
        refused(note("{\"body\":null}", 201, NOTE_ANSWER), "null found");
        refused(note("", 201, NOTE_ANSWER), "the body is missing");
        refused(note("body", 201, NOTE_ANSWER), "not application/json");
        refused(
                new Exchange(
                        "PUT",
                        "/contacts/c1",
                        List.of(),
                        "2021-07-28",
                        "application/json",
                        "{\"dndSettings\":{\"SMS\":{\"status\":\"sometimes\"}}}",
                        200,
                        "{}"),
                "does not have a value in the enumeration");
        refused(
                new Exchange(
                        "POST",
                        "/contacts/c1/notes",
                        List.of(),
                        "2021-07-28",
                        "application/x-www-form-urlencoded",
                        "body=n",
                        201,
                        NOTE_ANSWER),
                "x-www-form-urlencoded, which is not declared");
        refused(
                new Exchange("GET", "/contacts/c1", List.of(), "2021-07-28", "application/json", "{}", 200, "{}"),
                "none is declared");
    }

    @Test
    void partsOfAFormAreHeldAgainstItsSchema() {
        String id = part("name=\"id\"", "c1");
        String file = part("name=\"f1_1\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf", "%PDF");
        assertThat(check.misfits(upload(BOUNDARY, id + file + "--x--\r\n"))).isEmpty();
        refused(upload(BOUNDARY, id + part("name=\"size\"", "4") + "--x--\r\n"), "/size string found");
        refused(upload(BOUNDARY, file.replace("f1_1", "id") + "--x--\r\n"), "/id object found");
        refused(upload(BOUNDARY, file.replaceFirst("Content-Type.*", "X: y") + "--x--\r\n"), "/f1_1/contentType null");
        refused(upload(BOUNDARY, id + id + "--x--\r\n"), "the body is not multipart/form-data");
        refused(upload(BOUNDARY, id), "the body is not multipart/form-data");
        refused(upload("multipart/form-data", id + "--x--\r\n"), "the body is not multipart/form-data");
        refused(upload("application/json", "{\"id\":\"c1\"}"), "application/json, which is not declared");
    }

    private static String part(String head, String content) {
        return "--x\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
    }

    private static Exchange upload(String type, String body) {
        return new Exchange(
                "POST", "/locations/l1/customFields/upload", List.of(), "2021-07-28", type, body, 200, "{\"meta\":[]}");
    }

    @Test
    void namesOfTheOtherVersionAreRefused() {
        String body = "{\"locationId\":\"l\",\"dndSettings\":{\"sms\":{\"status\":\"active\"}}}";
        refused(
                new Exchange("POST", "/contacts/", List.of(), "2021-07-28", "application/json", body, 201, "{}"),
                "property 'sms' is not defined");
    }

    @Test
    void parametersAndHeadersAreHeldAgainstTheirDeclarations() {
        refused(businesses("v3", Map.of("locationId", "l1")), "Version header v3 is none of [2021-07-28]");
        refused(businesses(null, Map.of("locationId", "l1")), "Version header null");
        refused(businesses("2021-07-28", Map.of()), "query parameter locationId is missing");
        refused(businesses("2021-07-28", Map.of("locationId", "l1", "page", "2")), "page is not declared");
        refused(
                new Exchange(
                        "GET",
                        "/calendars/appointments/a1/notes",
                        List.of(Map.entry("limit", "many"), Map.entry("offset", "0")),
                        "2021-04-15",
                        null,
                        "",
                        200,
                        "{}"),
                "query parameter limit string found, number expected");
        refused(
                new Exchange(
                        "GET",
                        "/businesses/",
                        List.of(Map.entry("locationId", "l1"), Map.entry("locationId", "l2")),
                        "2021-07-28",
                        null,
                        "",
                        200,
                        "{\"businesses\":[]}"),
                "sent twice");
    }

    @Test
    void pathsAreHeldAgainstTheTemplates() {
        refused(new Exchange("GET", "/contact/c1", List.of(), "2021-07-28", null, "", 200, "{}"), "no such operation");
        refused(
                new Exchange("GET", "/contacts/%7BcontactId%7D", List.of(), "2021-07-28", null, "", 200, "{}"),
                "the path has a brace");
        ExchangeCheck uncorrected = new ExchangeCheck(Spec.of(ApiVersion.V2021_07_28, List.of()));
        assertThat(uncorrected.misfits(
                        new Exchange("DELETE", "/users/u1", List.of(), "2021-07-28", null, "", 200, "{}")))
                .singleElement()
                .asString()
                .contains("path parameter userId is not declared");
    }

    @Test
    void answersAreStrict() {
        refused(note(GOOD_NOTE, 202, NOTE_ANSWER), "this status is not documented");
        refused(note(GOOD_NOTE, 201, NOTE_ANSWER.replace("true", "\"yes\"")), "/note/pinned string found");
        refused(note(GOOD_NOTE, 201, "{\"memo\":{}}"), "'memo' is not defined");
        refused(note(GOOD_NOTE, 201, "<html>"), "is not JSON");
        refused(businessWithTime("yesterday"), "/business/createdAt");
        assertThat(check.misfits(businessWithTime("2026-11-21T10:00:00.000Z"))).isEmpty();
    }

    private static Exchange businessWithTime(String time) {
        return new Exchange(
                "GET",
                "/businesses/b1",
                List.of(),
                "2021-07-28",
                null,
                "",
                200,
                "{\"business\":{\"id\":\"b\",\"name\":\"n\",\"locationId\":\"l\",\"createdAt\":\"" + time + "\"}}");
    }
}
