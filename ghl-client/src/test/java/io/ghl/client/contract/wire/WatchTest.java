package io.ghl.client.contract.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.WireTest;
import io.ghl.client.contract.spec.OpenApiFiles;
import io.ghl.sandbox.GhlSandbox;
import java.util.Arrays;
import java.util.List;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that the client sends escapes {@link EveryExchangeKeepsTheContract}, and the list of exceptions is no loophole. */
class WatchTest extends WireTest {
    private static final String TEST = "ATest.sends";
    private static final WrongOnPurpose ENTRY = new WrongOnPurpose(TEST, "Version header v1", "to see");

    private final Watch watch = new Watch(List.of(ENTRY));

    @BeforeEach
    void specificationIsThere() {
        OpenApiFiles.mustBeThere();
    }

    private static Exchange contact(String version, int status, String answer) {
        return new Exchange("GET", "/contacts/c1", List.of(), version, null, "", status, answer);
    }

    @Test
    void whatAnyServerOfTheTestsReceivesIsSeen() {
        reply(200, "{\"contact\":{\"id\":\"c1\"}}");
        try (GhlClient ghl = client(ApiVersion.V3)) {
            ghl.location(LOCATION).contacts().get("c1");
            Wire.answer(server, new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return json(200, "{\"contact\":{\"id\":\"c1\"}}");
                }
            });
            ghl.location(LOCATION).contacts().get("c2");
        }
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
            assertThat(ghl.location(sandbox.locationId()).contacts().findDuplicate("a+b@example.com", null))
                    .isEmpty();
        }
        List<Exchange> seen = Wire.take();
        assertThat(seen)
                .extracting(Exchange::toString)
                .containsExactly("GET /contacts/c1", "GET /contacts/c2", "GET /contacts/search/duplicate -> 200");
        assertThat(seen).extracting(Exchange::version).containsExactly("v3", "v3", "2021-07-28");
        assertThat(seen.get(2).query()).extracting(Object::toString).contains("email=a+b@example.com");
        assertThat(watch.broken(TEST, seen)).isEmpty();
    }

    @Test
    void requestsAndAnswersOfTheSandboxAreHeldAgainstTheSpecificationOfTheirVersion() {
        assertThat(watch.broken(TEST, List.of(contact("v3", 0, null), contact("2021-07-28", 0, null))))
                .isEmpty();
        assertThat(watch.broken(TEST, List.of(contact("v2", 0, null), contact("v2", 400, "{}"))))
                .singleElement()
                .asString()
                .contains("Version header v2 is none of");
        assertThat(watch.broken(TEST, List.of(contact("v3", 200, "{\"person\":{}}"))))
                .singleElement()
                .asString()
                .contains("'person' is not defined");
    }

    @Test
    void onlyWhatTheListSaysOfThisTestIsExcused() {
        assertThat(watch.broken(TEST, List.of(contact("v1", 0, null)))).isEmpty();
        assertThat(watch.broken("BTest.sends", List.of(contact("v1", 0, null)))).hasSize(1);
    }

    @Test
    void anEntryThatItsTestNoLongerSendsIsStale() {
        assertThat(watch.stale("ATest")).as("its test has not run").isEmpty();
        assertThat(watch.broken(TEST, List.of(contact("v3", 0, null)))).isEmpty();
        assertThat(watch.stale("Test")).isEmpty();
        assertThat(watch.stale("ATest")).containsExactly(ENTRY);
        assertThat(watch.broken(TEST, List.of(contact("v1", 0, null)))).isEmpty();
        assertThat(watch.stale("ATest")).isEmpty();
    }

    @Test
    void everyEntryNamesATestThatThereIs() throws ClassNotFoundException {
        for (WrongOnPurpose entry : WrongOnPurpose.ALL) {
            int dot = entry.test().lastIndexOf('.');
            Class<?> type = Class.forName("io.ghl.client." + entry.test().substring(0, dot));
            assertThat(Arrays.stream(type.getDeclaredMethods()).map(method -> method.getName()))
                    .contains(entry.test().substring(dot + 1));
            assertThat(EveryExchangeKeepsTheContract.name(type) + entry.test().substring(dot))
                    .isEqualTo(entry.test());
        }
    }

    @Test
    void scriptedServersAreMadeByWireOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Wire.class.getName())
                .should()
                .callConstructor(MockWebServer.class)
                .orShould()
                .callMethod(MockWebServer.class, "setDispatcher", Dispatcher.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("io.ghl.client"));
    }
}
