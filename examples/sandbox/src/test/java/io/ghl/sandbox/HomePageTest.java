package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.Api.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page at {@code /}, as a browser without scripts sees it. */
class HomePageTest {
    private final GhlSandbox sandbox = GhlSandbox.builder()
            .clock(new TestClock())
            .rate(10, Duration.ofSeconds(10))
            .token("pit-0123456789-abcdefghij", "app")
            .token("pit-short", "reader", "contacts.readonly")
            .contacts(30)
            .start();
    private final Api browser = Api.bare(sandbox, Map.of());

    @AfterEach
    void close() {
        sandbox.close();
    }

    private String page(String query) {
        Answer answer = browser.get("/" + query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.raw().body()).doesNotContain("${");
        return answer.raw().body();
    }

    @Test
    void whatIsStoredCannotBecomeMarkup() {
        String script = "<script>alert('x')</script>";
        Api api = Api.of(sandbox, Api.V2);
        sandbox.createContact(Map.of("firstName", script, "tags", List.of("\"><img src=x>")));
        api.post("/locations/" + sandbox.locationId() + "/tags", "{'name':'<b>bold</b>'}");
        api.customField("<i>field</i>", "TEXT");
        api.get("/contacts/%3Cu%3E");
        sandbox.sendWebhooksTo(URI.create("http://127.0.0.1:9/%3Cs%3E?a=%22&b='"));

        String page = page("?q=script&location=%3Cscript%3E");

        assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "&lt;b&gt;bold&lt;/b&gt;");
        assertThat(page).doesNotContain("<script>alert", "<img", "<b>", "<i>", "<u>", "<s>");
        assertThat(page("?q=%22%3E%3Cimg%20src=x%3E"))
                .doesNotContain("<img")
                .contains("value=\"&quot;&gt;&lt;img src=x&gt;\"");
    }

    @Test
    void contactsAreSearchedAndPaged() {
        String first = page("");
        assertThat(first).contains("30 found", "page=2\">next</a>").doesNotContain(">previous<");
        String second = page("?page=2");
        assertThat(second).contains("page=1\">previous</a>").doesNotContain(">next<");
        assertThat(rows(first)).hasSize(25);
        assertThat(rows(second)).hasSize(5).doesNotContainAnyElementsOf(rows(first));

        String id = sandbox.createContact(Map.of("firstName", "Zuse", "email", "konrad@example.org"));
        assertThat(rows(page("?q=KONRAD"))).containsExactly(id);
        assertThat(page("?q=nobody-has-this")).contains("0 found", "none");
        assertThat(rows(page("?page=zero"))).hasSize(25);
        assertThat(rows(page("?page=9999"))).isEmpty();
    }

    /** The ids in the table of contacts. */
    private static List<String> rows(String page) {
        String table = page.substring(page.indexOf("Contacts of"), page.indexOf("Records of"));
        return java.util.regex.Pattern.compile("<tr><td>(\\w+)</td>")
                .matcher(table)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    @Test
    void recordsRequestsFaultsAndBudgetsAreShownAndSecretsAreNot() {
        Api api = Api.of(sandbox, Api.V2);
        String id = api.create("'firstName':'Ada'");
        api.post("/contacts/" + id + "/notes", "{'body':'n'}");
        api.get("/contacts/" + id + "?secret=1");
        sandbox.faults().set(Fault.ERROR_AFTER_EFFECT, FaultRule.next(2).on("create-note"));
        sandbox.installs().authorizeLocation(sandbox.locationId());

        String page = page("");

        assertThat(page)
                .contains("<td>Notes</td><td>1</td>", "<td>Tasks</td><td>0</td>", "<td>Contacts</td><td>31</td>")
                .contains("<td>POST /contacts/" + id + "/notes</td><td>create-note</td><td>201</td><td>app</td>")
                .contains("<td>ERROR_AFTER_EFFECT</td><td>create-note</td>")
                .contains("<td>app</td><td>pit-01…ghij</td>")
                .contains("<td>reader</td><td>pit-…</td>", "<td>contacts.readonly</td><td>7</td><td>199997</td>")
                .contains("<td>all</td><td>7</td><td>199997</td>")
                .contains("10 requests in any 10000 ms")
                .contains("<td>nowhere</td>")
                .contains("location " + sandbox.locationId());
        assertThat(page)
                .doesNotContain(sandbox.token(), "pit-short", "secret=1")
                .doesNotContain(sandbox.installs().clientSecret());
        assertThat(sandbox.journal().count()).as("looking is not a request").isEqualTo(3);
    }

    @Test
    void theButtonsNeedNoScript() {
        Api button = browser.withContentType("application/x-www-form-urlencoded");
        assertThat(page(""))
                .contains("action=\"/_sandbox/reset\"", "action=\"/_sandbox/sample-contacts?count=5&amp;locationId=");

        Answer made = button.post("/_sandbox/sample-contacts?count=5&locationId=" + sandbox.locationId(), "");
        assertThat(made.status()).isEqualTo(303);
        assertThat(made.header("Location")).isEqualTo("/");
        assertThat(sandbox.contactCount()).isEqualTo(35);

        assertThat(button.post("/_sandbox/reset", "").status()).isEqualTo(303);
        assertThat(sandbox.contactCount()).isEqualTo(30);
    }

    @Test
    void samplesAreMadeOverHttpToo() {
        Api admin = browser.withContentType("application/json");
        assertThat(admin.post("/_sandbox/sample-contacts?count=40", "")
                        .body()
                        .path("created")
                        .asInt())
                .isEqualTo(40);
        assertThat(sandbox.contactCount()).isEqualTo(70);
        assertThat(admin.post("/_sandbox/sample-contacts?count=0", "").message())
                .contains("count must be from 1 to 1000");
        assertThat(admin.post("/_sandbox/sample-contacts?count=1001", "").status())
                .isEqualTo(400);
    }

    @Test
    void eachLocationHasItsRecords() {
        try (GhlSandbox two = GhlSandbox.builder()
                .locationId("one")
                .token("pit-1")
                .tokenOf("two", "pit-2", "two")
                .start()) {
            Api.of(two, Api.V2, "pit-2").post("/contacts/", "{'locationId':'two','firstName':'Grace'}");
            Api other = Api.bare(two, Map.of());
            assertThat(other.get("/").raw().body()).contains("/?location=two").doesNotContain("Grace");
            assertThat(other.get("/?location=two").raw().body()).contains("Grace");
            assertThat(other.get("/?location=three").raw().body()).contains("Contacts of one");
            assertThat(two.snapshot().path("locations").has("three")).isFalse();
        }
    }
}
