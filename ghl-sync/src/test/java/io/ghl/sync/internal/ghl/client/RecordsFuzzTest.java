package io.ghl.sync.internal.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.client.error.DecodeException;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.mapping.file.Examples;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingFiles;
import io.ghl.sync.record.RecordType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/**
 * Whatever JSON a record of HighLevel is: it is read, field by field, or it is named as unreadable, or an event of it shows
 * nothing that could be taken. Nothing else may come out, for that would hold up more than the record.
 */
class RecordsFuzzTest {
    private static final long SEED = Long.getLong("ghl.seed", 30_26);
    private static final int ROUNDS = 3_000 * Integer.getInteger("ghl.rounds", 1);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Map<String, String> CUSTOM = Map.of(
            "greeting", "TEXT",
            "mobile", "PHONE",
            "renewal", "DATE",
            "visits", "NUMERICAL",
            "memo", "LARGE_TEXT",
            "colours", "MULTIPLE_OPTIONS",
            "stage", "SINGLE_OPTIONS",
            "weight", "FLOAT",
            "seen", "TIME");
    private static final List<String> NAMES = List.of(
            "id",
            "contactId",
            "locationId",
            "firstName",
            "name",
            "contactName",
            "firstNameLowerCase",
            "email",
            "phone",
            "country",
            "dateOfBirth",
            "dnd",
            "dndSettings",
            "tags",
            "customFields",
            "customField",
            "businessId",
            "assignedTo",
            "dateAdded",
            "dateUpdated",
            "deleted",
            "title",
            "body",
            "bodyText",
            "dueDate",
            "completed",
            "appointmentStatus",
            "appoinmentStatus",
            "calendarId",
            "startTime",
            "endTime",
            "isRecurring",
            "rrule",
            "searchAfter",
            "createdBy",
            "additionalEmails",
            "\\u0000",
            "");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"false\"",
            "[]",
            "{}",
            "[null,1,{},[\"a\"],\" VIP \"]",
            "[\"vip\",\"\"]",
            "{\"SMS\":{\"status\":\"active\"},\"sms\":1,\"\":null,\"Call\":[]}",
            "[{\"id\":\"a\",\"email\":1},{\"email\":\"x@example.com\"}]",
            "0",
            "-1",
            "1.50",
            "1e999999999",
            "1e-999999999",
            "9".repeat(900),
            "9223372036854775807",
            "1700000000000",
            "\"\"",
            "\" \"",
            "\"text\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"1e999999999\"",
            "\"+12025550143\"",
            "\"2000-01-05\"",
            "\"2000-01-05T00:00:00.000Z\"",
            "\"2026-11-21T10:15:30.123+14:00\"",
            "\"+999999999-12-31T23:59:59+00:00\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"2026-13-45\"",
            "\"2026-11-21 10:15:30\"");
    private static final List<String> EVENTS = List.of(
            "ContactCreate",
            "ContactUpdate",
            "ContactTagUpdate",
            "ContactDndUpdate",
            "NoteCreate",
            "NoteUpdate",
            "TaskCreate",
            "TaskComplete",
            "AppointmentCreate",
            "AppointmentUpdate",
            "BusinessCreate",
            "Unheard");

    private final Map<RecordType, RecordMapping<?>> mappings = new EnumMap<>(RecordType.class);
    private String answer = "{}";

    private static String customFields() {
        List<String> fields = new ArrayList<>();
        CUSTOM.forEach((key, type) -> fields.add("{\"id\":\"" + key + "\",\"name\":\"" + key
                + "\",\"fieldKey\":\"contact." + key + "\",\"dataType\":\"" + type + "\",\"model\":\"contact\"}"));
        return "{\"customFields\":[" + String.join(",", fields) + "]}";
    }

    private Response answered(Interceptor.Chain chain) {
        String path = chain.request().url().encodedPath();
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(path.contains("customFields") ? customFields() : answer, JSON))
                .build();
    }

    @Test
    void anyRecordIsReadOrNamedAsUnreadable() {
        for (MappingFile file : MappingFiles.parse("club.yaml", Examples.text("club.yaml"), Examples.CODE)
                .files()) {
            mappings.put(file.type(), file.mapping());
        }
        mappings.put(
                RecordType.CONTACT,
                MappingFile.parse("everything.yaml", Examples.text("everything.yaml"), Examples.CODE)
                        .mapping());
        Random random = new Random(SEED);
        Map<RecordType, Integer> read = new EnumMap<>(RecordType.class);
        Set<String> ends = new TreeSet<>();
        OkHttpClient http =
                new OkHttpClient.Builder().addInterceptor(this::answered).build();
        try (GhlClient ghl = GhlClient.builder()
                .privateToken("pit-0000")
                .okHttpClient(http)
                .retryPolicy(RetryPolicy.none())
                .rateLimitPolicy(RateLimitPolicy.unlimited())
                .build()) {
            GhlRecords.Places places = (type, id) -> Optional.of("parent");
            for (int round = 0; round < ROUNDS; round++) {
                RecordType type = RecordType.values()[random.nextInt(RecordType.values().length)];
                GhlRecords port = ClientRecords.of(
                        type, ghl.location("here"), places, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
                String record = record(random);
                answer = document(record);
                String which = "-Dghl.seed=" + SEED + ", round " + round + ", " + type + ": " + record;
                try {
                    List<GhlRecord> records = records(port, record, random);
                    records.forEach(each -> assertReadable(type, each, which));
                    read.merge(type, records.size(), Integer::sum);
                    ends.add("read");
                } catch (DecodeException e) {
                    ends.add("unreadable");
                } catch (RuntimeException | Error e) {
                    throw new AssertionError(which, e);
                }
            }
        }
        assertThat(ends).containsExactly("read", "unreadable");
        assertThat(read).containsOnlyKeys(mappings.keySet());
        assertThat(read.values()).allMatch(count -> count > ROUNDS / 40);
    }

    private static List<GhlRecord> records(GhlRecords port, String record, Random random) {
        switch (random.nextInt(3)) {
            case 0:
                return port.read("r1").stream().toList();
            case 1:
                return port.pollsByParent()
                        ? port.under("parent")
                        : port.all(null).rows();
            default:
                try {
                    return port.shownBy(EVENTS.get(random.nextInt(EVENTS.size())), record).stream()
                            .map(GhlRecords.Shown::record)
                            .toList();
                } catch (IllegalArgumentException e) {
                    // The event has no id that could be taken; the record that it was stored for is what fails.
                    assertThat(record.startsWith("{\"id\":\"r1\"") && !record.contains(",\"id\":"))
                            .isFalse();
                    return List.of();
                }
        }
    }

    private void assertReadable(RecordType type, GhlRecord record, String which) {
        assertThat(record.id()).as(which).isNotEmpty();
        assertThat(mappings.get(type).readGhl(record.values())).as(which).isNotNull();
    }

    private static String record(Random random) {
        StringBuilder json = new StringBuilder(random.nextInt(12) == 0 ? "{\"x\":1" : "{\"id\":\"r1\"");
        for (int fields = random.nextInt(10); fields > 0; fields--) {
            String name = pick(NAMES, random);
            json.append(",\"").append(name).append("\":");
            if (name.startsWith("customField") && random.nextInt(5) > 0) {
                customValues(json, random);
            } else {
                json.append(pick(VALUES, random));
            }
        }
        return json.append('}').toString();
    }

    private static void customValues(StringBuilder json, Random random) {
        List<String> keys = CUSTOM.keySet().stream().sorted().toList();
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            values.add("{\"id\":\"" + pick(keys, random) + "\",\"" + (random.nextBoolean() ? "value" : "field_value")
                    + "\":" + pick(VALUES, random) + "}");
        }
        json.append(values);
    }

    /** The record wherever an answer may have it. */
    private static String document(String record) {
        List<String> places = new ArrayList<>();
        for (String one : List.of("contact", "task", "note", "appointment", "event", "business", "buisness")) {
            places.add("\"" + one + "\":" + record);
        }
        for (String many : List.of("contacts", "tasks", "notes", "businesses", "events")) {
            places.add("\"" + many + "\":[" + record + "]");
        }
        return "{" + String.join(",", places) + ",\"total\":1}";
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
