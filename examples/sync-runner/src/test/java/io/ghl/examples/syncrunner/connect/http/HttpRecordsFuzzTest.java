package io.ghl.examples.syncrunner.connect.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.config.Password;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the application's API answers: records, a problem for the operator, a refused record, and nothing else. */
class HttpRecordsFuzzTest {
    private static final long SEED = Long.getLong("ghl.seed", 8_259);
    private static final int ROUNDS = 1_500 * Integer.getInteger("ghl.rounds", 1);
    private static final String HERE = "loc1";
    private static final MappingFile MAPPING = MappingFile.parse(
            "m.yaml",
            "version: 1\nrecords: contacts\nfields: [{app: email, ghl: email}, {app: city, ghl: city}]\n",
            CodeSteps.none());
    private static final Place.Paging BY_URL = new Place.Paging(Place.Paging.By.URL, "", "meta.next", null, 2);

    private static final String RECORD =
            "{\"id\":\"a\",\"email\":\"a@b.co\",\"address\":{\"city\":\"Bonn\"},\"updated_at\":\"1\"}";
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "0",
            "-1",
            "1e999999999",
            "1e-999999999",
            "9".repeat(30),
            "9".repeat(2_000),
            "\"\"",
            "\" \"",
            "\"..\"",
            "\"/people?page=2\"",
            "\"//[::1\"",
            "\"http://a@:b/\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[".repeat(2_000),
            RECORD,
            "[" + RECORD + "]");
    private static final List<String> NAMES =
            List.of("data", "meta", "next", "id", "email", "address", "city", "updated_at");
    private static final int[] STATUSES = {200, 200, 200, 200, 200, 201, 204, 301, 400, 401, 404, 409, 410, 412, 418};

    private final Random random = new Random(SEED);
    private int requests;

    @TempDir
    private Path folder;

    @Test
    void anyAnswerIsRecordsOrAProblem() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        int good = 0;
        int refused = 0;
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (JsonApi api = new JsonApi(new AppAt.Http(
                URI.create(url),
                new AppAt.Auth("Authorization", "Bearer ", new Password("open-sesame")),
                Duration.ofSeconds(20),
                Duration.ofMillis(1)))) {
            List<AppRecords<Row>> both =
                    List.of(records(api, "cursor", people()), records(api, "url", people().paging(BY_URL)));
            for (int round = 0; round < ROUNDS; round++) {
                requests = 0;
                try {
                    act(both.get(round % 2), "key" + round);
                    good++;
                } catch (AppProblem | IllegalArgumentException e) {
                    assertThat(e.getMessage()).doesNotContain("open-sesame", "a@b.co");
                    refused++;
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("-Dghl.seed=" + SEED + ", round " + round, e);
                }
            }
        } finally {
            server.stop(0);
        }
        assertThat(good).isGreaterThan(ROUNDS / 20);
        assertThat(refused).isGreaterThan(ROUNDS / 20);
    }

    private static People people() {
        return new People()
                .fields(Map.of("city", "address.city"))
                .changes(Duration.ZERO)
                .searchByEmail();
    }

    private AppRecords<Row> records(JsonApi api, String state, People people) {
        return new HttpSource(api, people.place(), MAPPING, HERE, folder.resolve(state)).records();
    }

    private void act(AppRecords<Row> records, String key) {
        Row row = Row.of("a", Map.of("email", "a@b.co", "city", "Bonn", "updated_at", "1"));
        switch (random.nextInt(7)) {
            case 0 ->
                records.find(HERE, "a")
                        .ifPresent(found -> assertThat(found.id()).isNotBlank());
            case 1 -> assertThat(records.page(HERE, null, 10)).isNotNull();
            case 2 -> assertThat(records.changedSince(HERE, "x:1", 10).cursor()).isNotEmpty();
            case 3 -> assertThat(records.findByKey(HERE, "email", "a@b.co")).isNotNull();
            case 4 -> assertThat(records.create(HERE, row, key)).isNotBlank();
            case 5 ->
                records.update(HERE, row, Row.of("a", Map.of("email", "c@d.co", "city", "Bonn", "updated_at", "1")));
            default -> records.delete(HERE, row);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = body();
            int status = STATUSES[random.nextInt(STATUSES.length)];
            if (random.nextBoolean()) {
                exchange.getResponseHeaders().set("ETag", random.nextInt(4) == 0 ? "" : "\"1\"");
            }
            exchange.getResponseHeaders().set("Retry-After", random.nextBoolean() ? "0" : "99999999999999999999");
            // A list whose cursors never end is the one thing that takes as long as the API likes.
            boolean last = ++requests > 20;
            byte[] sent = last ? "{\"data\":[]}".getBytes(StandardCharsets.UTF_8) : body;
            exchange.sendResponseHeaders(status, status == 204 || sent.length == 0 ? -1 : sent.length);
            if (status != 204) {
                exchange.getResponseBody().write(sent);
            }
        }
    }

    private byte[] body() {
        if (random.nextInt(10) == 0) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        }
        boolean one = random.nextBoolean();
        String data = random.nextInt(4) == 0 ? pick(VALUES) : one ? record() : "[" + record() + "," + record() + "]";
        String meta = random.nextInt(3) == 0 ? ",\"meta\":{\"next\":" + pick(VALUES) + "}" : "";
        byte[] bytes = ("{\"data\":" + data + meta + "}").getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String record() {
        return random.nextInt(3) > 0
                ? RECORD
                : RECORD.substring(0, RECORD.length() - 1) + ",\"" + pick(NAMES) + "\":" + pick(VALUES) + "}";
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
